package netcoms.strategy.process;

import java.time.Duration;

/**
 * How long a worker's place waits for its next process: not at all after the first death, then twice as long after each. A
 * process that finishes a task makes it forget; too many in a row that finish none, and the place is given up. Guarded by the
 * pool's lock.
 */
final class Backoff {
    /** Deaths in a row without a finished task, with which the place is given up: after some 11 s of waiting. */
    static final int HOPELESS = 9;

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private int futile;

    /** A process finished a task, or somebody gives the place another chance. */
    void forget() {
        futile = 0;
    }

    /** A process died; how long to wait for the next one. */
    Duration died() {
        futile++;
        if (futile == 1) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(futile - 2, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    boolean isHopeless() {
        return futile >= HOPELESS;
    }
}
