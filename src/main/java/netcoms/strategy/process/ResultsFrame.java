package netcoms.strategy.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import netcoms.task.Outcome;
import netcoms.task.Trace;

/**
 * Inside a worker: the results of a batch that wait to be sent, as they travel; {@link Dispatch} reads them.
 *
 * <p>Threads: {@code tasks} alone.
 */
final class ResultsFrame {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_TEXT_BYTES = 4 * 1024;
    /** A result without ports at its longest, and what is around it. */
    private static final int MAX_RESULT_BYTES = 2 * MAX_TEXT_BYTES + 256;

    private static final int COUNT_POSITION = Integer.BYTES + 1 + Integer.BYTES;

    private final FailureStacks stacks = new FailureStacks();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int count;

    /** A batch of this trial begins. */
    void begin(int trial) {
        stacks.trial(trial);
        buffer = Frames.begin(Frames.RESULTS, BUFFER_BYTES).putInt(trial).putInt(0);
        count = 0;
    }

    /** Takes the next result, however long it is: the ports of a crowd are the only part of any length. */
    void add(Outcome outcome, long workNanos, long endNanos) {
        Trace trace = outcome.trace();
        boolean connected = trace.connectNanos() > 0;
        boolean traced =
                trace.retries() > 0 || trace.overBudget() || !trace.ports().isEmpty();
        int flags = (outcome instanceof Outcome.Failed ? Frames.FAILED : 0)
                | (connected ? Frames.CONNECTED : 0)
                | (traced ? Frames.TRACED : 0);
        makeRoom(MAX_RESULT_BYTES + trace.ports().size() * Integer.BYTES);
        buffer.put((byte) flags).putLong(workNanos).putLong(endNanos);
        if (connected) {
            buffer.putLong(trace.connectNanos());
        }
        if (traced) {
            buffer.putInt(trace.retries())
                    .put((byte) (trace.overBudget() ? 1 : 0))
                    .putInt(trace.ports().size());
            trace.ports().forEach(buffer::putInt);
        }
        if (outcome instanceof Outcome.Failed failed) {
            put(failed.kind().name());
            put(failed.detail());
            put(stacks.of(failed, endNanos));
        }
        count++;
    }

    private void makeRoom(int bytes) {
        if (buffer.remaining() < bytes) {
            int length = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.allocate(length).put(buffer.flip());
        }
    }

    /** As {@link Frames#getString} reads it; what is cut within a character ends in a replacement for it. */
    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MAX_TEXT_BYTES);
        buffer.putInt(length).put(bytes, 0, length);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether it is to be sent before the next result. */
    boolean isFull() {
        return buffer.remaining() < MAX_RESULT_BYTES;
    }

    /**
     * The frame, to be written before the next call.
     *
     * @param running the task that begins now, or -1
     */
    ByteBuffer end(int running) {
        buffer.putInt(COUNT_POSITION, count).putInt(running);
        return Frames.end(buffer);
    }

    /** It was written: the next results of the batch follow. */
    void clear() {
        buffer.clear().position(COUNT_POSITION + Integer.BYTES);
        count = 0;
    }
}
