package netcoms.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import netcoms.stats.Summary.Ratio;
import org.jspecify.annotations.Nullable;

/** How numbers other than times are written for a person. Pure. */
final class Numbers {
    static final String ABSENT = "–";
    private static final double MANY = 100;

    private Numbers() {}

    /** For example {@code 1.51x}. */
    static String times(double ratio) {
        return Double.isNaN(ratio) ? ABSENT : String.format(Locale.ROOT, ratio < MANY ? "%.2fx" : "%.0fx", ratio);
    }

    /** For example {@code 1.51x ±0.01}: half the width of the interval; without it when there is none. */
    static String timesAndHalfWidth(@Nullable Ratio ratio) {
        if (ratio == null) {
            return ABSENT;
        }
        Double low = ratio.low();
        Double high = ratio.high();
        return low == null || high == null
                ? times(ratio.value())
                : times(ratio.value()) + String.format(Locale.ROOT, " ±%.2f", (high - low) / 2);
    }

    /** For example {@code +0.3 %}. */
    static String signedPercent(double fraction) {
        if (Double.isNaN(fraction)) {
            return ABSENT;
        }
        String text = String.format(Locale.ROOT, Math.abs(fraction) < 1 ? "%+.1f %%" : "%+.0f %%", fraction * 100);
        return text.equals("-0.0 %") ? "+0.0 %" : text;
    }

    /** A rate per second, for example {@code 4.98} or {@code 12345}. */
    static String rate(double perSecond) {
        if (Double.isNaN(perSecond)) {
            return ABSENT;
        }
        return String.format(Locale.ROOT, perSecond < MANY ? "%.2f" : "%.0f", perSecond);
    }

    /** For example {@code all} when there is no limit. */
    static String places(int places) {
        return places == 0 ? "all" : Integer.toString(places);
    }

    /** For example {@code 1 task}, {@code 5 tasks}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** For example {@code reset 2, eof 1}. */
    static String failures(Map<String, Long> failures) {
        return failures.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** For example {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
