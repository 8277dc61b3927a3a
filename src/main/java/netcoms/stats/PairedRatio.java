package netcoms.stats;

import java.util.List;
import netcoms.stats.Summary.Ratio;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.jspecify.annotations.Nullable;

/**
 * A ratio from pairs: the geometric mean, with Student's t interval of the logarithms. On the log scale "twice as
 * fast" and "half as fast" are equally far from 1, which a mean of plain ratios is not. Pure.
 */
final class PairedRatio {
    private static final double CONFIDENCE = 0.95;

    private PairedRatio() {}

    /**
     * @param ratios one per pair, each above 0
     * @return null when there is no pair; without an interval when there is only one
     */
    static @Nullable Ratio of(List<Double> ratios) {
        int count = ratios.size();
        if (count == 0) {
            return null;
        }
        double[] logs = ratios.stream().mapToDouble(Math::log).toArray();
        double mean = 0;
        for (double log : logs) {
            mean += log / count;
        }
        if (count == 1) {
            return new Ratio(Math.exp(mean), null, null);
        }
        double quantile = new TDistribution(null, count - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = quantile * new StandardDeviation().evaluate(logs) / Math.sqrt(count);
        return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
}
