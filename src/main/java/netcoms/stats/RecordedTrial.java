package netcoms.stats;

import java.util.List;
import java.util.Set;

/** One trial task by task, once it is over: a view of what its recorder has. Used by the run thread. */
public final class RecordedTrial {
    private static final long KIND_MASK = (1 << TrialRecorder.KIND_BITS) - 1;

    private final TrialRecorder recorder;
    private final long firstSubmit;
    private final long startNanos;

    RecordedTrial(TrialRecorder recorder, long firstSubmit, long startNanos) {
        this.recorder = recorder;
        this.firstSubmit = firstSubmit;
        this.startNanos = startNanos;
    }

    /** How many tasks the trial has. */
    public int tasks() {
        return recorder.ends.length();
    }

    /**
     * What was recorded of one task. However the times of a defect or of a late worker may lie, no part is negative and all
     * add up to the latency.
     */
    public TaskTimes times(int task) {
        long end = recorder.ends.get(task);
        long done = end >>> TrialRecorder.KIND_BITS;
        // What had to end before it was due never waited.
        long submit = Math.min(recorder.submits[task] == 0 ? firstSubmit : recorder.submits[task], done);
        long collection = Math.clamp(recorder.collections.get(task), 0, done - submit);
        long workEnd = done - collection;
        long begin = recorder.starts[task] == 0 ? workEnd : Math.clamp(recorder.starts[task], submit, workEnd);
        long connect = Math.clamp(recorder.connects.get(task), 0, workEnd - begin);
        return new TaskTimes(
                recorder.kinds.label((int) (end & KIND_MASK)),
                1 + recorder.attempts.of(task),
                submit - firstSubmit,
                begin - submit,
                connect,
                workEnd - begin - connect,
                collection);
    }

    /** Why a task failed, as one harmless line; kept for the first 10,000 that failed, else empty. */
    public String detail(int task) {
        return recorder.details.of(task);
    }

    /** The first failure of each kind, and the latest where that is another. */
    public List<FailureSeen> failuresSeen() {
        return recorder.kinds.seen(task -> times(task).endedNanos() / 1e9);
    }

    /** The ports that the task's connections came from, where that was traced. */
    List<Integer> ports(int task) {
        return recorder.ports.getOrDefault(task, List.of());
    }

    /** How long attempts of the task took that were lost with their workers; 0 when none was. */
    long lostNanos(int task) {
        return recorder.attempts.lostNanos(task);
    }

    /** Whether an attempt of any task was lost. */
    boolean lostAttempts() {
        return recorder.attempts.anyLost();
    }

    /** Whether a task failed in one of these ways. */
    boolean failedBy(Set<String> labels) {
        return recorder.kinds.counts().keySet().stream().anyMatch(labels::contains);
    }

    /** A reading of the clock, as nanoseconds since the first submit. */
    long sinceStart(long reading) {
        return reading - startNanos;
    }
}
