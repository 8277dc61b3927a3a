package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import netcoms.task.RecoveryGlance;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to do: the trial it takes part in, and of that the batch which its process works on. Guarded by the pool's
 * lock.
 */
final class Assignment {
    private static final int NONE = -1;

    private @Nullable Dispatch trial;
    /** Whether the process was sent the workload. */
    private boolean announced;
    /** Tasks {@code next} to before {@code to} are open; {@code running} was seen to begin, or is {@link #NONE}. */
    private boolean busy;

    private int next;
    private int to;
    private int running = NONE;
    private long runningSinceNanos;
    private @Nullable RecoveryGlance recovery;

    /** Takes part in the trial from now on; false when it does already. */
    boolean join(Dispatch other) {
        if (other.equals(trial)) {
            return false;
        }
        clear();
        recovery = null;
        trial = other;
        return true;
    }

    /** The process was sent this trial's workload; that of an earlier one may be told late. */
    void announced(Dispatch other) {
        announced |= other.equals(trial);
    }

    boolean isOf(int id) {
        return trial != null && trial.id() == id;
    }

    /** So recovery stands in the process. */
    void told(RecoveryGlance glance) {
        recovery = glance;
    }

    @Nullable RecoveryGlance recovery() {
        return recovery;
    }

    boolean isBusy() {
        return busy;
    }

    /** The frame of the next batch, which is open from now on; null when one is, or there is none. */
    @Nullable ByteBuffer takeBatch() {
        Backlog.Range batch = announced && !busy && trial != null ? trial.take() : null;
        if (batch == null || trial == null) {
            return null;
        }
        busy = true;
        next = batch.from();
        to = batch.to();
        running = NONE;
        return Frames.ints(Frames.BATCH, trial.id(), next, to);
    }

    /** The frame that stops the open batch; null when none is open. */
    @Nullable ByteBuffer cancel() {
        return busy && trial != null ? Frames.ints(Frames.CANCEL, trial.id()) : null;
    }

    /** Results of the open batch, and which task begins now. */
    Dispatch.Recorded results(long clockOffsetNanos, ByteBuffer frame, long nowNanos) throws IOException {
        if (trial == null) {
            throw new IOException("results without a trial");
        }
        Dispatch.Recorded recorded = trial.results(next, to, clockOffsetNanos, frame);
        next += recorded.count();
        running = frame.getInt();
        if (running >= 0) {
            trial.started(running);
            runningSinceNanos = nowNanos;
        }
        busy = next < to;
        return recorded;
    }

    /** The process has nothing open any more. */
    void stopped() {
        busy = false;
        running = NONE;
    }

    /** Why the running task hangs, for a person; empty when it does not. */
    String hang(Patience patience, long nowNanos) {
        if (!busy || running < 0 || trial == null) {
            return "";
        }
        long limit = patience.nanos(trial.spec(running), trial.settings());
        return nowNanos - runningSinceNanos < limit
                ? ""
                : "task " + running + " (" + trial.spec(running).kind() + ") ran longer than " + limit / 1_000_000
                        + " ms";
    }

    /** For so long nobody was there to see how long the task runs. */
    void excuse(long nanos) {
        runningSinceNanos += nanos;
    }

    /**
     * The process is gone, and what was open goes back.
     *
     * @param how it ended, for a person
     * @param blamed whether that may be the running task's doing
     * @return whether there was anything
     */
    boolean lost(String how, boolean blamed) {
        boolean open = busy;
        if (open && trial != null) {
            trial.lost(next, to, running, how, blamed);
        }
        clear();
        return open;
    }

    /** Forgets everything. */
    void clear() {
        trial = null;
        announced = false;
        stopped();
    }
}
