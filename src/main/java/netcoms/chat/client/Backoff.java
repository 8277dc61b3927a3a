package netcoms.chat.client;

import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: exponential with full jitter, that is, anywhere between nothing and a ceiling that
 * doubles. So clients that were cut off together do not come back together (M. Brooker, "Exponential Backoff And
 * Jitter", 2015). Not thread-safe.
 */
final class Backoff {
    private static final long FIRST_CEILING_MILLIS = 250;
    private static final long FLOOR_MILLIS = 10;
    private static final int MAX_DOUBLINGS = 30;

    private final long maxMillis;
    private final RandomGenerator random;
    private int failures;

    Backoff(long maxMillis, RandomGenerator random) {
        this.maxMillis = maxMillis;
        this.random = random;
    }

    long nextMillis() {
        long ceiling = Math.min(maxMillis, FIRST_CEILING_MILLIS << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return Math.min(maxMillis, FLOOR_MILLIS + random.nextLong(ceiling + 1));
    }

    /** After a connection that held. */
    void reset() {
        failures = 0;
    }
}
