package netcoms.ui.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Series.Point;

/**
 * Points joined by lines of dots, over two axes, each series named at its right. Series whose points would fall
 * together stand a column apart where there is room for that. Pure.
 *
 * @param xTitle what the x axis counts; stands below its end
 * @param yTitle what the y axis measures, with its unit; stands above it
 * @param notes what happened at places of the x axis, ascending
 */
public record LinePlot(Axis x, Axis y, String xTitle, String yTitle, List<Series> series, List<Note> notes) {
    private static final int GAP = 2;

    /** Something that happened; its word stands below the axis. */
    public record Note(double x, String word) {}

    /** One without notes. */
    public LinePlot(Axis x, Axis y, String xTitle, String yTitle, List<Series> series) {
        this(x, y, xTitle, yTitle, series, List.of());
    }

    public LinePlot {
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** So many lines of at most so many columns. */
    public List<Line> lines(int width, int height) {
        int margin =
                y.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
        int names = series.stream().mapToInt(one -> one.label().width()).max().orElse(0);
        int frame = notes.isEmpty() ? 3 : 4;
        Grid grid = new Grid(width - margin - 1 - GAP - names, height - frame);
        int shift = shift(grid.width());
        for (Note note : notes) {
            int column = column(note, grid.width());
            grid.dotted(
                    column * Grid.DOTS_ACROSS, 0, column * Grid.DOTS_ACROSS, grid.height() * Grid.DOTS_DOWN, Role.WARN);
        }
        for (int i = series.size() - 1; i >= 0; i--) {
            draw(grid, series.get(i), shift * (i - (series.size() - 1) / 2));
        }
        List<Line> inside = grid.lines();
        List<Line> labels = labels(inside.size());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(yTitle, Role.DIM));
        for (int row = 0; row < inside.size(); row++) {
            String tick = tickAt(row, inside.size());
            lines.add(new Line()
                    .right(tick, margin, Role.DIM)
                    .add(tick.isEmpty() ? "│" : "┤", Role.DIM)
                    .add(inside.get(row))
                    .space(GAP)
                    .add(labels.get(row)));
        }
        for (Line line : BottomAxis.lines(x, grid.width(), xTitle)) {
            lines.add(new Line().space(margin).add(line));
        }
        if (!notes.isEmpty()) {
            List<MarkRow.Mark> marks = notes.stream()
                    .map(note -> new MarkRow.Mark(column(note, grid.width()), note.word))
                    .toList();
            lines.add(new Line().space(margin + 1).add(MarkRow.line(marks, grid.width(), Role.WARN)));
        }
        return lines;
    }

    private int column(Note note, int width) {
        return Math.clamp(Math.round(x.share(note.x) * (width - 1)), 0, Math.max(0, width - 1));
    }

    /** How many columns neighbours are moved apart: one where all of them have room between two points, else none. */
    private int shift(int width) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Series one : series) {
            for (int i = 1; i < one.points().size(); i++) {
                double columns = (x.share(one.points().get(i).x())
                                - x.share(one.points().get(i - 1).x()))
                        * (width - 1);
                nearest = Math.min(nearest, columns);
            }
        }
        return nearest > series.size() + 1 ? 1 : 0;
    }

    private void draw(Grid grid, Series one, int shift) {
        Point previous = null;
        for (Point point : one.points()) {
            if (one.joined() && point.exists() && previous != null && previous.exists()) {
                grid.dotted(
                        dotX(previous, grid) + shift * Grid.DOTS_ACROSS,
                        dotY(previous, grid),
                        dotX(point, grid) + shift * Grid.DOTS_ACROSS,
                        dotY(point, grid),
                        one.role());
            }
            previous = point;
        }
        if (one.mark() != ' ') {
            one.points().stream()
                    .filter(Point::exists)
                    .forEach(point -> grid.put(
                            (int) Math.round(x.share(point.x()) * (grid.width() - 1)) + shift,
                            row(point.y(), grid.height()),
                            one.mark(),
                            one.role()));
        }
    }

    private int dotX(Point point, Grid grid) {
        return (int) Math.round(x.share(point.x()) * (grid.width() - 1) * Grid.DOTS_ACROSS + 0.5);
    }

    /** The middle of a row stands for the value of its tick. */
    private int dotY(Point point, Grid grid) {
        return (int) Math.round((1 - y.share(point.y())) * (grid.height() - 1) * Grid.DOTS_DOWN + 1.5);
    }

    private int row(double value, int rows) {
        return (int) Math.round((1 - y.share(value)) * (rows - 1));
    }

    private String tickAt(int row, int rows) {
        return y.ticks().stream()
                .filter(tick -> row(tick.at(), rows) == row)
                .map(Axis.Tick::label)
                .findFirst()
                .orElse("");
    }

    /** One line a row: each name as near to its anchor as the others let it. */
    private List<Line> labels(int rows) {
        List<Line> labels = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            labels.add(new Line());
        }
        List<Series> fromAbove = series.stream()
                .filter(one -> one.points().stream().anyMatch(Point::exists))
                .sorted(Comparator.comparingInt(one -> wanted(one, rows)))
                .toList();
        int free = 0;
        for (int i = 0; i < fromAbove.size(); i++) {
            int last = rows - (fromAbove.size() - i);
            int row = Math.min(Math.max(free, wanted(fromAbove.get(i), rows)), last);
            if (row >= free && row < rows) {
                labels.set(row, fromAbove.get(i).label());
                free = row + 1;
            }
        }
        return labels;
    }

    private int wanted(Series one, int rows) {
        return Math.clamp(row(one.anchor(), rows), 0, Math.max(0, rows - 1));
    }
}
