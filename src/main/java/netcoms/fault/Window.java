package netcoms.fault;

import java.time.Duration;
import java.util.List;

/**
 * When a toxic is there, within one trial.
 *
 * @param rounds in which it is; empty: in all
 * @param firstConnection of the trial that it can touch, counted from 1 as they are accepted
 * @param lastConnection likewise
 * @param from time since the trial began
 * @param until likewise; it is gone then
 */
public record Window(List<Integer> rounds, int firstConnection, int lastConnection, Duration from, Duration until) {
    /** Longer than any trial. */
    public static final Duration FOR_EVER = Duration.ofDays(365);

    /** From the first connection to the last. */
    public static final Window ALWAYS = new Window(List.of(), 1, Integer.MAX_VALUE, Duration.ZERO, FOR_EVER);

    public Window {
        rounds = List.copyOf(rounds);
    }
}
