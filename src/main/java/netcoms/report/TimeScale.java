package netcoms.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** The unit in which a group of times reads best; all of a group share it, so that they can be compared at a glance. */
enum TimeScale {
    SECONDS("s", 1),
    MILLIS("ms", 1e3),
    MICROS("µs", 1e6);

    /** From here on three decimals of a second say enough. */
    private static final double SECONDS_FROM = 0.1;

    private static final double MILLIS_FROM = 0.000_1;

    private static final MathContext LABEL_DIGITS = new MathContext(4);

    private final String unit;
    private final double perSecond;

    TimeScale(String unit, double perSecond) {
        this.unit = unit;
        this.perSecond = perSecond;
    }

    /** Of a group whose largest time is this; seconds when it is NaN. */
    static TimeScale of(double largestSeconds) {
        if (largestSeconds < MILLIS_FROM) {
            return MICROS;
        }
        return largestSeconds < SECONDS_FROM ? MILLIS : SECONDS;
    }

    String unit() {
        return unit;
    }

    /** Three decimals without the unit; a time above zero never shows as zero. */
    String format(double seconds) {
        if (Double.isNaN(seconds)) {
            return Numbers.ABSENT;
        }
        String text = String.format(Locale.ROOT, "%.3f", seconds * perSecond);
        return seconds > 0 && text.equals("0.000") ? "<0.001" : text;
    }

    /** A number of this unit. */
    double in(double seconds) {
        return seconds * perSecond;
    }

    /** A round value, as short as it can be. */
    String label(double seconds) {
        BigDecimal digits = BigDecimal.valueOf(in(seconds)).round(LABEL_DIGITS);
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }

    /** A round value by itself, for example {@code 20 ms}. */
    static String labelWithUnit(double seconds) {
        TimeScale scale = seconds >= 1 ? SECONDS : seconds >= 1e-3 ? MILLIS : MICROS;
        return scale.label(seconds) + " " + scale.unit;
    }

    /** One time by itself, with the unit that suits it. */
    static String withUnit(double seconds) {
        TimeScale scale = of(seconds);
        return scale.format(seconds) + " " + scale.unit;
    }
}
