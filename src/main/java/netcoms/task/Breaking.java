package netcoms.task;

import java.time.Duration;

/**
 * When a target that keeps failing is left alone for a while (M. Nygard, "Release It!", circuit breaker).
 *
 * @param on whether there is a breaker for each target
 * @param failureRate share of failed calls at which it opens, above 0 to 1
 * @param window calls that the share is taken of, 1 to 10,000
 * @param openFor how long nothing is tried then, above zero
 */
public record Breaking(boolean on, double failureRate, int window, Duration openFor) {
    /** No breaker. */
    public static final Breaking OFF = new Breaking(false, 0.5, 20, Duration.ofMillis(500));

    public Breaking {
        if (!(failureRate > 0 && failureRate <= 1)) {
            throw new IllegalArgumentException("failure rate must be above 0 and at most 1, not " + failureRate);
        }
        Limits.range("window", window, 1, 10_000);
        Limits.positive("open-for", openFor);
    }
}
