package netcoms.report.chart;

import netcoms.stats.OneLine;

/** Text in a page. Pure. */
public final class Markup {
    private Markup() {}

    /** Text that came from anywhere, as one line that is neither markup nor the end of an attribute. */
    public static String escaped(String text) {
        return OneLine.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
