package netcoms.stats;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Records one trial: when each task was submitted, started and done, and how it ended. Tasks are numbered from 0.
 *
 * <p>Threads: {@link #submitted} by the submitting thread, {@link #started} and the ends by whichever thread runs
 * the task; {@link #counts} by any thread at any time; {@code finish} by the run thread after the strategy returned.
 * Nothing is allocated per successful task. The first end of a task counts, later ones are ignored.
 */
public final class TrialRecorder {

    /** @param nanoClock monotonic nanoseconds, {@code System::nanoTime} but in tests */
    public TrialRecorder(int tasks, LongSupplier nanoClock) {
        throw new UnsupportedOperationException("stats");
    }

    /** The task now waits for a place; the first call starts the makespan. */
    public void submitted(int task) {}

    /** The task now runs. */
    public void started(int task) {}

    /** Runs elsewhere: an attempt was lost and the task will run again. */
    public void retried(int task) {}

    /**
     * The task ended well.
     *
     * @return false when its end was already recorded
     */
    public boolean ok(int task) {
        return false;
    }

    /** The task ended well in a worker process, which measured its service time itself. */
    public boolean ok(int task, long serviceNanos) {
        return false;
    }

    /**
     * The task failed.
     *
     * @param kind label of the failure kind
     * @param detail one line for a person
     * @return false when its end was already recorded
     */
    public boolean failed(int task, String kind, String detail) {
        return false;
    }

    /** The task failed in a worker process, which measured its service time itself. */
    public boolean failed(int task, String kind, String detail, long serviceNanos) {
        return false;
    }

    /** Whether the end of this task is recorded. */
    public boolean ended(int task) {
        return false;
    }

    /** How far the trial is; cheap, any thread. */
    public Counts counts() {
        throw new UnsupportedOperationException("stats");
    }

    /**
     * A glance at a running trial.
     *
     * @param running started and not ended
     * @param elapsedNanos since the first submit; 0 before it
     */
    public record Counts(int tasks, int running, int ok, int failed, Map<String, Long> failures, long elapsedNanos) {
        /** Ended, well or not. */
        public int done() {
            return ok + failed;
        }
    }
}
