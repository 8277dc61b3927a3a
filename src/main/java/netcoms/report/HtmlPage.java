package netcoms.report;

import static netcoms.report.chart.Markup.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Builds a page that holds its style and drawings. Its policy forbids it every script and every address, and whatever
 * text it is given is escaped besides. One owner.
 */
final class HtmlPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final StringBuilder out = new StringBuilder();

    HtmlPage(String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY);
        out.append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        element("title", title);
        out.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    }

    String end() {
        return out.append("</body>\n</html>\n").toString();
    }

    /** @param element its name, and a class after a dot if it has one */
    void element(String element, String text) {
        out.append(opening(element))
                .append(escaped(text))
                .append(closing(element))
                .append('\n');
    }

    void elements(String element, List<String> texts) {
        texts.forEach(text -> element(element, text));
    }

    /** @param element inside of each item; {@code li} for the item itself */
    void list(String element, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<ul>\n");
        for (String item : items) {
            if (element.equals("li")) {
                element("li", item);
            } else {
                out.append("<li>");
                element(element, item);
                out.append("</li>\n");
            }
        }
        out.append("</ul>\n");
    }

    /** A caption, what the colours mean, and a drawing, which is markup already. */
    void figure(String caption, List<Key> legend, String drawing) {
        out.append("<figure>\n");
        element("figcaption", caption);
        if (!legend.isEmpty()) {
            out.append("<p class=\"legend\">");
            for (Key key : legend) {
                out.append("<span><i class=\"").append(key.type).append("\"></i>");
                out.append(escaped(key.name)).append("</span>");
            }
            out.append("</p>\n");
        }
        out.append(drawing).append("</figure>\n");
    }

    /** What a colour stands for. */
    record Key(String type, String name) {}

    /** @param left whether a column's cells are aligned to the left */
    void table(List<String> headers, List<Boolean> left, List<List<String>> rows) {
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int column = 0; column < headers.size(); column++) {
            cell("th", left.get(column), headers.get(column));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell("td", left.get(column), row.get(column));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void cell(String element, boolean left, String text) {
        out.append('<').append(element).append(left ? " class=\"left\">" : ">");
        out.append(escaped(text)).append("</").append(element).append('>');
    }

    private static String opening(String element) {
        int dot = element.indexOf('.');
        return dot < 0
                ? "<" + element + ">"
                : "<" + element.substring(0, dot) + " class=\"" + element.substring(dot + 1) + "\">";
    }

    private static String closing(String element) {
        int dot = element.indexOf('.');
        return "</" + (dot < 0 ? element : element.substring(0, dot)) + ">";
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
