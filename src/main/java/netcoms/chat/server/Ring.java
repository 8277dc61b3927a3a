package netcoms.chat.server;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The shared broadcast log: encoded lines one behind the other in a ring of bytes, at positions that only grow. Every
 * session reads it at its own pace with a cursor, so a line is stored once however many receive it.
 *
 * <p>Threads: one appends at a time (the room's lock sees to that); any event loop reads, without a lock. A reader that
 * falls a whole ring behind could see bytes change under it; it learns that from {@link #read} afterwards and must
 * throw away what it copied.
 */
final class Ring {
    private final byte[] bytes;
    private final int mask;

    /** Volatile: readers see the bytes before it, and the count of lines. */
    private volatile long tail;

    /** Volatile: raised before the bytes change, so that a reader can tell that its copy was overtaken. */
    private volatile long reserved;

    private volatile long lines;

    /** Volatile: loops compare it with what they have sent. */
    private volatile long urgent;

    private long appended;

    /** A ring of at least this many bytes. */
    Ring(int minBytes) {
        bytes = new byte[Integer.highestOneBit(Math.max(minBytes, 2) - 1) << 1];
        mask = bytes.length - 1;
    }

    /** Where the next line will stand. */
    long tail() {
        return tail;
    }

    /** How many lines were ever appended. */
    long lines() {
        return lines;
    }

    /** Behind the last line that should be sent without delay. */
    long urgent() {
        return urgent;
    }

    /** Appends a line that should be sent without delay. */
    void append(byte[] line, int length) {
        appendPatient(line, length);
        urgent = tail;
    }

    /** Appends a line that may wait a little for others of its kind. */
    void appendPatient(byte[] line, int length) {
        long from = tail;
        reserved = from + length;
        VarHandle.fullFence(); // no byte changes before the reservation is seen
        int at = (int) from & mask;
        int first = Math.min(length, bytes.length - at);
        System.arraycopy(line, 0, bytes, at, first);
        System.arraycopy(line, first, bytes, 0, length - first);
        appended++;
        lines = appended;
        tail = from + length;
    }

    /**
     * Copies from a position up to another, or as much as there is room for.
     *
     * @return the position behind what was copied; -1 when those bytes are no longer there
     */
    long read(long from, long to, ByteBuffer out) {
        int length = (int) Math.min(to - from, out.remaining());
        if (to - from > bytes.length) {
            return -1;
        }
        int at = (int) from & mask;
        int first = Math.min(length, bytes.length - at);
        out.put(bytes, at, first);
        out.put(bytes, 0, length - first);
        VarHandle.loadLoadFence(); // the copy is complete before it is judged
        return reserved - from > bytes.length ? -1 : from + length;
    }
}
