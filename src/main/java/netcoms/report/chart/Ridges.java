package netcoms.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A histogram for each row over a common logarithmic axis, with marks at some of its values.
 *
 * @param title for those who cannot see it
 * @param axisTitle what the axis shows
 * @param label how a mark of the axis is written, with its unit
 */
public record Ridges(String title, String axisTitle, DoubleFunction<String> label) {
    private static final int ROW = 66;
    private static final int HIGHEST = 38;
    /** Marks closer than this share a label. */
    private static final int LABEL_ROOM = 44;

    /**
     * One histogram.
     *
     * @param type CSS class of its colour
     * @param buckets may be empty
     * @param marks ascending
     */
    public record Row(String name, String type, List<Bucket> buckets, List<Mark> marks) {
        public Row {
            buckets = List.copyOf(buckets);
            marks = List.copyOf(marks);
        }
    }

    /**
     * @param from above 0
     * @param told where the pointer rests
     */
    public record Bucket(double from, double to, long count, String told) {}

    /**
     * @param name short
     * @param told where the pointer rests
     */
    public record Mark(String name, double value, String told) {}

    /** The drawing; the axis spans what the rows hold. */
    public String draw(List<Row> rows, Axis axis) {
        Frame frame = new Frame(130, 4, Svg.WIDTH - 24.0, 8.0 + ROW * rows.size());
        Svg svg = new Svg(title, frame.bottom() + Frame.BELOW);
        frame.horizontal(svg, axis, label, axisTitle);
        double base = frame.top() + ROW - 6;
        for (Row row : rows) {
            svg.line("base", frame.left(), base, frame.right(), base);
            frame.name(svg, base - 2, row.name);
            buckets(svg, frame, axis, row, base);
            marks(svg, frame, axis, row, base);
            base += ROW;
        }
        return svg.end();
    }

    private static void buckets(Svg svg, Frame frame, Axis axis, Row row, double base) {
        long most = row.buckets.stream().mapToLong(Bucket::count).max().orElse(1);
        for (Bucket bucket : row.buckets) {
            if (bucket.count == 0) {
                continue;
            }
            double from = frame.x(axis, bucket.from);
            // What is rare must be seen: a single outlier among a million has a pixel too.
            double height = Math.max(1.5, (double) bucket.count / most * HIGHEST);
            double width = Math.max(1.5, frame.x(axis, bucket.to) - from - 0.5);
            svg.bar("fill " + row.type, from, base - height, width, height, row.name + ": " + bucket.told);
        }
    }

    private static void marks(Svg svg, Frame frame, Axis axis, Row row, double base) {
        int first = 0;
        for (int at = 0; at < row.marks.size(); at++) {
            Mark mark = row.marks.get(at);
            double x = frame.x(axis, mark.value);
            svg.line("mark", x, base - HIGHEST - 6, x, base + 3);
            svg.dot("fill ink", x, base + 3, row.name + ": " + mark.told);
            double start = frame.x(axis, row.marks.get(first).value);
            boolean last = at == row.marks.size() - 1;
            if (last || frame.x(axis, row.marks.get(at + 1).value) - start >= LABEL_ROOM) {
                String label = first == at ? mark.name : row.marks.get(first).name + "–" + mark.name;
                svg.text("middle small", Math.min((start + x) / 2, frame.right() - 8), base - HIGHEST - 10, label);
                first = at + 1;
            }
        }
    }
}
