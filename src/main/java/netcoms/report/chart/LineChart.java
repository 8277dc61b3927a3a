package netcoms.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Lines and dots over two axes.
 *
 * @param title for those who cannot see it
 */
public record LineChart(String title, Side across, Side up) {
    private static final int HEIGHT = 240;

    /**
     * One side of the plot.
     *
     * @param title with the unit
     * @param label how a mark is written
     */
    public record Side(Axis axis, String title, DoubleFunction<String> label) {}

    /**
     * A value with what is told of it where the pointer rests.
     *
     * @param told nothing is told, and no dot drawn, when it is empty
     */
    public record Point(double x, double y, String told) {}

    /**
     * Points, joined or not.
     *
     * @param type CSS classes of its colour and stroke
     */
    public record Line(String type, boolean joined, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** The drawing. */
    public String draw(List<Line> lines) {
        return draw(lines, List.of());
    }

    /** The drawing with marks upon it. */
    public String draw(List<Line> lines, List<Mark> marks) {
        Frame frame = new Frame(64, 28, Svg.WIDTH - 16.0, 28 + HEIGHT);
        Svg svg = new Svg(title, frame.bottom() + Frame.BELOW);
        frame.vertical(svg, up.axis, up.label, up.title);
        frame.horizontal(svg, across.axis, across.label, across.title);
        marks.forEach(mark -> frame.mark(svg, across.axis, mark));
        for (Line line : lines) {
            if (line.joined) {
                svg.path(
                        "stroke " + line.type,
                        line.points.stream()
                                .map(point -> new double[] {frame.x(across.axis, point.x), frame.y(up.axis, point.y)})
                                .toList());
            }
            line.points.stream()
                    .filter(point -> !point.told.isEmpty())
                    .forEach(point -> svg.dot(
                            "fill " + line.type, frame.x(across.axis, point.x), frame.y(up.axis, point.y), point.told));
        }
        return svg.end();
    }
}
