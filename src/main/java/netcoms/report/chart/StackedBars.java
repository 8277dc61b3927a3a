package netcoms.report.chart;

import java.util.List;

/**
 * A horizontal bar for each row that is divided into the shares of its parts: all bars are of the same length, so that a
 * row of microseconds reads as well as one of seconds, and the row's sum stands behind it.
 *
 * @param title for those who cannot see it
 */
public record StackedBars(String title) {
    private static final int ROW = 30;
    private static final int BAR = 18;

    /**
     * One bar.
     *
     * @param total stands behind the bar
     */
    public record Row(String name, List<Part> parts, String total) {
        public Row {
            parts = List.copyOf(parts);
        }

        private double length() {
            return parts.stream().mapToDouble(Part::value).sum();
        }
    }

    /**
     * @param type CSS class of its colour
     * @param value not below 0
     * @param told where the pointer rests
     */
    public record Part(String type, double value, String told) {}

    /** The drawing. */
    public String draw(List<Row> rows) {
        Axis axis = Axis.upTo(100);
        Frame frame = new Frame(130, 4, Svg.WIDTH - 90.0, 8.0 + ROW * rows.size());
        Svg svg = new Svg(title, frame.bottom() + Frame.BELOW);
        frame.horizontal(svg, axis, percent -> Math.round(percent) + " %", title);
        double middle = frame.top() + 2 + ROW / 2.0;
        for (Row row : rows) {
            frame.name(svg, middle + 4, row.name);
            double whole = row.length();
            double sum = 0;
            for (Part part : row.parts) {
                double from = frame.x(axis, 100 * sum / whole);
                sum += part.value;
                double width = frame.x(axis, 100 * sum / whole) - from;
                if (part.value > 0) {
                    svg.bar("fill " + part.type, from, middle - BAR / 2.0, width, BAR, row.name + ": " + part.told);
                }
            }
            svg.text("start soft", frame.right() + 8, middle + 4, row.total);
            middle += ROW;
        }
        return svg.end();
    }
}
