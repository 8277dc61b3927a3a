package netcoms.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Where values lie and how far apart; NaN where there are too few. Pure. */
final class Spread {
    private Spread() {}

    /** Arithmetic mean. */
    static double mean(double[] values) {
        return new Mean().evaluate(values);
    }

    /** Sample standard deviation (n - 1), in two passes; needs two values. */
    static double sd(double[] values) {
        return values.length < 2 ? Double.NaN : new StandardDeviation().evaluate(values);
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        return new Median().evaluate(values);
    }

    /** Median absolute deviation from the median, unscaled: unlike sd, one wild value does not move it. */
    static double mad(double[] values) {
        double median = median(values);
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }
}
