package netcoms.fault;

import java.time.Duration;
import java.util.Locale;

/** What a field may hold; each check throws IllegalArgumentException with one sentence that names the field. */
final class Limits {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Limits() {}

    static void range(String field, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be %d to %d, not %d", field, low, high, value));
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0 to 1, not " + value);
        }
    }

    static void pause(String field, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " must be 0 to 3600 s, not " + seconds(value));
        }
    }

    static String seconds(Duration value) {
        return value.toNanos() % 1_000_000_000 == 0 ? value.toSeconds() + " s" : value.toNanos() / 1e9 + " s";
    }
}
