package netcoms.stats;

import java.util.List;
import java.util.stream.IntStream;
import netcoms.stats.Summary.Makespan;

/**
 * Rounds unlike the others, by the modified z-score: 0.6745 (x - median) / MAD beyond 3.5 (B. Iglewicz, D. Hoaglin,
 * "How to Detect and Handle Outliers", ASQC 1993). As the MAD of few rounds is often tiny by chance, a round within 5 %
 * of the median is never one. Pure.
 */
public final class Outliers {
    private static final double SCALE = 0.6745;
    private static final double BEYOND = 3.5;
    private static final double NOTABLE = 0.05;
    private static final int FEWEST = 5;

    private Outliers() {}

    /** Numbers of the rounds, in order; none with fewer than five rounds. */
    public static List<Integer> rounds(Makespan makespan) {
        if (makespan.values().size() < FEWEST) {
            return List.of();
        }
        double[] values =
                makespan.values().stream().mapToDouble(Double::doubleValue).toArray();
        double median = Spread.median(values);
        double mad = Spread.mad(values);
        return IntStream.range(0, values.length)
                .filter(i -> isOutlier(Math.abs(values[i] - median), median, mad))
                .mapToObj(i -> makespan.rounds().get(i))
                .toList();
    }

    private static boolean isOutlier(double off, double median, double mad) {
        // Multiplied out: more than half of the rounds may be equal, and then the MAD is 0.
        return SCALE * off > BEYOND * mad && off > NOTABLE * median;
    }
}
