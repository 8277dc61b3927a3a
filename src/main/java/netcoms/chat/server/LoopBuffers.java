package netcoms.chat.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import tlschannel.BufferAllocator;

/**
 * Buffers for the records of one event loop's TLS connections. One is needed only while a record is not whole, so a few
 * serve for all, and a connection that has sent half a record holds a small one. One loop's.
 */
final class LoopBuffers implements BufferAllocator {
    private static final int KEPT = 16;

    /** The longest record and what is around it. */
    private static final int RECORD_BYTES = 17 * 1024;

    /** What a connection begins with. */
    private static final int SMALL_BYTES = 4 * 1024;

    private final ArrayDeque<ByteBuffer> records = new ArrayDeque<>(KEPT);
    private final ArrayDeque<ByteBuffer> small = new ArrayDeque<>(KEPT);

    @Override
    public ByteBuffer allocate(int size) {
        boolean little = size <= SMALL_BYTES;
        ByteBuffer kept = little ? small.poll() : records.poll();
        return kept == null ? ByteBuffer.allocate(little ? SMALL_BYTES : Math.max(size, RECORD_BYTES)) : kept;
    }

    @Override
    public void free(ByteBuffer buffer) {
        ArrayDeque<ByteBuffer> kept = buffer.capacity() == SMALL_BYTES ? small : records;
        if (kept.size() < KEPT) {
            kept.push(buffer.clear());
        }
    }
}
