package netcoms.ui.draw;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.text.TerminalText;

/** One line of spans, built from left to right by one thread and then only read. Cleans all that is added. */
public final class Line {
    private final List<Span> spans = new ArrayList<>();
    private int width;

    /** An empty line. */
    public Line() {}

    public static Line of(String text, Role role) {
        return new Line().add(text, role);
    }

    public Line add(String text, Role role) {
        String cleaned = TerminalText.clean(text);
        if (!cleaned.isEmpty()) {
            spans.add(new Span(cleaned, role));
            width += TerminalText.width(cleaned);
        }
        return this;
    }

    public Line add(String text) {
        return add(text, Role.TEXT);
    }

    public Line add(Line other) {
        spans.addAll(other.spans);
        width += other.width;
        return this;
    }

    /** Adds text that takes exactly so many columns: shortened, or followed by spaces. */
    public Line left(String text, int columns, Role role) {
        String fitting = TerminalText.shorten(TerminalText.clean(text), columns);
        return add(fitting, role).space(columns - TerminalText.width(fitting));
    }

    /** Adds text that takes exactly so many columns: shortened, or after spaces. */
    public Line right(String text, int columns, Role role) {
        String fitting = TerminalText.shorten(TerminalText.clean(text), columns);
        return space(columns - TerminalText.width(fitting)).add(fitting, role);
    }

    /** Adds that many spaces; none when negative. */
    public Line space(int columns) {
        return columns > 0 ? add(" ".repeat(columns), Role.TEXT) : this;
    }

    /** Adds spaces up to a column. */
    public Line padTo(int column) {
        return space(column - width);
    }

    /** This, where it is wider cut to so many columns, with an ellipsis. */
    public Line shortened(int columns) {
        if (width <= columns) {
            return this;
        }
        Line shorter = new Line();
        for (Span span : spans) {
            String kept = TerminalText.clip(span.text(), columns - 1 - shorter.width);
            shorter.add(kept, span.role());
            if (kept.length() < span.text().length()) {
                return shorter.add(columns > 0 ? "…" : "", span.role());
            }
        }
        return shorter;
    }

    public int width() {
        return width;
    }

    public List<Span> spans() {
        return spans;
    }

    /** The words without their meaning. */
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
