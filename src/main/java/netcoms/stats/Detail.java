package netcoms.stats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the plots show of one strategy, beyond the figures of the table; over its finished rounds. Immutable. Times are
 * seconds.
 *
 * @param spent where the time went
 * @param percentiles of the latency of ok tasks, those that the configuration asks for, ascending
 * @param latency of the ok tasks in buckets whose bounds grow by a constant factor, ascending, the empty ones between the
 *     first and the last included; empty when no task ended ok
 * @param failures by kind over time; only what is above 0
 * @param examples the first failure of each kind and the latest where that is another, by kind
 * @param faults what faults did to it; {@link FaultEffects#NONE} where there were none
 * @param open how it kept up with tasks that arrive at their own times; null when all were due at once
 * @param limit how an adaptive limit moved in the last finished round; {@link LimitCourse#FIXED} where places are fixed
 * @param retried how often tasks were tried again by themselves
 */
public record Detail(
        Spent spent,
        List<Percentile> percentiles,
        List<Bucket> latency,
        List<FailureSlice> failures,
        List<FailureExample> examples,
        FaultEffects faults,
        @Nullable OpenLoad open,
        LimitCourse limit,
        Retried retried) {
    /** Nothing is known, as in reports that do not say. */
    public static final Detail UNKNOWN = new Detail(Spent.UNKNOWN, List.of(), List.of(), List.of());

    public Detail {
        percentiles = List.copyOf(percentiles);
        latency = List.copyOf(latency);
        failures = List.copyOf(failures);
        examples = List.copyOf(examples);
    }

    /** Details without examples, of tasks that were all due at once. */
    public Detail(Spent spent, List<Percentile> percentiles, List<Bucket> latency, List<FailureSlice> failures) {
        this(
                spent,
                percentiles,
                latency,
                failures,
                List.of(),
                FaultEffects.NONE,
                null,
                LimitCourse.FIXED,
                Retried.NEVER);
    }

    /** The same with what an open load adds. */
    public Detail with(@Nullable OpenLoad load) {
        return new Detail(spent, percentiles, latency, failures, examples, faults, load, limit, retried);
    }

    /** The same with how an adaptive limit moved. */
    public Detail with(LimitCourse course) {
        return new Detail(spent, percentiles, latency, failures, examples, faults, open, course, retried);
    }

    /** The same with how often tasks were tried again. */
    public Detail with(Retried again) {
        return new Detail(spent, percentiles, latency, failures, examples, faults, open, limit, again);
    }

    /** The same with failures that stand for others. */
    public Detail with(List<FailureExample> seen) {
        return new Detail(spent, percentiles, latency, failures, seen, faults, open, limit, retried);
    }

    /** The same with what faults did. */
    public Detail with(FaultEffects did) {
        return new Detail(spent, percentiles, latency, failures, examples, did, open, limit, retried);
    }

    /**
     * Where the time went. The first four make up a mean task's life from submit to recorded end; {@code idle} is how long
     * a mean place had nothing to do within a mean makespan. NaN where unknown.
     *
     * @param queueSeconds waiting for a place, mean per task
     * @param connectSeconds establishing connections, mean per task; 0 for tasks without a network
     * @param serviceSeconds the rest of the task's own work, mean per task
     * @param collectionSeconds from the end of the work until its result was recorded, mean per task
     * @param idleSeconds of a mean place in a mean makespan
     */
    public record Spent(
            double queueSeconds,
            double connectSeconds,
            double serviceSeconds,
            double collectionSeconds,
            double idleSeconds) {
        /** Nothing is known. */
        public static final Spent UNKNOWN = new Spent(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        /** Whether anything is known. */
        public boolean known() {
            return !Double.isNaN(serviceSeconds);
        }
    }

    /**
     * The latency that so many percent of the ok tasks did not exceed.
     *
     * @param percent above 0, at most 100
     */
    public record Percentile(double percent, double seconds) {}

    /** How many latencies lay in [from, to). */
    public record Bucket(double fromSeconds, double toSeconds, long count) {}

    /**
     * What failed in one slice of one trial.
     *
     * @param round from 1
     * @param fromSeconds since the trial's first submit
     * @param toSeconds likewise
     * @param failures count by kind label, most frequent first
     */
    public record FailureSlice(int round, double fromSeconds, double toSeconds, Map<String, Long> failures) {
        public FailureSlice {
            failures = FailureCounts.sorted(failures);
        }
    }
}
