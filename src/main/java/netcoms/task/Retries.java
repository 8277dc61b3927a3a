package netcoms.task;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a failed task is tried again, within its own time: the wait before try n + 1 is chance between 0 and
 * {@code backoff * 2^(n - 1)}, at most {@code maxBackoff} ("full jitter", M. Brooker, "Exponential Backoff And Jitter",
 * AWS Architecture Blog, 2015).
 *
 * @param attempts tries in all, 1 to 100; 1 never tries again
 * @param backoff above zero
 * @param maxBackoff at least {@code backoff}
 * @param kinds failures that are worth another try
 * @param budget retries that are allowed for each success, 0.01 to 10: against retry storms; what nobody used is kept only
 *     to some extent
 */
public record Retries(int attempts, Duration backoff, Duration maxBackoff, Set<FailureKind> kinds, double budget) {
    /** Failures of the network, which may be over at the next try. */
    public static final Set<FailureKind> USUAL_KINDS = Set.copyOf(EnumSet.of(
            FailureKind.REFUSED,
            FailureKind.CONNECT_TIMEOUT,
            FailureKind.RESPONSE_TIMEOUT,
            FailureKind.RESET,
            FailureKind.EOF,
            FailureKind.CIRCUIT_OPEN));

    /** Nothing is tried twice. */
    public static final Retries NONE = new Retries(1, Duration.ofMillis(50), Duration.ofSeconds(2), USUAL_KINDS, 0.2);

    public Retries {
        kinds = Set.copyOf(kinds);
        Limits.range("attempts", attempts, 1, 100);
        Limits.positive("backoff", backoff);
        if (maxBackoff.compareTo(backoff) < 0) {
            throw new IllegalArgumentException("max-backoff must be at least backoff");
        }
        if (!(budget >= 0.01 && budget <= 10)) {
            throw new IllegalArgumentException("budget must be 0.01 to 10, not " + budget);
        }
    }
}
