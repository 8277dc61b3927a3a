package netcoms.task;

import java.time.Duration;
import java.util.Locale;

/** What a field may hold; each check throws IllegalArgumentException with one sentence that names the field. */
final class Limits {
    private Limits() {}

    static void range(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be %d to %d, not %d", field, low, high, value));
        }
    }

    static void seconds(String field, double value) {
        if (!(value >= 0 && value <= 3600)) {
            throw new IllegalArgumentException(field + " must be 0 to 3600, not " + value);
        }
    }

    static void positive(String field, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(field + " must be above zero, not " + value);
        }
    }

    static void text(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }

    /** A chat line as the server accepts it: not blank, at most 8,000 characters, no control but newline and tab. */
    static void line(String field, String value) {
        text(field, value);
        range("length of " + field, value.length(), 1, 8_000);
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new IllegalArgumentException(field + " must not hold control characters");
        }
    }
}
