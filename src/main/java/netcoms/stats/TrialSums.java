package netcoms.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the tasks of one trial that is over. Used once, by the run thread. */
final class TrialSums {
    private final long[] workNanos;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final SortedMap<Integer, Map<String, Long>> slices = new TreeMap<>();
    private final Map<String, Long> failures = new HashMap<>();
    private long makespanNanos;
    private long maxLatencyNanos;
    private int ok;
    private long queueNanos;
    private long connectNanos;
    private long collectionNanos;
    private final @Nullable OpenSums open;

    private TrialSums(int tasks, OpenLoad.@Nullable Offered offered) {
        workNanos = new long[tasks];
        open = offered == null ? null : new OpenSums(offered);
    }

    /** @param offered the arrivals that were asked for; null when all tasks were due at once */
    static TrialSums of(RecordedTrial trial, OpenLoad.@Nullable Offered offered) {
        TrialSums sums = new TrialSums(trial.tasks(), offered);
        for (int task = 0; task < trial.tasks(); task++) {
            sums.add(task, trial.times(task));
        }
        // Where a failure lies in the makespan is known only now.
        for (int task = 0; sums.ok < trial.tasks() && task < trial.tasks(); task++) {
            sums.slice(trial.times(task));
        }
        return sums;
    }

    private void add(int task, TaskTimes times) {
        workNanos[task] = times.workNanos();
        queueNanos += times.queueNanos();
        connectNanos += times.connectNanos();
        collectionNanos += times.collectionNanos();
        makespanNanos = Math.max(makespanNanos, times.endedNanos());
        if (open != null) {
            open.add(times);
        }
        if (times.ok()) {
            ok++;
            latency.record(times.latencyNanos());
            maxLatencyNanos = Math.max(maxLatencyNanos, times.latencyNanos());
        } else {
            failures.merge(times.failure(), 1L, Long::sum);
        }
    }

    private void slice(TaskTimes times) {
        if (!times.ok()) {
            slices.computeIfAbsent(FailureSlices.at(times.endedNanos(), makespanNanos), slice -> new HashMap<>())
                    .merge(times.failure(), 1L, Long::sum);
        }
    }

    TrialFigures figures(int places, long retries, Map<String, String> examples, LimitCourse limit, Retried retried) {
        return TrialFigures.of(workNanos.length, places)
                .ended(makespanNanos, ok, workNanos.length - ok)
                .failures(failures, slices, examples)
                .retries(retries, retried)
                .latency(latency.toBase64(), maxLatencyNanos)
                .service(Bound.nanos(workNanos, places), Bound.nanos(workNanos, 1), Bound.nanos(workNanos, 0))
                .spans(new TrialFigures.Spans(queueNanos, connectNanos, collectionNanos))
                .open(open == null ? TrialFigures.Open.CLOSED : open.figures())
                .limit(limit)
                .build();
    }
}
