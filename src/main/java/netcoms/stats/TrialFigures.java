package netcoms.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one finished trial showed. Immutable, compact, and all that a summary needs.
 *
 * @param tasks of the workload
 * @param places tasks at once; 0 means as many as there are
 * @param makespanNanos first submit to last end
 * @param ok tasks that ended well
 * @param failed tasks that did not
 * @param failures count by kind label, most frequent first
 * @param retries attempts beyond the first
 * @param latency of the ok tasks, submit to done: {@link LatencyHistogram} in base64
 * @param maxLatencyNanos the longest of these latencies, to the nanosecond; 0 when no task ended ok
 * @param boundNanos list schedule of the measured service times with these places
 * @param serviceNanos all measured service times added up, connecting included
 * @param longestNanos the longest measured service time
 * @param examples detail of the first failure of each kind
 * @param spans what surrounds the work, all tasks added up
 * @param failuresBySlice count by kind in each twentieth of the makespan, from 0; those without a failure are left out
 * @param open what is known of arrivals besides; {@link Open#CLOSED} when all tasks were due at once
 * @param limit how an adaptive limit moved; {@link LimitCourse#FIXED} where places are fixed
 * @param retried how often tasks were tried again by themselves; part of {@code retries}
 * @param seen failures that stand for others, and can be found in the log
 * @param faults what faults did; {@link Faults#NONE} where there were none
 */
public record TrialFigures(
        int tasks,
        int places,
        long makespanNanos,
        int ok,
        int failed,
        Map<String, Long> failures,
        long retries,
        String latency,
        long maxLatencyNanos,
        long boundNanos,
        long serviceNanos,
        long longestNanos,
        Map<String, String> examples,
        Spans spans,
        SortedMap<Integer, Map<String, Long>> failuresBySlice,
        Open open,
        LimitCourse limit,
        Retried retried,
        List<FailureExample> seen,
        Faults faults) {

    public TrialFigures {
        failures = FailureCounts.sorted(failures);
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
        SortedMap<Integer, Map<String, Long>> slices = new TreeMap<>();
        failuresBySlice.forEach((slice, counts) -> slices.put(slice, FailureCounts.sorted(counts)));
        failuresBySlice = Collections.unmodifiableSortedMap(slices);
        seen = List.copyOf(seen);
    }

    /** Figures of a trial of which nothing else is known until it is told. */
    public static TrialFiguresBuilder of(int tasks, int places) {
        return new TrialFiguresBuilder(tasks, places);
    }

    /** The same with failures that can be found in the log. */
    public TrialFigures withSeen(List<FailureExample> numbered) {
        return new TrialFiguresBuilder(this).seen(numbered).build();
    }

    /** The same with what faults did. */
    public TrialFigures withFaults(Faults did) {
        return new TrialFiguresBuilder(this).faults(did).build();
    }

    /**
     * Tasks that arrived at their own times.
     *
     * @param offered what was asked for
     * @param late tasks that began more than {@link OpenLoad#LATE_SECONDS} after their intended start
     * @param maxLateNanos the latest of all
     * @param uncorrected of the ok tasks, real start to done: {@link LatencyHistogram} in base64
     * @param maxUncorrectedNanos the longest of these
     */
    public record Open(
            OpenLoad.Offered offered, int late, long maxLateNanos, String uncorrected, long maxUncorrectedNanos) {
        /** All were due at once. */
        public static final Open CLOSED = new Open(new OpenLoad.Offered(0, "", 0, 0), 0, 0, "", 0);

        boolean isOpen() {
            return offered.perSecond() > 0;
        }
    }

    /**
     * What faults did, see {@link FaultEffects}.
     *
     * @param longestHeldNanos by how much the touched task that was held longest took longer than usual; may be {@link
     *     #UNKNOWN}
     * @param strayDelayNanos by how much untouched tasks were late, all together
     * @param costNanos how much longer the trial took; may be below 0, or {@link #UNKNOWN}
     * @param recoveryNanos from the end of an outage; -1 without one
     */
    public record Faults(
            int connections,
            Map<String, Long> effects,
            int touched,
            int touchedFailed,
            long longestHeldNanos,
            int strayFailed,
            int strayDelayed,
            long strayDelayNanos,
            long costNanos,
            long recoveryNanos) {
        /** Of times where nobody knows what a task would have taken: no fault left any of its kind alone. */
        public static final long UNKNOWN = Long.MIN_VALUE;

        /** There were none, or nothing is known of them, as in journals that do not say. */
        public static final Faults NONE = new Faults(0, Map.of(), 0, 0, 0, 0, 0, 0, 0, -1);

        public Faults {
            effects = FailureCounts.sorted(effects);
        }
    }

    /**
     * Parts of the tasks' lives, all tasks added up, ok or not; -1 where unknown. With {@code serviceNanos} of the figures,
     * which holds the connecting, they add up to all latencies: queue + service + collection.
     *
     * @param queueNanos from submit to begin
     * @param connectNanos establishing connections
     * @param collectionNanos from the end of the work to its recording
     */
    public record Spans(long queueNanos, long connectNanos, long collectionNanos) {
        /** As in journals that do not say. */
        public static final Spans UNKNOWN = new Spans(-1, -1, -1);

        boolean known() {
            return queueNanos >= 0;
        }
    }
}
