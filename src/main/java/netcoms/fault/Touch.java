package netcoms.fault;

import java.util.List;

/**
 * A connection that a fault touched. Those that were refused by {@code down} can't be seen: the kernel does that.
 *
 * @param connection its number within the trial, from 1
 * @param clientPort the port that it came from
 * @param fromNanos when it was first touched, by {@link System#nanoTime}: tasks that had it before were not
 * @param toNanos when it ended, or when it was asked for while it still stood, likewise
 * @param toxics labels of the effects that touched it, each once, in the order in which they first did
 */
public record Touch(int connection, int clientPort, long fromNanos, long toNanos, List<String> toxics) {
    public Touch {
        toxics = List.copyOf(toxics);
    }
}
