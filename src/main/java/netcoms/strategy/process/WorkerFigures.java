package netcoms.strategy.process;

/**
 * A glance at one worker. Immutable.
 *
 * @param name {@code worker-1} and so on
 * @param pid of its present process; 0 while there is none
 * @param done tasks whose results came from it, those that failed among them
 * @param failed of these
 * @param restarts how many of its processes had to be replaced
 * @param rssBytes memory of its present process; 0 while unknown
 * @param cpuShare of one core, of its present process in the last half second; NaN while unknown
 * @param lastEnd how its last process ended, for a person; empty before that
 */
public record WorkerFigures(
        String name,
        long pid,
        WorkerState state,
        long done,
        long failed,
        int restarts,
        long rssBytes,
        double cpuShare,
        String lastEnd) {}
