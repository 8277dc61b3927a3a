package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/**
 * The statistics table of a result as formatted cells, the same on the screen, on standard output and in the report.
 * Every cell and sentence is one line without control characters.
 *
 * @param columns headers with the importance of each: narrow screens leave out the least important first
 * @param rows one per strategy, a cell for each column; a cell that has no value is {@code –}
 * @param sentences what the table says, in words: the verdict, the ceiling, start-up, failures
 */
public record ResultTable(List<Column> columns, List<List<String>> rows, List<String> sentences) {
    /** Characters between two columns. */
    public static final int GAP = 2;

    /**
     * A column.
     *
     * @param importance 0 is always shown; higher ones go first when room is short
     * @param left whether cells are aligned to the left
     */
    public record Column(String header, int importance, boolean left) {}

    /** Formats a result; with no finished trial the rows hold {@code –}. */
    public static ResultTable of(RunResult result) {
        TimeScale span =
                TimeScale.of(largest(result, summary -> summary.makespan().mean()));
        TimeScale latency =
                TimeScale.of(largest(result, summary -> summary.latency().p99()));
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell("strategy", 0, Summary::name),
                new Cell("places", 7, summary -> Numbers.places(summary.places())),
                new Cell("mean " + span.unit(), 0, s -> span.format(s.makespan().mean())),
                new Cell("median", 6, s -> span.format(s.makespan().median())),
                new Cell("sd", 4, s -> span.format(s.makespan().sd())),
                new Cell("min", 8, s -> span.format(s.makespan().min())),
                new Cell("max", 9, s -> span.format(s.makespan().max())),
                new Cell(
                        "p50 " + latency.unit(),
                        10,
                        s -> latency.format(s.latency().p50())),
                new Cell(
                        "p95 " + latency.unit(),
                        13,
                        s -> latency.format(s.latency().p95())),
                new Cell(
                        "p99 " + latency.unit(),
                        3,
                        s -> latency.format(s.latency().p99())),
                new Cell("ok", 5, summary -> count(summary, summary.ok())),
                new Cell("failed", 1, summary -> count(summary, summary.failed())),
                new Cell("goodput/s", 11, summary -> Numbers.rate(summary.goodputPerSecond()))));
        if (OpenSentences.offered(result).isPresent()) {
            cells.addAll(OpenCells.of(latency));
        } else {
            cells.add(new Cell("speedup", 1, ResultTable::speedup));
            cells.add(new Cell("bound " + span.unit(), 12, summary -> span.format(summary.boundSeconds())));
            cells.add(new Cell("vs bound", 2, summary -> Numbers.signedPercent(summary.overhead())));
        }
        cells.add(new Cell("start-up s", 14, s -> TimeScale.SECONDS.format(s.startupSeconds())));
        List<Column> columns = cells.stream()
                .map(cell -> new Column(cell.header, cell.importance, cell.header.equals("strategy")))
                .toList();
        List<List<String>> rows = result.strategies().stream()
                .map(summary -> cells.stream()
                        .map(cell -> OneLine.of(cell.text.apply(summary)))
                        .toList())
                .toList();
        return new ResultTable(
                columns, rows, Sentences.of(result).stream().map(OneLine::of).toList());
    }

    /**
     * Indexes of the columns that fit, in order: while room is short, the one with the highest importance number
     * goes, of equals the right one; those of importance 0 stay.
     *
     * @param measure how wide a text is where it will stand
     */
    public List<Integer> fitting(int width, ToIntFunction<String> measure) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        while (widthOf(shown, measure) > width) {
            int least = leastImportant(shown);
            if (importance(least) == 0) {
                break;
            }
            shown.removeIf(column -> column == least);
        }
        return List.copyOf(shown);
    }

    /** Indexes of all columns but those whose headers begin with one of these words. */
    List<Integer> without(String... words) {
        return IntStream.range(0, columns.size())
                .filter(column -> Stream.of(words)
                        .noneMatch(word -> columns.get(column).header().startsWith(word + " ")))
                .boxed()
                .toList();
    }

    private int leastImportant(List<Integer> shown) {
        int least = shown.getFirst();
        for (int column : shown) {
            if (importance(column) >= importance(least)) {
                least = column;
            }
        }
        return least;
    }

    /** Header and rows as aligned text in at most so many columns (unless even the importance-0 ones need more). */
    public List<String> lines(int width) {
        List<Integer> shown = fitting(width, String::length);
        List<String> lines = new ArrayList<>();
        lines.add(line(shown, column -> columns.get(column).header()));
        for (List<String> row : rows) {
            lines.add(line(shown, row::get));
        }
        return lines;
    }

    private String line(List<Integer> shown, Function<Integer, String> cell) {
        StringBuilder line = new StringBuilder();
        for (int column : shown) {
            String text = cell.apply(column);
            String padding = " ".repeat(Math.max(0, columnWidth(column, String::length) - text.length()));
            line.append(line.isEmpty() ? "" : " ".repeat(GAP));
            line.append(columns.get(column).left() ? text + padding : padding + text);
        }
        return line.toString().stripTrailing();
    }

    private int widthOf(List<Integer> shown, ToIntFunction<String> measure) {
        return shown.stream().mapToInt(column -> columnWidth(column, measure)).sum() + GAP * (shown.size() - 1);
    }

    /**
     * The width of a column's widest text.
     *
     * @param measure how wide a text is where it will stand
     */
    public int columnWidth(int column, ToIntFunction<String> measure) {
        int width = measure.applyAsInt(columns.get(column).header());
        for (List<String> row : rows) {
            width = Math.max(width, measure.applyAsInt(row.get(column)));
        }
        return width;
    }

    private int importance(int column) {
        return columns.get(column).importance();
    }

    private static double largest(RunResult result, Function<Summary, Double> time) {
        return result.strategies().stream()
                .map(time)
                .filter(seconds -> !Double.isNaN(seconds))
                .max(Double::compare)
                .orElse(Double.NaN);
    }

    private static String count(Summary summary, long count) {
        return summary.tasks() == 0 ? Numbers.ABSENT : Long.toString(count);
    }

    /** With half the width of its interval. */
    static String speedup(Summary summary) {
        var speedup = summary.speedup();
        // Against itself there is nothing to be unsure of.
        return speedup != null && summary.name().equals(Sentences.REFERENCE)
                ? Numbers.times(speedup.value())
                : Numbers.timesAndHalfWidth(speedup);
    }

    /**
     * A column and what stands in it.
     *
     * @param text of a strategy
     */
    record Cell(String header, int importance, Function<Summary, String> text) {}
}
