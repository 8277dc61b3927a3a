package netcoms.stats;

import java.util.List;

/**
 * What is computed and kept of a run.
 *
 * @param percentiles of the latency, in percent: 1 to 20 of them, each above 0 and at most 100; kept ascending, each once
 * @param maxTaskRows how many tasks of a run are written into its tasks.csv, at most; 0 is none, and no file
 */
public record StatsSettings(List<Double> percentiles, long maxTaskRows) {
    /** How many rows are kept unless somebody asks for all: some 20 MB. */
    public static final long USUAL_TASK_ROWS = 200_000;

    /** What is kept and shown unless it is told otherwise. */
    public static final StatsSettings DEFAULT = new StatsSettings(List.of(50.0, 95.0, 99.0), USUAL_TASK_ROWS);

    private static final int MAX_PERCENTILES = 20;

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
