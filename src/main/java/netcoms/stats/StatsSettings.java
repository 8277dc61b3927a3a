package netcoms.stats;

import java.util.List;

/**
 * What is computed and kept of a run.
 *
 * @param percentiles of the latency, in percent: 1 to 20 of them, each above 0 and at most 100; kept ascending, each once
 */
public record StatsSettings(List<Double> percentiles) {
    /** What reports show unless they are told otherwise. */
    public static final StatsSettings DEFAULT = new StatsSettings(List.of(50.0, 95.0, 99.0));

    public static final int MAX_PERCENTILES = 20;

    public StatsSettings {
        percentiles = percentiles.stream().distinct().sorted().toList();
        if (percentiles.isEmpty() || percentiles.size() > MAX_PERCENTILES) {
            throw new IllegalArgumentException(
                    "percentiles must be 1 to " + MAX_PERCENTILES + " numbers, not " + percentiles.size());
        }
        for (double percent : percentiles) {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("a percentile must be above 0 and at most 100, not " + percent);
            }
        }
    }
}
