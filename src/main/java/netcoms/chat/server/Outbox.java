package netcoms.chat.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a session has still to be sent: the ring from its cursor on, with splices. A splice stands at a position of the
 * ring: there its own bytes (a private reply, perhaps none) are sent, and the ring goes on behind the session's own
 * lines. So memory is the ring plus what is private, and the order is that in which things happened.
 *
 * <p>Belongs to the session's event loop.
 */
final class Outbox {
    private static final byte[] NOTHING = {};

    /** At {@code from} send {@code bytes}, go on at {@code to}. */
    private static final class Splice {
        final long from;
        long to;
        byte[] bytes;

        Splice(long from, long to, byte[] bytes) {
            this.from = from;
            this.to = to;
            this.bytes = bytes;
        }
    }

    private final ArrayDeque<Splice> splices = new ArrayDeque<>(2);
    private @Nullable Ring ring;
    private long cursor;
    private int sentOfSplice;
    private int splicedBytes;
    private long heldAt = Long.MAX_VALUE;
    private long countedLines;
    private long ownLines;

    /** From now on the session also receives what is appended to this ring. */
    void follow(Ring ring) {
        this.ring = ring;
        countedLines = ring.lines();
        long position = ring.tail();
        ArrayDeque<Splice> moved = new ArrayDeque<>();
        for (Splice splice : splices) { // replies that still wait come before all of the ring
            moved.add(new Splice(position, position, splice.bytes));
        }
        splices.clear();
        splices.addAll(moved);
        cursor = position;
    }

    /** Keeps lines of the ring back until {@link #release}; private replies up to here pass. */
    void hold() {
        heldAt = end();
    }

    void release() {
        heldAt = Long.MAX_VALUE;
    }

    boolean held() {
        return heldAt != Long.MAX_VALUE;
    }

    /** Inserts something for this session alone, behind everything that is there now. */
    void insert(byte[] bytes) {
        long position = end();
        splice(position, position, bytes);
    }

    /** Leaves the session's own line out, and sends this instead (perhaps nothing). */
    void skipOwn(long from, byte[] instead) {
        ownLines++;
        splice(from, end(), instead);
    }

    static byte[] nothing() {
        return NOTHING;
    }

    private void splice(long from, long to, byte[] bytes) {
        splicedBytes += bytes.length;
        Splice last = splices.peekLast();
        if (last != null && last.to == from && (bytes.length == 0 || last.bytes.length == 0)) {
            last.to = to; // neighbours become one: a busy sender's own lines cost nothing
            last.bytes = bytes.length == 0 ? last.bytes : bytes;
        } else {
            splices.add(new Splice(from, to, bytes));
        }
    }

    /** Bytes that wait, an upper bound: own lines that will be left out count too. */
    long waiting() {
        return end() - cursor + splicedBytes;
    }

    /** Bytes that wait for this session alone. */
    int ownBytes() {
        return splicedBytes;
    }

    /** The ring, when nothing but a part of it is to be sent now; else null. */
    @Nullable Ring onlyRing() {
        return splices.isEmpty() ? ring : null;
    }

    /** Up to which position of the ring everything has been sent. */
    long cursor() {
        return cursor;
    }

    /** Up to which position of the ring lines may be sent now. */
    long sendable() {
        return Math.min(end(), heldAt);
    }

    /** Copies what comes next, as much as there is room for; false when the ring has overtaken the session. */
    boolean fill(ByteBuffer out) {
        long position = cursor;
        int skip = sentOfSplice;
        long end = sendable();
        for (Splice splice : splices) {
            if (splice.from > end) {
                break;
            }
            position = copy(position, splice.from, out);
            if (position != splice.from) {
                return position >= 0;
            }
            int length = Math.min(splice.bytes.length - skip, out.remaining());
            out.put(splice.bytes, skip, length);
            if (skip + length < splice.bytes.length) {
                return true;
            }
            position = splice.to;
            skip = 0;
        }
        return position >= end || copy(position, end, out) >= 0;
    }

    private long copy(long from, long to, ByteBuffer out) {
        return ring == null || from == to ? to : ring.read(from, to, out);
    }

    /** Notes that so many bytes of what {@link #fill} copied have been sent. */
    void sent(int count) {
        int left = count;
        while (true) {
            Splice next = splices.peekFirst();
            long upTo = next == null ? Long.MAX_VALUE : next.from;
            long step = Math.min(left, upTo - cursor);
            cursor += step;
            left -= (int) step;
            if (next == null || cursor < upTo || cursor > heldAt) {
                return;
            }
            int part = Math.min(left, next.bytes.length - sentOfSplice);
            sentOfSplice += part;
            left -= part;
            if (sentOfSplice < next.bytes.length) {
                return;
            }
            cursor = next.to;
            splicedBytes -= next.bytes.length;
            sentOfSplice = 0;
            splices.removeFirst();
        }
    }

    /** Whether nothing can be sent now. */
    boolean idle() {
        return splices.isEmpty() ? cursor >= sendable() : splices.getFirst().from > heldAt;
    }

    /** How many lines of others were sent since this was last asked; exact whenever the session has caught up. */
    long takeDelivered() {
        if (ring == null || !splices.isEmpty() || cursor != ring.tail()) {
            return 0;
        }
        long lines = ring.lines();
        long delivered = lines - countedLines - ownLines;
        countedLines = lines;
        ownLines = 0;
        return delivered;
    }

    /** How many lines of others wait and will not be sent; an upper bound, as some may have been since they were counted. */
    long missed() {
        return ring == null ? 0 : ring.lines() - countedLines - ownLines;
    }

    private long end() {
        return ring == null ? 0 : ring.tail();
    }
}
