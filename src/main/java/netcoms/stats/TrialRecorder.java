package netcoms.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

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

    private final LongSupplier nanoClock;
    private final long originNanos;
    // Times are nanoseconds since the origin plus one, so that 0 says "not yet".
    private final long[] submits;
    private final long[] starts;
    // One word for state and time: 0 open, positive the time of an ok end, negative that of a failed one.
    private final AtomicLongArray ends;
    private final LongAdder startedCount = new LongAdder();
    private final LongAdder okCount = new LongAdder();
    private final LongAdder failedCount = new LongAdder();
    private final LongAdder retryCount = new LongAdder();
    private final ConcurrentHashMap<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> examples = new ConcurrentHashMap<>();
    // Volatile: written once by the submitting thread, read by those that pull counts.
    private volatile long firstSubmit;

    /** @param nanoClock monotonic nanoseconds, {@code System::nanoTime} but in tests */
    public TrialRecorder(int tasks, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        originNanos = nanoClock.getAsLong();
        submits = new long[tasks];
        starts = new long[tasks];
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
     * for all of them, which a million short tasks notice.
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
    }

    /** The task now runs. */
    public void started(int task) {
        if (ends.get(task) != 0) {
            return;
        }
        if (starts[task] == 0) {
            startedCount.increment();
        }
        starts[task] = now();
    }

    /** Runs elsewhere: an attempt was lost and the task will run again. */
    public void retried(int task) {
        retryCount.increment();
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
        return endOk(task, now(), NOT_MEASURED);
    }

    /** The task ended well in a worker process, which measured its service time itself. */
    public boolean ok(int task, long serviceNanos) {
        return endOk(task, now(), Math.max(0, serviceNanos));
    }

    /**
     * The task failed.
     *
     * @param kind label of the failure kind
     * @param detail one line for a person; made harmless and cut here, whatever a peer put into it
     * @return false when its end was already recorded
     */
    public boolean failed(int task, String kind, String detail) {
        return endFailed(task, kind, detail, now(), NOT_MEASURED);
    }

    /** The task failed in a worker process, which measured its service time itself. */
    public boolean failed(int task, String kind, String detail, long serviceNanos) {
        return endFailed(task, kind, detail, now(), Math.max(0, serviceNanos));
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
        return new Counts(ends.length(), running, ok, failed, FailureCounts.sorted(failures), elapsedNanos);
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
        LatencyHistogram latency = new LatencyHistogram();
        long[] services = new long[ends.length()];
        long lastEnd = firstSubmit;
        long maxLatency = 0;
        for (int task = 0; task < services.length; task++) {
            long end = ends.get(task);
            long done = Math.abs(end);
            services[task] = starts[task] == 0 ? 0 : Math.max(0, done - starts[task]);
            lastEnd = Math.max(lastEnd, done);
            if (end > 0) {
                long waited = done - (submits[task] == 0 ? firstSubmit : submits[task]);
                latency.record(waited);
                maxLatency = Math.max(maxLatency, waited);
            }
        }
        return new TrialFigures(
                services.length,
                places,
                firstSubmit == 0 ? 0 : lastEnd - firstSubmit,
                okCount.intValue(),
                failedCount.intValue(),
                FailureCounts.sorted(failures),
                retryCount.sum(),
                latency.toBase64(),
                maxLatency,
                Bound.nanos(services, places),
                Bound.nanos(services, 1),
                Bound.nanos(services, 0),
                new TreeMap<>(examples));
    }

    private long now() {
        return nanoClock.getAsLong() - originNanos + 1;
    }

    private boolean endOk(int task, long now, long serviceNanos) {
        if (!ends.compareAndSet(task, 0, now)) {
            return false;
        }
        settleStart(task, now, serviceNanos);
        okCount.increment();
        return true;
    }

    private boolean endFailed(int task, String kind, String detail, long now, long serviceNanos) {
        if (!ends.compareAndSet(task, 0, -now)) {
            return false;
        }
        settleStart(task, now, serviceNanos);
        failedCount.increment();
        failures.computeIfAbsent(kind, k -> new LongAdder()).increment();
        if (!examples.containsKey(kind)) {
            examples.putIfAbsent(kind, OneLine.cut(detail));
        }
        return true;
    }

    /** By the thread whose end counted. "Started" stays at least "ended", so that their difference is what runs. */
    private void settleStart(int task, long now, long serviceNanos) {
        if (starts[task] == 0) {
            startedCount.increment();
        }
        if (serviceNanos != NOT_MEASURED) {
            starts[task] = Math.max(1, now - serviceNanos);
        }
    }

    /**
     * A glance at a running trial.
     *
     * @param running started and not ended
     * @param failures count by kind label, most frequent first
     * @param elapsedNanos since the first submit; 0 before it
     */
    public record Counts(int tasks, int running, int ok, int failed, Map<String, Long> failures, long elapsedNanos) {
        /** Ended, well or not. */
        public int done() {
            return ok + failed;
        }
    }
}
