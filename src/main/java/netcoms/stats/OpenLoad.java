package netcoms.stats;

import netcoms.stats.Summary.Latency;

/**
 * What a strategy made of tasks that arrive at their own times. Its latencies count from the intended start of each task;
 * the uncorrected ones beside them from the real start, as a tester measures who sends the next request only when the last
 * is answered and so leaves out the waiting that it caused ("coordinated omission", G. Tene). Immutable.
 *
 * @param offered what was to be done
 * @param achievedPerSecond tasks that ended, well or not, per second from the beginning of the arrivals to the last end, or
 *     to the end of the arrivals when that was later
 * @param late tasks that began more than {@link #LATE_SECONDS} after their intended start, over all finished rounds
 * @param tasks of those rounds
 * @param maxLateSeconds how late the latest began
 * @param uncorrected latencies of the ok tasks from their real start
 */
public record OpenLoad(
        Offered offered, double achievedPerSecond, long late, long tasks, double maxLateSeconds, Latency uncorrected) {
    /** What timers and threads need to wake up is no lateness; a queue is. */
    public static final double LATE_SECONDS = 0.001;

    private static final double KEPT_UP = 0.95;

    /**
     * The arrivals that were asked for.
     *
     * @param perSecond after the ramp
     * @param arrivals {@code poisson} or {@code constant}
     * @param durationSeconds of all arrivals, the ramp included
     * @param rampSeconds in which the rate grows to its full height
     */
    public record Offered(double perSecond, String arrivals, double durationSeconds, double rampSeconds) {
        boolean poisson() {
            return !arrivals.equals("constant");
        }

        /** Mean tasks per second, the ramp included. */
        public double meanPerSecond() {
            return perSecond * (1 - rampSeconds / 2 / durationSeconds);
        }
    }

    /** Whether it fell behind: less than 95 % of the offered rate was done, and most tasks began late. */
    public boolean saturated() {
        return achievedPerSecond < KEPT_UP * offered.meanPerSecond() && late > tasks / 2;
    }
}
