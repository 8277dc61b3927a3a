package netcoms.stats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A glance at a running trial.
 *
 * @param running started and not ended
 * @param failures count by kind label, most frequent first
 * @param elapsedNanos since the first submit; 0 before it
 * @param late began late so far, of tasks with intended starts
 * @param offered the arrivals that are asked for; null when all tasks are due at once
 */
public record TrialCounts(
        int tasks,
        int running,
        int ok,
        int failed,
        Map<String, Long> failures,
        long elapsedNanos,
        int late,
        OpenLoad.@Nullable Offered offered) {
    /** Of tasks that are all due at once. */
    public TrialCounts(int tasks, int running, int ok, int failed, Map<String, Long> failures, long elapsedNanos) {
        this(tasks, running, ok, failed, failures, elapsedNanos, 0, null);
    }

    /** Ended, well or not. */
    public int done() {
        return ok + failed;
    }
}
