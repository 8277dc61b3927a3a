package netcoms.fault;

import java.time.Duration;
import java.util.List;

/**
 * When a toxic is there, within one trial. A value out of range throws {@link IllegalArgumentException} with one sentence
 * that names the field.
 *
 * @param rounds in which it is, each 1 to 1,000,000; empty: in all, warm-up rounds too
 * @param firstConnection of the trial that it can touch, counted from 1 as they are accepted
 * @param lastConnection likewise, not below the first
 * @param from time since the trial began, not below zero
 * @param until likewise, after {@code from}; it is gone then
 */
public record Window(List<Integer> rounds, int firstConnection, int lastConnection, Duration from, Duration until) {
    /** Longer than any trial. */
    public static final Duration FOR_EVER = Duration.ofDays(365);

    /** From the first connection to the last. */
    public static final Window ALWAYS = new Window(List.of(), 1, Integer.MAX_VALUE, Duration.ZERO, FOR_EVER);

    public Window {
        rounds = List.copyOf(rounds);
        rounds.forEach(round -> Limits.range("round", round, 1, 1_000_000));
        Limits.range("first connection", firstConnection, 1, Integer.MAX_VALUE);
        Limits.range("last connection", lastConnection, firstConnection, Integer.MAX_VALUE);
        if (from.isNegative()) {
            throw new IllegalArgumentException("from must be 0 s or later, not " + Limits.seconds(from));
        }
        if (until.compareTo(from) <= 0 || until.compareTo(FOR_EVER) > 0) {
            throw new IllegalArgumentException(
                    "until must be after from (" + Limits.seconds(from) + "), not " + Limits.seconds(until));
        }
    }

    boolean hasRound(int round) {
        return rounds.isEmpty() || rounds.contains(round);
    }

    boolean hasConnection(int connection) {
        return connection >= firstConnection && connection <= lastConnection;
    }

    boolean hasEveryConnection() {
        return firstConnection == 1 && lastConnection == Integer.MAX_VALUE;
    }
}
