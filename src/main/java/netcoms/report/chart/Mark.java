package netcoms.report.chart;

/**
 * Something that happened at one place of the horizontal axis.
 *
 * @param word stands beside its line
 */
public record Mark(double at, String word) {}
