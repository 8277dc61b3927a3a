package netcoms.fault;

import java.util.List;

/**
 * A connection that a fault touched.
 *
 * @param connection its number within the trial, from 1; 0 where it was refused and has none
 * @param clientPort the port that it came from; 0 where that is not known
 * @param fromNanos when it was accepted, by {@link System#nanoTime}
 * @param toNanos when it ended, likewise
 * @param toxics names of the effects that touched it, in the plan's order
 */
public record Touch(int connection, int clientPort, long fromNanos, long toNanos, List<String> toxics) {
    public Touch {
        toxics = List.copyOf(toxics);
    }
}
