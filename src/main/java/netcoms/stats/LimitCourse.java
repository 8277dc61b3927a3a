package netcoms.stats;

import java.util.List;

/**
 * How an adaptive limit moved within one trial.
 *
 * @param algorithm the word for how the limit was found; empty where it is fixed
 * @param points oldest first, the last one at the trial's end; at most {@link #MOST_POINTS}
 */
public record LimitCourse(String algorithm, List<Point> points) {
    /** As many as a plot can show, and a line of the journal should hold. */
    public static final int MOST_POINTS = 100;

    /** Of a strategy whose places are fixed, and as in journals that do not say. */
    public static final LimitCourse FIXED = new LimitCourse("", List.of());

    public LimitCourse {
        points = List.copyOf(points);
    }

    /**
     * One moment.
     *
     * @param seconds since the trial began
     * @param limit tasks at once that were allowed
     * @param inFlight tasks that ran
     * @param latencySeconds service time of recent tasks; NaN before the first
     */
    public record Point(double seconds, int limit, int inFlight, double latencySeconds) {}

    /** Whether there was a limit that could move. */
    public boolean isAdaptive() {
        return !points.isEmpty();
    }

    /** Where the limit stood at the end; 0 when nothing is known. */
    public int settled() {
        return points.isEmpty() ? 0 : points.getLast().limit();
    }
}
