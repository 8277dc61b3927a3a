package netcoms.fault;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Direct buffers for relaying. A connection waits with a small one, so that ten thousand cost little, and has a large one
 * while bytes stream; of those there are not many, and whoever gets none streams through its small one. Any thread.
 */
final class Buffers {
    static final int SMALL = 4 * 1024;
    static final int LARGE = 128 * 1024;
    private static final int MOST_LARGE = 256;
    private static final int MOST_SMALL_KEPT = 4_096;

    private static final Queue<ByteBuffer> SMALL_ONES = new ConcurrentLinkedQueue<>();
    private static final Semaphore SMALL_PLACES = new Semaphore(MOST_SMALL_KEPT);
    private static final Queue<ByteBuffer> LARGE_ONES = new ConcurrentLinkedQueue<>();
    private static final Semaphore LARGE_PLACES = new Semaphore(MOST_LARGE);

    private Buffers() {}

    static ByteBuffer small() {
        ByteBuffer kept = SMALL_ONES.poll();
        if (kept == null) {
            return ByteBuffer.allocateDirect(SMALL);
        }
        SMALL_PLACES.release();
        return kept;
    }

    /** The buffer for the next read, empty, by how many bytes the last one found; takes the one that it does not return. */
    static ByteBuffer fitting(ByteBuffer buffer, int found) {
        buffer.clear();
        if (buffer.capacity() == SMALL && found == SMALL && LARGE_PLACES.tryAcquire()) {
            ByteBuffer large = large();
            give(buffer);
            return large;
        }
        if (buffer.capacity() == LARGE && found < SMALL) {
            ByteBuffer small = small();
            give(buffer);
            return small;
        }
        return buffer;
    }

    /** Of a place that was taken; without memory the place is free again. */
    private static ByteBuffer large() {
        ByteBuffer kept = LARGE_ONES.poll();
        if (kept != null) {
            return kept;
        }
        try {
            return ByteBuffer.allocateDirect(LARGE);
        } catch (OutOfMemoryError e) {
            LARGE_PLACES.release();
            throw e;
        }
    }

    static void give(ByteBuffer buffer) {
        buffer.clear();
        if (buffer.capacity() == LARGE) {
            LARGE_ONES.add(buffer);
            LARGE_PLACES.release();
        } else if (SMALL_PLACES.tryAcquire()) {
            SMALL_ONES.add(buffer);
        }
    }
}
