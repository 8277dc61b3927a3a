package netcoms.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie between two ends, and the round ones that are marked. Immutable.
 *
 * @param from value at the start
 * @param to value at the end, above {@code from}
 * @param logarithmic whether equal distances are equal ratios; {@code from} is above 0 then
 * @param marks ascending
 */
public record Axis(double from, double to, boolean logarithmic, List<Double> marks) {
    private static final int MOST_MARKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10};
    /** Up to this many decades 2 and 5 are marked too. */
    private static final double FEW_DECADES = 2.5;

    /** From zero to the round value at or above the largest, so that lengths tell the truth; to 1 when that is not above 0. */
    public static Axis upTo(double largest) {
        double end = largest > 0 && !Double.isInfinite(largest) ? largest : 1;
        double power = Math.pow(10, Math.floor(Math.log10(end / MOST_MARKS)));
        double step = STEPS[STEPS.length - 1] * power;
        for (double times : STEPS) {
            if (Math.ceil(end / (times * power) - 1e-9) <= MOST_MARKS) {
                step = times * power;
                break;
            }
        }
        int last = Math.max(1, (int) Math.ceil(end / step - 1e-9));
        List<Double> marks = new ArrayList<>();
        for (int mark = 0; mark <= last; mark++) {
            marks.add(mark * step);
        }
        return new Axis(0, last * step, false, List.copyOf(marks));
    }

    /** Whole numbers from the first to the last, at most about twenty of them marked; half a step of room on both sides. */
    public static Axis counting(int first, int last) {
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / 20.0));
        List<Double> marks = new ArrayList<>();
        for (int number = first; number <= last; number += every) {
            marks.add((double) number);
        }
        return new Axis(first - 0.5, last + 0.5, false, List.copyOf(marks));
    }

    /** Logarithmic from one value to another, both above 0; a little wider when they are equal. */
    public static Axis ratios(double smallest, double largest) {
        double from = smallest == largest ? smallest / 2 : smallest;
        double to = smallest == largest ? largest * 2 : largest;
        boolean few = Math.log10(to / from) <= FEW_DECADES;
        List<Double> marks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(from)); power <= Math.log10(to); power++) {
            for (double times : few ? new double[] {1, 2, 5} : new double[] {1}) {
                double mark = times * Math.pow(10, power);
                if (mark >= from * 0.999 && mark <= to * 1.001) {
                    marks.add(mark);
                }
            }
        }
        return new Axis(from, to, true, List.copyOf(marks));
    }

    /** Where a value lies, 0 at the start and 1 at the end; a value beyond an end lies there. */
    public double at(double value) {
        double part = logarithmic
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return Math.clamp(part, 0, 1);
    }
}
