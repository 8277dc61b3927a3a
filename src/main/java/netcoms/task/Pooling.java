package netcoms.task;

import java.time.Duration;

/**
 * Whether tasks keep connections for the next ones.
 *
 * @param on else each task opens its own
 * @param max connections to a target at once, 1 to 10,000; a task waits for a free one
 * @param maxIdle that wait for a task, 0 to {@code max}
 * @param maxLifetime after which a connection is not used again, above zero
 */
public record Pooling(boolean on, int max, int maxIdle, Duration maxLifetime) {
    /** Each task opens its own. */
    public static final Pooling PER_TASK = new Pooling(false, 64, 64, Duration.ofMinutes(1));

    public Pooling {
        Limits.range("max", max, 1, 10_000);
        Limits.range("max-idle", maxIdle, 0, max);
        Limits.positive("max-lifetime", maxLifetime);
    }
}
