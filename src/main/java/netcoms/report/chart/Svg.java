package netcoms.report.chart;

import static netcoms.report.chart.Markup.escaped;

import java.util.List;

/** Writes one SVG drawing of fixed width that scales with its place. One owner. */
final class Svg {
    static final int WIDTH = 760;

    private final StringBuilder out = new StringBuilder();

    /** @param title what it shows, also for those who cannot see it */
    Svg(String title, double height) {
        out.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(Math.round(height));
        out.append("\" role=\"img\" aria-label=\"").append(escaped(title)).append("\">\n");
    }

    void line(String type, double x1, double y1, double x2, double y2) {
        open("line", type)
                .at("x1", x1)
                .at("y1", y1)
                .at("x2", x2)
                .at("y2", y2)
                .out
                .append("/>\n");
    }

    /** @param told shown where the pointer rests; nothing when empty */
    void bar(String type, double x, double y, double width, double height, String told) {
        open("rect", type).at("x", x).at("y", y).at("width", width).at("height", height);
        told("rect", told);
    }

    void dot(String type, double x, double y, String told) {
        open("circle", type).at("cx", x).at("cy", y).at("r", 3);
        told("circle", told);
    }

    void path(String type, List<double[]> points) {
        open("polyline", type).out.append(" points=\"");
        for (double[] point : points) {
            out.append(tenths(point[0])).append(',').append(tenths(point[1])).append(' ');
        }
        out.append("\"/>\n");
    }

    /** @param type {@code start}, {@code middle} or {@code end}, which part of the text is at x, and further classes */
    void text(String type, double x, double y, String text) {
        open("text", type).at("x", x).at("y", y).out.append('>');
        out.append(escaped(text)).append("</text>\n");
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    private void told(String element, String told) {
        if (told.isEmpty()) {
            out.append("/>\n");
        } else {
            out.append("><title>")
                    .append(escaped(told))
                    .append("</title></")
                    .append(element)
                    .append(">\n");
        }
    }

    private Svg open(String element, String type) {
        out.append('<').append(element).append(" class=\"").append(type).append('"');
        return this;
    }

    private Svg at(String attribute, double value) {
        out.append(' ').append(attribute).append("=\"").append(tenths(value)).append('"');
        return this;
    }

    /** A tenth of a pixel is finer than any screen, and a page of them is a third shorter. */
    private static String tenths(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
