package netcoms.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes to messages and back. Strict in what it takes: whole UTF-8, whole JSON, one object, bounded depth and string
 * length. Not thread-safe, since it keeps its buffers: one codec a thread.
 */
public final class MessageCodec {
    private final MessageReader reader;
    private final MessageWriter writer = new MessageWriter();

    /**
     * A codec for one thread.
     *
     * @param maxBytes of one message that is read
     */
    public MessageCodec(int maxBytes) {
        reader = new MessageReader(maxBytes);
    }

    /** Reads one whole object, as {@link FrameDecoder} found it. */
    public Message decode(byte[] bytes, int from, int to) throws MalformedException {
        return reader.read(bytes, from, to);
    }

    /** Like {@link #decode}; the shape of a line is remembered for the next one of the same client. */
    public Message decode(byte[] bytes, int from, int to, LineShape shape) throws MalformedException {
        return reader.read(bytes, from, to, shape);
    }

    /**
     * Writes a line whose content is these bytes, which must be visible ASCII that stands for itself in JSON, as
     * {@link LineShape} finds it. The same as {@link #encode} makes of it.
     */
    public Encoded encode(Message.Chat line, byte[] content, int from, int to, boolean extended) {
        return writer.write(line, content, from, to, extended);
    }

    /**
     * Writes one object and a newline.
     *
     * @param extended whether the receiver asked for extras; without it nothing but the original fields is written
     * @return the codec's own buffer, good until its next use
     */
    public Encoded encode(Message message, boolean extended) {
        return writer.write(message, extended);
    }

    /** Like {@link #encode}, as a copy. */
    public byte[] bytes(Message message, boolean extended) {
        return encode(message, extended).copy();
    }

    /** One or more encoded messages in a buffer that grows. */
    public static final class Encoded extends java.io.OutputStream {
        private static final int USUAL_BYTES = 1024;
        private static final int KEPT_BYTES = 256 * 1024;
        private byte[] array = new byte[USUAL_BYTES];
        private int length;

        /** Holds the bytes from 0 to {@link #length}; not to be changed. */
        public byte[] array() {
            return array;
        }

        /** In bytes. */
        public int length() {
            return length;
        }

        /** The bytes alone. */
        public byte[] copy() {
            return Arrays.copyOf(array, length);
        }

        /** Forgets what it holds, and a buffer of unusual size. */
        public void clear() {
            length = 0;
            if (array.length > KEPT_BYTES) {
                array = new byte[USUAL_BYTES];
            }
        }

        @Override
        public void write(int b) {
            room(1);
            array[length++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            room(count);
            System.arraycopy(bytes, from, array, length, count);
            length += count;
        }

        void bytes(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }

        /** Writes the first, and behind it the text as it stands; false when the text would need an escape. */
        boolean text(byte[] before, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (JsonBytes.special(utf8, 0, utf8.length) < utf8.length) {
                return false;
            }
            bytes(before);
            bytes(utf8);
            return true;
        }

        private void room(int count) {
            if (array.length - length < count) {
                array = Arrays.copyOf(array, Math.max(2 * array.length, length + count));
            }
        }
    }
}
