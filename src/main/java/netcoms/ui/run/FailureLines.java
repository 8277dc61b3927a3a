package netcoms.ui.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netcoms.run.RunResult;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Axis;
import netcoms.ui.plot.BottomAxis;
import netcoms.ui.plot.ColumnBars;
import netcoms.ui.plot.MarkRow;
import netcoms.ui.plot.MarkRow.Mark;
import netcoms.ui.text.TerminalText;

/**
 * Failures by kind over time: a row of columns for each strategy and kind. Every round has the same width, which stands for
 * its longest trial, so that what happens early or late in a trial is seen in each round at the same place. Below it, as room
 * allows, what faults did, and examples with their ids. Pure.
 */
final class FailureLines {
    private static final int COUNT = 8;
    private static final int MOST_KIND = 18;
    private static final int MOST_ROWS = 5;
    /** Its title and its axis. */
    private static final int OF_THE_PLOT = 3;
    /** Lines of examples that are there even if one must scroll for them: a title and the firsts of two kinds. */
    private static final int FEW = 3;

    private FailureLines() {}

    static List<Line> of(RunResult result, int width, int height) {
        long tasks = result.strategies().stream().mapToLong(Summary::tasks).sum();
        long failed = result.strategies().stream().mapToLong(Summary::failed).sum();
        List<Line> faults = FaultLines.of(result, width);
        if (failed == 0) {
            List<Line> lines = new ArrayList<>(Missing.line(
                    tasks == 0
                            ? "No trial is finished yet."
                            : "No task failed: all " + Figures.count(tasks) + " ended ok."));
            append(lines, faults);
            return lines;
        }
        List<Row> rows = rows(result);
        int name = Names.width(rows.stream().map(Row::strategy).toList());
        int kind = kindWidth(rows);
        int plot = Math.max(8, width - name - 1 - kind - 1 - COUNT);
        int rounds = Math.max(1, RoundsLines.lastRound(result));
        double longest = result.strategies().stream()
                .flatMap(strategy -> strategy.makespan().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        List<double[]> counts =
                rows.stream().map(row -> counts(row, rounds, longest, plot)).toList();
        double most = counts.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        int table = faults.isEmpty() ? 0 : 1 + faults.size();
        int frame = OF_THE_PLOT + (result.switches().isEmpty() ? 0 : 1) + table;
        // The first example of each row is worth more than a higher plot.
        int room =
                Math.max(height - frame - 2 * rows.size(), Math.min(1 + rows.size(), height - frame - 2 - rows.size()));
        List<Line> examples = ExampleLines.of(result, width, Math.max(room, FEW));
        int blank = examples.isEmpty() ? 0 : 2;
        int each = Math.clamp((height - frame - blank - examples.size()) / rows.size(), 1, MOST_ROWS);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                most > 0
                        ? "failed tasks by kind over time; █ " + Figures.count(Math.round(most)) + " at once"
                        : "failed tasks by kind; this report does not say when",
                Role.DIM));
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(lines(rows, i, counts.get(i), most, name, kind, each));
        }
        if (most > 0) {
            Axis x = Axis.whole(1, rounds, Math.max(2, plot / 6));
            BottomAxis.lines(x, plot, "round")
                    .forEach(line -> lines.add(new Line().space(name + 1 + kind).add(line)));
            if (!result.switches().isEmpty()) {
                lines.add(new Line().space(name + 1 + kind + 1).add(switches(result, rounds, longest, plot)));
            }
        }
        append(lines, faults);
        append(lines, examples);
        return lines;
    }

    private static void append(List<Line> lines, List<Line> block) {
        if (!block.isEmpty()) {
            lines.add(new Line());
            lines.addAll(block);
        }
    }

    private static List<Line> lines(
            List<Row> rows, int index, double[] counts, double most, int name, int kind, int each) {
        Row row = rows.get(index);
        boolean first = index == 0 || !rows.get(index - 1).strategy.equals(row.strategy);
        double[] heights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            heights[i] = most > 0 ? counts[i] / most : 0;
        }
        List<Line> bars = ColumnBars.lines(heights, each, Role.FAIL);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            boolean last = i == each - 1;
            Line line = last && first ? Names.of(row.strategy, name) : new Line().space(name);
            line.space(1)
                    .left(last ? row.kind : "", kind, Role.FAIL)
                    .add("│", Role.DIM)
                    .add(bars.get(i));
            lines.add(last ? line.right(Figures.count(row.count), COUNT, Role.TEXT) : line);
        }
        return lines;
    }

    private static int kindWidth(List<Row> rows) {
        return Math.min(TerminalText.widest(rows.stream().map(row -> row.kind)), MOST_KIND) + 1;
    }

    private static double[] counts(Row row, int rounds, double longest, int columns) {
        double[] counts = new double[columns];
        for (FailureSlice slice : row.strategy.detail().failures()) {
            double middle = (slice.fromSeconds() + slice.toSeconds()) / 2 / longest;
            int column = column(slice.round(), middle, rounds, columns);
            counts[column] += slice.failures().getOrDefault(row.kind, 0L);
        }
        return counts;
    }

    /** Where faults were switched, on the same axis. */
    private static Line switches(RunResult result, int rounds, double longest, int columns) {
        List<Mark> marks = result.switches().stream()
                .map(mark -> new Mark(
                        column(
                                Math.max(1, mark.round()),
                                mark.round() == 0 ? 0 : mark.seconds() / longest,
                                rounds,
                                columns),
                        mark.to()))
                .toList();
        return MarkRow.line(marks, columns, Role.WARN);
    }

    private static int column(int round, double progress, int rounds, int columns) {
        double share = (round - 1 + Math.clamp(progress, 0, 0.999)) / rounds;
        return Math.clamp((int) (share * columns), 0, columns - 1);
    }

    private static List<Row> rows(RunResult result) {
        List<Row> rows = new ArrayList<>();
        for (Summary strategy : result.strategies()) {
            for (Map.Entry<String, Long> kind : strategy.failures().entrySet()) {
                rows.add(new Row(strategy, kind.getKey(), kind.getValue()));
            }
        }
        return rows;
    }

    private record Row(Summary strategy, String kind, long count) {}
}
