package netcoms.strategy;

import java.util.List;

/**
 * How an adaptive limit stands.
 *
 * @param algorithm the word of how it is found
 * @param limit tasks at once, now
 * @param inFlight tasks that run
 * @param latencySeconds of recent tasks; NaN before the first
 * @param recent the limit over the trial so far, oldest first, at equal distances in time; at most {@link #MOST_RECENT}
 */
public record LimitGlance(String algorithm, int limit, int inFlight, double latencySeconds, List<Integer> recent) {
    /** As many as a line shows. */
    static final int MOST_RECENT = 40;

    public LimitGlance {
        recent = List.copyOf(recent);
    }
}
