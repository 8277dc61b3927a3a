package netcoms.report.chart;

import java.util.List;

/**
 * Stacked columns for each row over numbered stretches of time, such as counts by kind; rows share their scale.
 *
 * @param title for those who cannot see it
 */
public record Columns(String title, String axisTitle) {
    private static final int ROW = 64;
    private static final int HIGHEST = 46;

    /** What happened to one. */
    public record Row(String name, List<Column> columns) {
        public Row {
            columns = List.copyOf(columns);
        }
    }

    /** Parts on top of each other between two times; the stretch of number n is from n - 0.5 to n + 0.5. */
    public record Column(double from, double to, List<Part> parts) {
        public Column {
            parts = List.copyOf(parts);
        }

        long height() {
            return parts.stream().mapToLong(Part::count).sum();
        }
    }

    /**
     * @param type CSS class of its colour
     * @param told where the pointer rests
     */
    public record Part(String type, long count, String told) {}

    /** The drawing. */
    public String draw(List<Row> rows, Axis axis, List<Mark> marks) {
        long most = rows.stream()
                .flatMap(row -> row.columns.stream())
                .mapToLong(Column::height)
                .max()
                .orElse(1);
        Frame frame = new Frame(130, 4, Svg.WIDTH - 60.0, 8.0 + ROW * rows.size());
        Svg svg = new Svg(title, frame.bottom() + Frame.BELOW);
        for (double number : axis.marks()) {
            svg.text("middle soft", frame.x(axis, number), frame.bottom() + 16, Long.toString((long) number));
        }
        svg.text("middle soft", (frame.left() + frame.right()) / 2, frame.bottom() + 34, axisTitle);
        marks.forEach(mark -> frame.mark(svg, axis, mark));
        double base = frame.top() + ROW - 6;
        for (Row row : rows) {
            for (double number : axis.marks()) {
                double x = frame.x(axis, number - 0.5);
                svg.line("step", x, base - HIGHEST, x, base);
            }
            svg.line("base", frame.left(), base, frame.right(), base);
            svg.text("start soft", frame.right() + 6, base - HIGHEST + 4, Long.toString(most));
            svg.line("grid", frame.left(), base - HIGHEST, frame.right(), base - HIGHEST);
            frame.name(svg, base - 2, row.name);
            for (Column column : row.columns) {
                double x = frame.x(axis, column.from);
                double width = Math.max(2, frame.x(axis, column.to) - x - 0.5);
                double top = base;
                for (Part part : column.parts) {
                    double height = (double) part.count / most * HIGHEST;
                    top -= height;
                    svg.bar("fill " + part.type, x, top, width, height, row.name + ", " + part.told);
                }
            }
            base += ROW;
        }
        return svg.end();
    }
}
