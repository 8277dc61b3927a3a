package netcoms.stats;

import java.util.Arrays;
import java.util.List;
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
    /** 55 bits are left for nanoseconds: more than a year. */
    static final int KIND_BITS = Byte.SIZE;

    private static final String UNENDED = "error";
    private static final long NOT_MEASURED = -1;
    private static final int OK = 0;

    // What is not private is what RecordedTrial reads. Times are nanoseconds since the origin plus one, so that 0 says
    // "not yet".
    final long[] submits;
    final long[] starts;
    final RareLongs connects;
    final RareLongs collections;
    // One word for time and state: 0 is open, else the time, and below it 0 for an ok end or the number of a kind.
    final AtomicLongArray ends;
    final FailureKinds kinds = new FailureKinds();
    final FailureDetails details = new FailureDetails();
    final MoreAttempts attempts = new MoreAttempts();
    final ConcurrentHashMap<Integer, List<Integer>> ports = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;
    private final long originNanos;
    private final LongAdder startedCount = new LongAdder();
    private final LongAdder okCount = new LongAdder();
    private final LongAdder failedCount = new LongAdder();
    private final LongAdder lateCount = new LongAdder();
    private final @Nullable Arrivals arrivals;
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
     * These tasks all wait for a place from now on, by one reading of the clock, which a million short tasks notice. With
     * arrivals it is their beginning, and each waits from its intended start on.
     *
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
            attempts.within(task, retries);
        }
    }

    /** The running task would have been tried again, had there been budget; before its end. */
    public void overBudget(int task) {
        if (ends.get(task) == 0) {
            attempts.overBudget();
        }
    }

    /** The running task's connections came from these ports of ours; before its end. */
    public void cameFrom(int task, List<Integer> ownPorts) {
        if (!ownPorts.isEmpty() && ends.get(task) == 0) {
            ports.put(task, ownPorts);
        }
    }

    /** Runs elsewhere: an attempt was lost and the task will run again. */
    public void retried(int task) {
        attempts.lost(task, starts[task] == 0 ? 1 : Math.max(1, now() - starts[task]));
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
    public TrialCounts counts() {
        // Ends before starts: what ends in between then cannot make "running" negative.
        int ok = okCount.intValue();
        int failed = failedCount.intValue();
        int running = Math.clamp(startedCount.sum() - ok - failed, 0, ends.length());
        long first = firstSubmit;
        long elapsedNanos = first == 0 ? 0 : now() - first;
        return new TrialCounts(
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
        return TrialSums.of(recorded(), offered())
                .figures(places, attempts.retries(), kinds.examples(), limit, attempts.retried());
    }

    /** The trial task by task, once {@link #finish} was called. */
    public RecordedTrial recorded() {
        long first = firstSubmit;
        return new RecordedTrial(this, first, originNanos + first - 1);
    }

    /** The arrivals that are asked for; null when all tasks are due at once. */
    OpenLoad.@Nullable Offered offered() {
        return arrivals == null ? null : arrivals.offered();
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
}
