package netcoms.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records one trial: when each task was submitted, started and done, and how it ended. Tasks are numbered from 0.
 *
 * <p>Threads: {@link #submitted} by the submitting thread, {@link #started} and the ends by whichever thread runs
 * the task; {@link #counts} by any thread at any time; {@code finish} by the run thread after the strategy returned.
 * A strategy that passes a task from thread to thread does so through something that orders memory (an executor, a
 * queue), as it must for the task itself. Nothing is allocated per successful task. The first end of a task counts,
 * later ones are ignored.
 */
public final class TrialRecorder {
    private static final String UNENDED = "error";
    private static final long NOT_MEASURED = -1;
    private static final int OK = 0;
    /** 55 bits are left for nanoseconds: more than a year. */
    private static final int KIND_BITS = Byte.SIZE;

    private static final long KIND_MASK = (1 << KIND_BITS) - 1;

    private final LongSupplier nanoClock;
    private final long originNanos;
    // Times are nanoseconds since the origin plus one, so that 0 says "not yet".
    private final long[] submits;
    private final long[] starts;
    private final RareLongs connects;
    private final RareLongs collections;
    // One word for time and state: 0 is open, else the time, and below it 0 for an ok end or the number of a kind.
    private final AtomicLongArray ends;
    private final LongAdder startedCount = new LongAdder();
    private final LongAdder okCount = new LongAdder();
    private final LongAdder failedCount = new LongAdder();
    private final LongAdder retryCount = new LongAdder();
    private final LongAdder retryWithinCount = new LongAdder();
    private final LongAdder overBudgetCount = new LongAdder();
    private final LongAdder lateCount = new LongAdder();
    private final @Nullable Arrivals arrivals;
    private final FailureKinds kinds = new FailureKinds();
    private final FailureDetails details = new FailureDetails();
    private final ConcurrentHashMap<Integer, Integer> moreAttempts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Long> lost = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, List<Integer>> ports = new ConcurrentHashMap<>();
    // Run thread only.
    private LimitCourse limit = LimitCourse.FIXED;
    // Volatile: written once by the submitting thread, read by those that pull counts.
    private volatile long firstSubmit;

    /**
     * For tasks that are all due at once.
     *
     * @param nanoClock monotonic nanoseconds, {@code System::nanoTime} but in tests
     */
    public TrialRecorder(int tasks, LongSupplier nanoClock) {
        this(tasks, nanoClock, null);
    }

    /** @param arrivals when each task is due; null when all are at once */
    public TrialRecorder(int tasks, LongSupplier nanoClock, @Nullable Arrivals arrivals) {
        if (arrivals != null && arrivals.count() != tasks) {
            throw new IllegalArgumentException(arrivals.count() + " arrivals of " + tasks + " tasks");
        }
        this.arrivals = arrivals;
        this.nanoClock = nanoClock;
        originNanos = nanoClock.getAsLong();
        submits = new long[tasks];
        starts = new long[tasks];
        connects = new RareLongs(tasks);
        collections = new RareLongs(tasks);
        ends = new AtomicLongArray(tasks);
    }

    /** The task now waits for a place; the first call starts the makespan. */
    public void submitted(int task) {
        long now = now();
        submits[task] = now;
        if (firstSubmit == 0) {
            firstSubmit = now;
        }
    }

    /**
     * These tasks all wait for a place from now on, as when a whole workload is due at once: one reading of the clock
     * for all of them, which a million short tasks notice. With arrivals it is their beginning, and each waits from its
     * intended start on.
     *
     * @param from the first of them
     * @param to the one after the last
     */
    public void submitted(int from, int to) {
        long now = now();
        Arrays.fill(submits, from, to, now);
        if (firstSubmit == 0) {
            firstSubmit = now;
        }
        for (int task = from; arrivals != null && task < to; task++) {
            submits[task] = now + arrivals.dueNanos(task);
        }
    }

    /** Whether tasks have intended starts, before which they must not begin. */
    public boolean isOpen() {
        return arrivals != null;
    }

    /** Nanoseconds until the submitted task is due; 0 or less when it is. Any thread that knows it was submitted. */
    public long untilDueNanos(int task) {
        return arrivals == null ? 0 : submits[task] - now();
    }

    /** The task now runs. */
    public void started(int task) {
        if (ends.get(task) != 0) {
            return;
        }
        long now = now();
        if (starts[task] == 0) {
            startedCount.increment();
            countIfLate(task, now);
        }
        starts[task] = now;
    }

    private void countIfLate(int task, long start) {
        if (arrivals != null && start - submits[task] > OpenLoad.LATE_SECONDS * 1e9) {
            lateCount.increment();
        }
    }

    /** The running task has spent so long establishing connections; before its end. */
    public void connected(int task, long connectNanos) {
        if (ends.get(task) == 0) {
            connects.set(task, connectNanos);
        }
    }

    /** The running task was tried so many more times by itself, within its own time; before its end. */
    public void retriedWithin(int task, int retries) {
        if (retries > 0 && ends.get(task) == 0) {
            retryCount.add(retries);
            retryWithinCount.add(retries);
            moreAttempts.merge(task, retries, Integer::sum);
        }
    }

    /** The running task would have been tried again, had there been budget; before its end. */
    public void overBudget(int task) {
        if (ends.get(task) == 0) {
            overBudgetCount.increment();
        }
    }

    /** The running task's connections came from these ports of ours; before its end. */
    public void cameFrom(int task, List<Integer> ownPorts) {
        if (!ownPorts.isEmpty() && ends.get(task) == 0) {
            ports.put(task, ownPorts);
        }
    }

    /** The ports that the task's connections came from, where that was traced. */
    List<Integer> ports(int task) {
        return ports.getOrDefault(task, List.of());
    }

    /** Why a task failed, as one harmless line; kept for the first 10,000 that failed, else empty. */
    public String detail(int task) {
        return details.of(task);
    }

    /** How long attempts of the task took that were lost with their workers; 0 when none was. */
    long lostNanos(int task) {
        return lost.getOrDefault(task, 0L);
    }

    /** Whether an attempt of any task was lost. */
    boolean lostAttempts() {
        return !lost.isEmpty();
    }

    /** Whether a task failed in one of these ways. */
    boolean failedBy(Set<String> labels) {
        return kinds.counts().keySet().stream().anyMatch(labels::contains);
    }

    /** A reading of the clock, as nanoseconds since the first submit. */
    long sinceStart(long reading) {
        return reading - originNanos + 1 - firstSubmit;
    }

    /** Runs elsewhere: an attempt was lost and the task will run again. */
    public void retried(int task) {
        retryCount.increment();
        moreAttempts.merge(task, 1, Integer::sum);
        lost.merge(task, starts[task] == 0 ? 1 : Math.max(1, now() - starts[task]), Long::sum);
        if (starts[task] != 0 && ends.get(task) == 0) {
            starts[task] = 0;
            startedCount.decrement();
        }
    }

    /**
     * The task ended well.
     *
     * @return false when its end was already recorded
     */
    public boolean ok(int task) {
        return end(task, OK, NOT_MEASURED, 0);
    }

    /**
     * The task ended well in a worker process.
     *
     * @param workNanos its work as measured there, connecting included
     * @param endedNanos when that work ended, on this recorder's clock
     */
    public boolean ok(int task, long workNanos, long endedNanos) {
        return end(task, OK, Math.max(0, workNanos), endedNanos);
    }

    /**
     * The task failed.
     *
     * @param kind label of the failure kind
     * @param detail one line for a person; made harmless and cut here, whatever a peer put into it
     * @return false when its end was already recorded
     */
    public boolean failed(int task, String kind, String detail) {
        return failed(task, kind, detail, String::new);
    }

    /** @param stack where it failed, as a stack trace of some lines; asked for only where it is an example */
    public boolean failed(int task, String kind, String detail, Supplier<String> stack) {
        return endFailed(task, kind, detail, stack, NOT_MEASURED, 0);
    }

    /** The task failed in a worker process, see {@link #ok(int, long, long)}. */
    public boolean failed(
            int task, String kind, String detail, Supplier<String> stack, long workNanos, long endedNanos) {
        return endFailed(task, kind, detail, stack, Math.max(0, workNanos), endedNanos);
    }

    /** Whether the end of this task is recorded. */
    public boolean ended(int task) {
        return ends.get(task) != 0;
    }

    /** How far the trial is; cheap, any thread. */
    public Counts counts() {
        // Ends before starts: what ends in between then cannot make "running" negative.
        int ok = okCount.intValue();
        int failed = failedCount.intValue();
        int running = Math.clamp(startedCount.sum() - ok - failed, 0, ends.length());
        long first = firstSubmit;
        long elapsedNanos = first == 0 ? 0 : now() - first;
        return new Counts(
                ends.length(), running, ok, failed, kinds.counts(), elapsedNanos, lateCount.intValue(), offered());
    }

    /** How the limit of an adaptive strategy moved; by the run thread before {@link #finish}. */
    public void limited(LimitCourse course) {
        limit = course;
    }

    /**
     * The figures of the trial, once its strategy has returned. A task without an end counts as failed: that is a
     * defect of the strategy, and it must show.
     *
     * @param places tasks at once that the strategy allowed; 0 means as many as there are
     */
    public TrialFigures finish(int places) {
        for (int task = 0; task < ends.length(); task++) {
            if (ends.get(task) == 0) {
                failed(task, UNENDED, "the strategy returned without a result for task " + task);
            }
        }
        return TrialSums.of(this).figures(places, retryCount.sum(), kinds.examples(), limit, retried());
    }

    private Retried retried() {
        return new Retried(retryWithinCount.sum(), overBudgetCount.sum());
    }

    /** The first failure of each kind, and the latest where that is another, once {@link #finish} was called. */
    public List<FailureSeen> failuresSeen() {
        return kinds.seen(task -> times(task).endedNanos() / 1e9);
    }

    /** The arrivals that are asked for; null when all tasks are due at once. */
    OpenLoad.@Nullable Offered offered() {
        return arrivals == null ? null : arrivals.offered();
    }

    /** How many tasks the trial has. */
    public int tasks() {
        return ends.length();
    }

    /**
     * What was recorded of one task, once {@link #finish} was called. However the times of a defect or of a late worker
     * may lie, no part is negative and all add up to the latency.
     */
    public TaskTimes times(int task) {
        long end = ends.get(task);
        long done = end >>> KIND_BITS;
        // What had to end before it was due never waited.
        long submit = Math.min(submits[task] == 0 ? firstSubmit : submits[task], done);
        long collection = Math.clamp(collections.get(task), 0, done - submit);
        long workEnd = done - collection;
        long begin = starts[task] == 0 ? workEnd : Math.clamp(starts[task], submit, workEnd);
        long connect = Math.clamp(connects.get(task), 0, workEnd - begin);
        return new TaskTimes(
                kinds.label((int) (end & KIND_MASK)),
                1 + moreAttempts.getOrDefault(task, 0),
                submit - firstSubmit,
                begin - submit,
                connect,
                workEnd - begin - connect,
                collection);
    }

    private long now() {
        return nanoClock.getAsLong() - originNanos + 1;
    }

    private boolean endFailed(
            int task, String kind, String detail, Supplier<String> stack, long workNanos, long endedNanos) {
        int number = kinds.number(kind);
        if (!end(task, number, workNanos, endedNanos)) {
            return false;
        }
        kinds.count(number, task, detail, stack);
        details.keep(task, detail);
        return true;
    }

    private boolean end(int task, int kind, long workNanos, long endedNanos) {
        long now = now();
        if (!ends.compareAndSet(task, 0, now << KIND_BITS | kind)) {
            return false;
        }
        // By the thread whose end counted. "Started" stays at least "ended", so that their difference is what runs.
        if (starts[task] == 0) {
            startedCount.increment();
            countIfLate(task, now - Math.max(0, workNanos));
        }
        if (workNanos != NOT_MEASURED) {
            // Two clocks may differ by their granularity: nothing ends after it was recorded.
            long ended = Math.min(now, endedNanos - originNanos + 1);
            starts[task] = Math.max(1, ended - workNanos);
            collections.set(task, now - ended);
        }
        (kind == OK ? okCount : failedCount).increment();
        return true;
    }

    /**
     * A glance at a running trial.
     *
     * @param running started and not ended
     * @param failures count by kind label, most frequent first
     * @param elapsedNanos since the first submit; 0 before it
     * @param late began late so far, of tasks with intended starts
     * @param offered the arrivals that are asked for; null when all tasks are due at once
     */
    public record Counts(
            int tasks,
            int running,
            int ok,
            int failed,
            Map<String, Long> failures,
            long elapsedNanos,
            int late,
            OpenLoad.@Nullable Offered offered) {
        /** Of tasks that are all due at once. */
        public Counts(int tasks, int running, int ok, int failed, Map<String, Long> failures, long elapsedNanos) {
            this(tasks, running, ok, failed, failures, elapsedNanos, 0, null);
        }

        /** Ended, well or not. */
        public int done() {
            return ok + failed;
        }
    }
}
