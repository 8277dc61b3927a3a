package netcoms.ui.run;

import java.util.Locale;

/** Figures as people read them: rounded, short, and as wide a moment later as now. */
public final class Figures {
    private Figures() {}

    /** A duration in at most seven columns: {@code 3.2 ms}, {@code 1.51 s}, {@code 12.3 s}, {@code 14 min}. */
    public static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return "–";
        }
        if (seconds < 0.0995) {
            return format("%.1f ms", seconds * 1e3);
        }
        if (seconds < 9.995) {
            return format("%.2f s", seconds);
        }
        if (seconds < 99.95) {
            return format("%.1f s", seconds);
        }
        return whole(seconds);
    }

    /** A duration in whole units in at most six columns: {@code 2 s}, {@code 14 min}, {@code 3 h}. */
    public static String whole(double seconds) {
        if (Double.isNaN(seconds)) {
            return "–";
        }
        long rounded = (long) Math.ceil(seconds - 0.001);
        if (rounded < 600) {
            return rounded + " s";
        }
        return rounded < 600 * 60 ? (rounded + 59) / 60 + " min" : (rounded + 3_599) / 3_600 + " h";
    }

    /** A count in at most six columns: {@code 36}, {@code 12,345}, {@code 123 k}, {@code 1.23 M}. */
    public static String count(long count) {
        if (count < 100_000) {
            return format("%,d", count);
        }
        if (count < 1_000_000) {
            return count / 1_000 + " k";
        }
        return count < 9_995_000 ? format("%.2f M", count / 1e6) : count / 1_000_000 + " M";
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
