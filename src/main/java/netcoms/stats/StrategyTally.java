package netcoms.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.Detail.Percentile;
import netcoms.stats.Summary.Latency;
import netcoms.stats.Summary.Makespan;
import netcoms.stats.Summary.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what one strategy showed, trial by trial, and summarises it at any time. Latencies are merged as they
 * come, so that a thousand rounds take the room of one. Not thread-safe: one owner.
 */
public final class StrategyTally {
    private static final double NANOS = 1e9;

    private final String name;
    private final int places;
    private double startupSeconds = Double.NaN;
    private final SortedMap<Integer, Double> makespanByRound = new TreeMap<>();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final Map<String, Long> failures = new HashMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private long tasks;
    private long ok;
    private long failed;
    private long retries;
    private Retried retried = Retried.NEVER;
    private long maxLatencyNanos;
    private double boundSum;
    private double longestSum;
    private final OpenTally open = new OpenTally();
    private final TimeSpent spent = new TimeSpent();
    private LimitCourse limit = LimitCourse.FIXED;
    private final List<FailureSlice> failureSlices = new ArrayList<>();
    private final ExampleTally seen = new ExampleTally();
    private final FaultTally faults = new FaultTally();
    private final List<Double> percentiles;

    /**
     * @param places tasks at once; 0 means as many as there are
     * @param percentiles of the latency that the details show, in percent, ascending
     */
    public StrategyTally(String name, int places, List<Double> percentiles) {
        this.name = name;
        this.places = places;
        this.percentiles = List.copyOf(percentiles);
    }

    /** A tally with the usual percentiles. */
    public StrategyTally(String name, int places) {
        this(name, places, StatsSettings.DEFAULT.percentiles());
    }

    /** @param startupSeconds how long opening the strategy took */
    public void opened(double startupSeconds) {
        this.startupSeconds = startupSeconds;
    }

    /**
     * Adds a finished trial. A round that was already added is not added twice.
     *
     * @param round from 1
     * @throws IllegalArgumentException when the figures' histogram cannot be read; nothing is added then
     */
    public void add(int round, TrialFigures trial) {
        if (makespanByRound.containsKey(round)) {
            return;
        }
        latency.add(LatencyHistogram.fromBase64(trial.latency()));
        makespanByRound.put(round, trial.makespanNanos() / NANOS);
        trial.failures().forEach((kind, count) -> failures.merge(kind, count, Long::sum));
        trial.examples().forEach(examples::putIfAbsent);
        tasks += trial.tasks();
        ok += trial.ok();
        failed += trial.failed();
        retries += trial.retries();
        retried = retried.plus(trial.retried());
        maxLatencyNanos = Math.max(maxLatencyNanos, trial.maxLatencyNanos());
        boundSum += trial.boundNanos() / NANOS;
        longestSum += trial.longestNanos() / NANOS;
        open.add(trial);
        spent.add(trial);
        limit = trial.limit();
        seen.add(trial.seen());
        faults.add(round, trial.faults());
        failureSlices.addAll(FailureSlices.of(round, trial.makespanNanos(), trial.failuresBySlice()));
    }

    /** Rounds whose trial was added. */
    public Set<Integer> rounds() {
        return Collections.unmodifiableSet(makespanByRound.keySet());
    }

    /** Detail of the first failure of each kind. */
    public Map<String, String> examples() {
        return Map.copyOf(examples);
    }

    /** Whether a failure of this kind is kept as an example. */
    public boolean hasExample(String kind) {
        return seen.has(kind);
    }

    /** The highest number that an example has; 0 without one. */
    public int lastExample() {
        return seen.last();
    }

    /** The latencies of all added trials as a percentile distribution, see {@link LatencyHistogram#distribution}. */
    public String latencyDistribution() {
        return latency.distribution();
    }

    /** @param sequential the tally of {@code sequential} (may be this one); null when it is not in the run */
    public Summary summary(@Nullable StrategyTally sequential) {
        List<Double> values = List.copyOf(makespanByRound.values());
        double makespanSum = values.stream().mapToDouble(Double::doubleValue).sum();
        int rounds = values.size();
        double mean = rounds == 0 ? Double.NaN : makespanSum / rounds;
        // Where arrivals make the makespan, no bound of the work alone is one, and no ratio of makespans a speedup.
        double bound = rounds == 0 || open.isOpen() ? Double.NaN : boundSum / rounds;
        return new Summary(
                name,
                places,
                startupSeconds,
                makespan(values),
                latency(),
                tasks,
                ok,
                failed,
                FailureCounts.sorted(failures),
                retries,
                makespanSum > 0 ? ok / makespanSum : Double.NaN,
                bound,
                bound > 0 ? mean / bound - 1 : Double.NaN,
                sequential == null || open.isOpen() ? null : speedup(sequential),
                rounds == 0 ? Double.NaN : longestSum / rounds,
                detail());
    }

    private Latency latency() {
        return new Latency(percentile(50), percentile(95), percentile(99), percentile(100));
    }

    /** The histogram rounds up to its three digits; no percentile may exceed what was really the longest. */
    private double percentile(double percent) {
        double max = latency.count() == 0 ? Double.NaN : maxLatencyNanos / NANOS;
        return percent == 100 ? max : Math.min(max, latency.percentileSeconds(percent));
    }

    private Detail detail() {
        List<Percentile> asked = latency.count() == 0
                ? List.of()
                : percentiles.stream()
                        .map(percent -> new Percentile(percent, percentile(percent)))
                        .toList();
        List<FailureSlice> byRound = failureSlices.stream()
                .sorted(Comparator.comparingInt(FailureSlice::round))
                .toList();
        return new Detail(
                spent.spent(),
                asked,
                latency.buckets(),
                byRound,
                seen.examples(),
                faults.effects(),
                open.load(),
                limit,
                retried);
    }

    private Makespan makespan(List<Double> values) {
        double[] seconds = values.stream().mapToDouble(Double::doubleValue).toArray();
        return new Makespan(
                Spread.mean(seconds),
                Spread.median(seconds),
                Spread.sd(seconds),
                Arrays.stream(seconds).min().orElse(Double.NaN),
                Arrays.stream(seconds).max().orElse(Double.NaN),
                values,
                List.copyOf(makespanByRound.keySet()));
    }

    private @Nullable Ratio speedup(StrategyTally sequential) {
        List<Double> ratios = new ArrayList<>();
        makespanByRound.forEach((round, makespan) -> {
            Double reference = sequential.makespanByRound.get(round);
            if (reference != null && reference > 0 && makespan > 0) {
                ratios.add(reference / makespan);
            }
        });
        return PairedRatio.of(ratios);
    }
}
