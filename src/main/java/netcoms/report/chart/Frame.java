package netcoms.report.chart;

import java.util.function.DoubleFunction;

/**
 * The rectangle of a plot between its labels: draws marks and titles, and says where values lie. Pure.
 *
 * @param left x of the start, of the drawing's {@link Svg#WIDTH}
 */
record Frame(double left, double top, double right, double bottom) {
    /** Room for the labels and the title below the rectangle. */
    static final int BELOW = 42;

    private static final int LABEL_GAP = 8;

    double x(Axis axis, double value) {
        return left + axis.at(value) * (right - left);
    }

    double y(Axis axis, double value) {
        return bottom - axis.at(value) * (bottom - top);
    }

    /** Vertical lines with labels below them, and the title below those. */
    void horizontal(Svg svg, Axis axis, DoubleFunction<String> label, String title) {
        for (double mark : axis.marks()) {
            svg.line("grid", x(axis, mark), top, x(axis, mark), bottom);
            svg.text("middle soft", x(axis, mark), bottom + 16, label.apply(mark));
        }
        svg.text("middle soft", (left + right) / 2, bottom + 34, title);
    }

    /** Horizontal lines with labels to their left, and the title above them. */
    void vertical(Svg svg, Axis axis, DoubleFunction<String> label, String title) {
        for (double mark : axis.marks()) {
            svg.line("grid", left, y(axis, mark), right, y(axis, mark));
            svg.text("end soft", left - LABEL_GAP, y(axis, mark) + 4, label.apply(mark));
        }
        svg.text("start soft", left, top - 10, title);
    }

    /** A vertical line through all of it, with a word at its top. */
    void mark(Svg svg, Axis axis, Mark mark) {
        double x = Math.clamp(x(axis, mark.at()), left, right);
        boolean nearEnd = x > (left + 3 * right) / 4;
        svg.line("mark", x, top, x, bottom);
        svg.text(nearEnd ? "end soft" : "start soft", nearEnd ? x - 4 : x + 4, top + 10, mark.word());
    }

    /** A row's name to the left of the rectangle. */
    void name(Svg svg, double y, String name) {
        svg.text("end", left - LABEL_GAP, y, shortened(name));
    }

    /** What fits there; the whole name stands in the table. */
    static String shortened(String name) {
        int most = 18;
        return name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }
}
