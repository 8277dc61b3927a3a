package netcoms.stats;

import java.util.List;
import netcoms.stats.Summary.Ratio;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of two groups that were measured apart, such as the makespans of two runs: the geometric mean of one by that
 * of the other, with the interval of Welch's t-test on the logarithms (Welch 1947), which lets the groups scatter
 * unequally. Pure.
 */
public final class UnpairedRatio {
    private static final double CONFIDENCE = 0.95;

    private UnpairedRatio() {}

    /**
     * How many times as large the second group is.
     *
     * @param before the first group, each value above 0
     * @param after the second group, each value above 0
     * @return null when a group is empty or has a value that is not above 0; without an interval when one has a single
     *     value
     */
    public static @Nullable Ratio of(List<Double> before, List<Double> after) {
        if (!isMeasured(before) || !isMeasured(after)) {
            return null;
        }
        double[] first = logs(before);
        double[] second = logs(after);
        double difference = StatUtils.mean(second) - StatUtils.mean(first);
        if (first.length < 2 || second.length < 2) {
            return new Ratio(Math.exp(difference), null, null);
        }
        double half = halfWidth(squaredError(first), first.length - 1, squaredError(second), second.length - 1);
        return new Ratio(Math.exp(difference), Math.exp(difference - half), Math.exp(difference + half));
    }

    private static boolean isMeasured(List<Double> values) {
        return !values.isEmpty() && values.stream().allMatch(value -> value > 0 && value < Double.POSITIVE_INFINITY);
    }

    private static double[] logs(List<Double> values) {
        return values.stream().mapToDouble(Math::log).toArray();
    }

    private static double squaredError(double[] values) {
        return StatUtils.variance(values) / values.length;
    }

    /** With the degrees of freedom of Welch and Satterthwaite; nothing scatters, nothing is unsure. */
    private static double halfWidth(double first, int firstFreedom, double second, int secondFreedom) {
        double sum = first + second;
        if (!(sum > 0)) {
            return 0;
        }
        double freedom = sum * sum / (first * first / firstFreedom + second * second / secondFreedom);
        return new TDistribution(null, freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * Math.sqrt(sum);
    }
}
