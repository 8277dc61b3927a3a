package netcoms.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A range of values with ticks at round ones. Its ends are round too, so that it stays as it is while figures change a
 * little. Immutable.
 *
 * @param log whether equal ratios, rather than equal differences, are equally far apart; then low is above 0
 * @param ticks ascending
 */
public record Axis(double low, double high, boolean log, List<Tick> ticks) {
    private static final double SMALLEST = 1e-9;
    private static final double ROUNDING = 1e-9;
    private static final double[] ROUND = {1, 2, 5};

    /** A value that is written beside the axis. */
    public record Tick(double at, String label) {}

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** From a round value at or below the first to one at or above the second, in steps of 1, 2 or 5; labels without the unit. */
    public static Axis linear(double low, double high, int mostTicks, Unit unit) {
        double span = high > low ? high - low : Math.max(Math.abs(high), SMALLEST);
        double step = roundUp(span / Math.max(1, mostTicks - 1));
        long first = (long) Math.floor(low / step + ROUNDING);
        long last = Math.max(first + 1, (long) Math.ceil(high / step - ROUNDING));
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, unit.tick(i * step, step)));
        }
        return new Axis(first * step, last * step, false, ticks);
    }

    /** Ratios: between values of 1, 2 or 5 times a power of ten, with ticks at as many of them as there is room for. */
    public static Axis log(double low, double high, int mostTicks, DoubleFunction<String> label) {
        double first = roundDown(Math.max(low, SMALLEST));
        double last = Math.max(roundUp(high), roundUp(first * 1.5));
        List<Tick> all = new ArrayList<>();
        for (double at = first; at <= last * (1 + ROUNDING); at = roundUp(at * 1.5)) {
            all.add(new Tick(at, label.apply(at)));
        }
        if (all.size() > mostTicks) {
            List<Tick> decades =
                    all.stream().filter(tick -> isPowerOfTen(tick.at)).toList();
            int every = (decades.size() + mostTicks - 1) / Math.max(1, mostTicks);
            all = new ArrayList<>();
            for (int i = 0; i < decades.size(); i += Math.max(1, every)) {
                all.add(decades.get(i));
            }
        }
        return new Axis(first, last, true, all);
    }

    /** Whole numbers, each with as much room on its left as on its right. */
    public static Axis whole(int first, int last, int mostTicks) {
        int step = (int) Math.max(1, roundUp((double) Math.max(1, last - first) / Math.max(1, mostTicks)));
        List<Tick> ticks = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            if (i % step == 0 || i == first) {
                ticks.add(new Tick(i, Integer.toString(i)));
            }
        }
        return new Axis(first - 0.5, last + 0.5, false, ticks);
    }

    /** Where a value lies: 0 at the low end, 1 at the high one, beyond them outside of that. */
    public double share(double value) {
        return log ? Math.log(Math.max(value, SMALLEST) / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** The value at a share; the inverse of {@link #share}. */
    public double at(double share) {
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below a value above 0. */
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + ROUNDING));
        for (double round : ROUND) {
            if (round * power >= value * (1 - ROUNDING)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private static double roundDown(double value) {
        double up = roundUp(value);
        return up <= value * (1 + ROUNDING) ? up : roundUp(up / 2.6);
    }

    private static boolean isPowerOfTen(double value) {
        double exponent = Math.log10(value);
        return Math.abs(exponent - Math.rint(exponent)) < 1e-6;
    }
}
