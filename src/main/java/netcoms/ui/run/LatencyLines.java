package netcoms.ui.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.Detail.Bucket;
import netcoms.stats.Detail.Percentile;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Axis;
import netcoms.ui.plot.BottomAxis;
import netcoms.ui.plot.ColumnBars;
import netcoms.ui.plot.MarkRow;
import netcoms.ui.plot.MarkRow.Mark;
import netcoms.ui.plot.Unit;

/** How the latencies of each strategy are distributed, over one logarithmic axis, the percentiles marked below. Pure. */
final class LatencyLines {
    private static final int FIGURE = 13;
    private static final int GAP = 2;
    private static final int MOST_ROWS = 6;

    private LatencyLines() {}

    static List<Line> of(RunResult result, int width, int height) {
        List<Summary> known = result.strategies().stream()
                .filter(strategy -> !strategy.detail().latency().isEmpty())
                .toList();
        if (known.isEmpty()) {
            return Missing.line(why(result));
        }
        int name = Names.width(known);
        int plot = Math.max(8, width - name - 2 - GAP - FIGURE);
        Axis axis = axis(known, plot);
        int rows = Math.clamp((height - 3) / known.size() - 1, 1, MOST_ROWS);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("latency of ok tasks, submit to done; ▲ percentiles", Role.DIM));
        for (int i = 0; i < known.size(); i++) {
            lines.addAll(strategy(known.get(i), axis, name, plot, rows, Role.ofSeries(i)));
        }
        BottomAxis.lines(axis, plot, "")
                .forEach(line -> lines.add(new Line().space(name + 1).add(line)));
        return lines;
    }

    private static List<Line> strategy(Summary strategy, Axis axis, int name, int plot, int rows, Role role) {
        List<Percentile> percentiles = strategy.detail().percentiles();
        List<Mark> marks = percentiles.stream()
                .map(one -> new Mark(column(axis, one.seconds(), plot), number(one.percent())))
                .toList();
        List<Line> bars = new ArrayList<>(ColumnBars.lines(heights(strategy, axis, plot), rows, role));
        bars.add(MarkRow.line(marks, plot, Role.STRONG));
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            Line line = row == rows - 1 ? Names.of(strategy, name) : new Line().space(name);
            line.space(1).add(row == rows ? " " : "│", Role.DIM).add(bars.get(row));
            lines.add(line.space(GAP).add(figure(percentiles, row, rows)));
        }
        return lines;
    }

    /** Beside the last rows: the first percentile, and the last. */
    private static Line figure(List<Percentile> percentiles, int row, int rows) {
        if (percentiles.isEmpty() || row < rows - 1 || (row == rows && percentiles.size() == 1)) {
            return new Line();
        }
        Percentile shown = row == rows ? percentiles.getLast() : percentiles.getFirst();
        return Line.of("p" + number(shown.percent()) + " ", Role.DIM).add(Unit.seconds(shown.seconds()), Role.TEXT);
    }

    /** Tasks for each column; a bucket that is wider is spread, so that equal areas are equal counts. */
    private static double[] heights(Summary strategy, Axis axis, int columns) {
        double[] counts = new double[columns];
        for (Bucket bucket : strategy.detail().latency()) {
            double from = axis.share(bucket.fromSeconds()) * columns;
            double to = Math.max(axis.share(bucket.toSeconds()) * columns, from + 1e-6);
            for (int column = Math.max(0, (int) from); column < Math.min(columns, to); column++) {
                double overlap = Math.min(to, column + 1) - Math.max(from, column);
                counts[column] += bucket.count() * Math.max(0, overlap) / (to - from);
            }
        }
        double most = Arrays.stream(counts).max().orElse(0);
        return Arrays.stream(counts).map(count -> most > 0 ? count / most : 0).toArray();
    }

    private static Axis axis(List<Summary> known, int plot) {
        double low = buckets(known)
                .mapToDouble(Bucket::fromSeconds)
                .filter(from -> from > 0)
                .min()
                .orElse(1e-6);
        double high = buckets(known).mapToDouble(Bucket::toSeconds).max().orElse(1);
        return Axis.log(low, Math.max(high, low), plot / 8, Unit::shortest);
    }

    private static Stream<Bucket> buckets(List<Summary> known) {
        return known.stream()
                .flatMap(strategy -> strategy.detail().latency().stream())
                .filter(bucket -> bucket.count() > 0);
    }

    private static int column(Axis axis, double seconds, int columns) {
        return Math.clamp((int) (axis.share(seconds) * columns), 0, columns - 1);
    }

    /** For example {@code 50} or {@code 99.9}. */
    private static String number(double percent) {
        return String.format(Locale.ROOT, "%.4f", percent).replaceAll("\\.?0+$", "");
    }

    private static String why(RunResult result) {
        if (result.strategies().stream().allMatch(strategy -> strategy.tasks() == 0)) {
            return "No trial is finished yet.";
        }
        return result.strategies().stream().allMatch(strategy -> strategy.ok() == 0)
                ? "No task ended ok, so there is no latency to show."
                : "This report holds no latency distribution.";
    }
}
