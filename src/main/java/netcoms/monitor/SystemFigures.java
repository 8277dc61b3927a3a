package netcoms.monitor;

/**
 * A glance at this process.
 *
 * @param cpuShare of the whole machine, 0 to 1; NaN before the second glance
 * @param rssBytes resident memory; 0 where the system does not tell
 * @param threads live platform threads
 */
public record SystemFigures(double cpuShare, long rssBytes, int threads) {}
