package netcoms.chat.server;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The buffer through which every write of a loop goes. Most sessions are sent the very same part of a ring, one behind
 * the other: it is copied once for all of them. On the loop's thread only.
 */
final class Chunk {
    private final ByteBuffer bytes;
    private @Nullable Ring ring;
    private long from;
    private long to;

    Chunk(int size) {
        bytes = ByteBuffer.allocateDirect(size);
    }

    /** What {@link #fill} put there, to be written from. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Makes what comes next for this outbox ready to be written; false when the ring has overtaken the session. */
    boolean fill(Outbox outbox) {
        Ring wanted = outbox.onlyRing();
        long wantedFrom = outbox.cursor();
        long wantedTo = outbox.sendable();
        if (wanted != null && wanted.equals(ring) && from == wantedFrom && to == wantedTo) {
            bytes.rewind();
            return true;
        }
        ring = null;
        bytes.clear();
        if (!outbox.fill(bytes)) {
            return false;
        }
        bytes.flip();
        if (bytes.limit() == Math.min(wantedTo - wantedFrom, bytes.capacity())) { // nothing was said meanwhile
            ring = wanted;
            from = wantedFrom;
            to = wantedTo;
        }
        return true;
    }
}
