package netcoms.stats;

/**
 * How often tasks were tried again by themselves, within their own time.
 *
 * @param times tries beyond the first
 * @param overBudget tasks that failed without another try, since the retry budget was used up
 */
public record Retried(long times, long overBudget) {
    /** Nothing was. */
    public static final Retried NEVER = new Retried(0, 0);

    Retried plus(Retried more) {
        return new Retried(times + more.times, overBudget + more.overBudget);
    }
}
