package netcoms.task;

import java.time.Duration;
import java.util.Locale;

/**
 * When the tasks of an open workload arrive, whether or not earlier ones have ended: as users do, who do not wait for one
 * another. Immutable.
 *
 * @param perSecond tasks per second after the ramp, 0.1 to 1,000,000
 * @param arrivals how they follow each other
 * @param duration of all arrivals, the ramp included, 100 ms to 1 h
 * @param ramp time in which the rate grows from 0 to its full height, in a straight line; at most the duration
 */
public record Load(double perSecond, Arrivals arrivals, Duration duration, Duration ramp) {
    private static final int MOST_TASKS = 5_000_000;

    /** How tasks follow each other. */
    public enum Arrivals {
        /** Independent of one another, as from many users: bursts and gaps. */
        POISSON,
        /** At equal distances. */
        CONSTANT;

        /** The word in configurations and reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Load {
        if (!(perSecond >= 0.1 && perSecond <= 1_000_000)) {
            throw new IllegalArgumentException("rate must be 0.1 to 1000000 tasks a second");
        }
        if (duration.compareTo(Duration.ofMillis(100)) < 0 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("duration must be 100ms to 1h");
        }
        if (ramp.isNegative() || ramp.compareTo(duration) > 0) {
            throw new IllegalArgumentException("ramp must be at most the duration");
        }
        if (expected(perSecond, duration, ramp) > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "rate and duration make more than " + MOST_TASKS + " tasks, the most that a run may have");
        }
    }

    /** How many tasks arrive: what is to be expected, rounded, at least 1. It is no matter of chance, only when they do is. */
    public int tasks() {
        return (int) Math.max(1, Math.round(expected(perSecond, duration, ramp)));
    }

    private static double expected(double perSecond, Duration duration, Duration ramp) {
        return perSecond * (duration.toNanos() - ramp.toNanos() / 2.0) / 1e9;
    }
}
