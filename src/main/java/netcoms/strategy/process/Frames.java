package netcoms.strategy.process;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The frames of {@link netcoms.strategy.process} on their pipes. */
final class Frames {
    /** Raised whenever the frames change; both ends must agree. */
    static final int VERSION = 5;

    static final byte TRIAL = 1;
    static final byte BATCH = 2;
    static final byte CANCEL = 3;
    static final byte READY = 16;
    static final byte RESULTS = 17;
    static final byte STOPPED = 18;
    static final byte HEARTBEAT = 19;
    static final byte RECOVERY = 20;

    /** Flags of a result. */
    static final int FAILED = 1;

    static final int CONNECTED = 2;

    /** Retries, whether the budget was used up, and ports follow. */
    static final int TRACED = 4;

    /** Far above the largest workload; a longer frame is garbage on the pipe. */
    private static final int MAX_LENGTH = 256 << 20;

    private Frames() {}

    /** A frame of some ints. */
    static ByteBuffer ints(byte type, int... values) {
        ByteBuffer frame = begin(type, Integer.BYTES * values.length);
        for (int value : values) {
            frame.putInt(value);
        }
        return end(frame);
    }

    static ByteBuffer ready(long pid, long clockNanos) {
        return end(begin(READY, Integer.BYTES + 2 * Long.BYTES)
                .putInt(VERSION)
                .putLong(pid)
                .putLong(clockNanos));
    }

    /**
     * @param rssBytes 0 when unknown
     * @param cpuNanos -1 when unknown
     */
    static ByteBuffer heartbeat(long rssBytes, long cpuNanos) {
        return end(begin(HEARTBEAT, 2 * Long.BYTES).putLong(rssBytes).putLong(cpuNanos));
    }

    /** Room for a frame whose body has at most so many bytes; the length is filled in by {@link #end}. */
    static ByteBuffer begin(byte type, int maxBody) {
        return ByteBuffer.allocate(Integer.BYTES + 1 + maxBody)
                .position(Integer.BYTES)
                .put(type);
    }

    static ByteBuffer end(ByteBuffer frame) {
        return frame.putInt(0, frame.position() - Integer.BYTES).flip();
    }

    static void putString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws BufferUnderflowException when the frame does not hold what it announces */
    static String getString(ByteBuffer frame) {
        int length = frame.getInt();
        if (length < 0 || length > frame.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        frame.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads frames; one thread. */
    static final class Input {
        private final InputStream in;
        private byte[] body = new byte[64 * 1024];

        Input(InputStream in) {
            this.in = in;
        }

        /**
         * Waits for the next frame.
         *
         * @return positioned at its type, valid until the next call; null at the end of the stream
         * @throws IOException when the pipe breaks or what comes is no frame
         */
        @Nullable ByteBuffer next() throws IOException {
            int got = in.readNBytes(body, 0, Integer.BYTES);
            if (got == 0) {
                return null;
            }
            int length = ByteBuffer.wrap(body).getInt();
            if (got < Integer.BYTES || length < 1 || length > MAX_LENGTH) {
                throw new IOException("not a frame of this protocol on the pipe");
            }
            if (length > body.length) {
                body = new byte[length];
            }
            if (in.readNBytes(body, 0, length) < length) {
                throw new EOFException("the pipe ended within a frame");
            }
            return ByteBuffer.wrap(body, 0, length);
        }
    }

    /** Writes whole frames; any thread. */
    static final class Output {
        private final OutputStream out;
        private final ReentrantLock writing = new ReentrantLock();

        Output(OutputStream out) {
            this.out = out;
        }

        void write(ByteBuffer frame) throws IOException {
            writing.lock();
            try {
                out.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
                out.flush();
            } finally {
                writing.unlock();
            }
        }

        /** Ends the stream, unless a writer is stuck in it; never waits. */
        void close() {
            if (writing.tryLock()) {
                try {
                    out.close();
                } catch (IOException e) {
                    // The other end is gone already.
                } finally {
                    writing.unlock();
                }
            }
        }
    }

    static Duration getDuration(ByteBuffer frame) {
        return Duration.ofNanos(frame.getLong());
    }
}
