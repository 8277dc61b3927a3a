package netcoms.stats;

import java.util.Arrays;
import java.util.List;
import netcoms.stats.Summary.Ratio;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A ratio from pairs: the geometric mean, with Student's t interval of the logarithms. On the log scale "twice as
 * fast" and "half as fast" are equally far from 1, which a mean of plain ratios is not. Pure.
 */
final class PairedRatio {
    static final double CONFIDENCE = 0.95;

    private PairedRatio() {}

    /**
     * @param ratios one per pair, each above 0
     * @return null when there is no pair; without an interval when there is only one
     */
    static @Nullable Ratio of(List<Double> ratios) {
        return ratios.isEmpty()
                ? null
                : of(ratios.stream().mapToDouble(Double::doubleValue).toArray(), CONFIDENCE);
    }

    /**
     * @param ratios at least one, each above 0
     * @param confidence how often such intervals hold the true ratio, below 1
     */
    static Ratio of(double[] ratios, double confidence) {
        double[] logs = Arrays.stream(ratios).map(Math::log).toArray();
        double mean = Spread.mean(logs);
        if (logs.length == 1) {
            return new Ratio(Math.exp(mean), null, null);
        }
        double half = quantile((1 + confidence) / 2, logs.length) * Spread.sd(logs) / Math.sqrt(logs.length);
        return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    /** Of Student's t for the mean of so many values. */
    static double quantile(double probability, int count) {
        return new TDistribution(null, count - 1.0).inverseCumulativeProbability(probability);
    }
}
