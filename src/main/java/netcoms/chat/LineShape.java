package netcoms.chat;

import java.util.Arrays;

/**
 * What stands around the content of a client's last line. Nearly every line of a client differs from the one before in
 * its content alone, so that of one which has the same shape only the content has to be looked at. A line that is not
 * recognised is none the worse for it: {@link MessageCodec} reads it.
 *
 * <p>One for each client, not thread-safe.
 */
public final class LineShape {
    private static final byte[] NOTHING = {};

    private byte[] head = NOTHING;
    private byte[] tail = NOTHING;
    private String time = "";

    /** Remembers the line that stands from {@code from} to {@code to}, with the bytes of its content within it. */
    void learn(byte[] bytes, int from, int contentFrom, int contentTo, int to, String time) {
        head = Arrays.copyOfRange(bytes, from, contentFrom);
        tail = Arrays.copyOfRange(bytes, contentTo, to);
        this.time = time;
    }

    /** Bytes of a line before its content. */
    public int headLength() {
        return head.length;
    }

    /** Bytes of a line behind its content, with the closing brace. */
    public int tailLength() {
        return tail.length;
    }

    /** The time that such a line carries, as its sender wrote it. */
    public String time() {
        return time;
    }

    /**
     * Where the content ends of the line that begins here; -1 unless it has this shape, is whole before {@code to}, and
     * its content is visible ASCII that stands for itself in JSON. Such a content may always be said.
     */
    public int contentEnd(byte[] bytes, int from, int to) {
        int start = from + head.length;
        if (head.length == 0 || start >= to || !Arrays.equals(bytes, from, start, head, 0, head.length)) {
            return -1;
        }
        int end = JsonBytes.invisible(bytes, start, to);
        boolean same = end > start
                && bytes[start] > ' ' // so it is not blank
                && end + tail.length <= to
                && Arrays.equals(bytes, end, end + tail.length, tail, 0, tail.length);
        return same ? end : -1;
    }
}
