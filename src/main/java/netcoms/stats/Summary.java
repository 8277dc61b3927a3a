package netcoms.stats;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one strategy showed over the finished rounds of a run. Times are seconds.
 *
 * @param name the strategy's word
 * @param places tasks at once; 0 means as many as there are
 * @param startupSeconds opening the strategy, apart from every makespan
 * @param makespan over the rounds
 * @param latency of the tasks that ended ok, submit to done
 * @param tasks recorded in all finished trials
 * @param ok of them
 * @param failed of them
 * @param failures count by kind label, most frequent first
 * @param retries attempts beyond the first
 * @param goodputPerSecond ok tasks per second of makespan
 * @param boundSeconds the best makespan possible with these service times and places: mean over the rounds
 * @param overhead mean makespan / bound - 1
 * @param speedup against {@code sequential}, paired by round; null when sequential was not run or this has no round
 * @param longestSeconds the longest measured service time, mean over the rounds: no number of places gets below it
 * @param detail what the plots show
 */
public record Summary(
        String name,
        int places,
        double startupSeconds,
        Makespan makespan,
        Latency latency,
        long tasks,
        long ok,
        long failed,
        Map<String, Long> failures,
        long retries,
        double goodputPerSecond,
        double boundSeconds,
        double overhead,
        @Nullable Ratio speedup,
        double longestSeconds,
        Detail detail) {

    /** A summary whose longest task and details are unknown, as in reports that do not say. */
    public Summary(
            String name,
            int places,
            double startupSeconds,
            Makespan makespan,
            Latency latency,
            long tasks,
            long ok,
            long failed,
            Map<String, Long> failures,
            long retries,
            double goodputPerSecond,
            double boundSeconds,
            double overhead,
            @Nullable Ratio speedup) {
        this(
                name,
                places,
                startupSeconds,
                makespan,
                latency,
                tasks,
                ok,
                failed,
                failures,
                retries,
                goodputPerSecond,
                boundSeconds,
                overhead,
                speedup,
                Double.NaN,
                Detail.UNKNOWN);
    }

    /**
     * The part of the work that did not get faster with more places, as measured: (1/speedup - 1/p) / (1 - 1/p) with p
     * places (A. Karp, H. Flatt, "Measuring Parallel Processor Performance", CACM 33(5), 1990). What it holds besides
     * serial work: uneven tasks, waiting, the strategy's own cost. NaN without a speedup or with one place; below 0 when
     * the speedup exceeds the places.
     */
    public double serialFraction() {
        int rounds = makespan.values().size();
        double p = places > 0 || rounds == 0 ? places : (double) tasks / rounds;
        return speedup == null || p <= 1 ? Double.NaN : (1 / speedup.value() - 1 / p) / (1 - 1 / p);
    }

    /**
     * Makespans in seconds. All are NaN when there is none; {@code sd}, the sample standard deviation, is NaN with
     * fewer than two.
     *
     * @param values one per finished round, in the order of the rounds
     * @param rounds the number of each value's round, from 1
     */
    public record Makespan(
            double mean, double median, double sd, double min, double max, List<Double> values, List<Integer> rounds) {

        /** Makespans of the first rounds, none left out. */
        public Makespan(double mean, double median, double sd, double min, double max, List<Double> values) {
            this(mean, median, sd, min, max, values, firstRounds(values.size()));
        }

        /** Median absolute deviation from the median, unscaled; NaN without a value. One wild round does not move it. */
        public double mad() {
            return Spread.mad(values.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private static List<Integer> firstRounds(int count) {
            return IntStream.rangeClosed(1, count).boxed().toList();
        }
    }

    /** Percentiles of task latency in seconds; NaN when no task ended ok. */
    public record Latency(double p50, double p95, double p99, double max) {}

    /**
     * A ratio with a 95 % interval.
     *
     * @param low lower end, or null with fewer than two rounds
     * @param high upper end, or null with fewer than two rounds
     */
    public record Ratio(
            double value, @Nullable Double low, @Nullable Double high) {}
}
