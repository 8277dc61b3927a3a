package netcoms.report;

import java.util.List;
import netcoms.run.RunResult;

/**
 * The statistics table of a result as formatted cells, the same on the screen, on standard output and in the report.
 *
 * @param columns headers with the importance of each: narrow screens leave out the least important first
 * @param rows one per strategy, a cell for each column; a cell that has no value is {@code –}
 * @param sentences what the table says, in words: the verdict, the ceiling, start-up, failures
 */
public record ResultTable(List<Column> columns, List<List<String>> rows, List<String> sentences) {

    /**
     * A column.
     *
     * @param importance 0 is always shown; higher ones go first when room is short
     * @param left whether cells are aligned to the left
     */
    public record Column(String header, int importance, boolean left) {}

    /** Formats a result; with no finished trial the rows hold {@code –}. */
    public static ResultTable of(RunResult result) {
        throw new UnsupportedOperationException("report");
    }
}
