package netcoms.ui.draw;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.screen.Screen;
import java.util.List;
import netcoms.ui.text.TerminalText;

/**
 * A part of the screen to draw on. The only way onto it leads through {@link TerminalText#clean}, and nothing is drawn
 * outside of it. Owned by the {@code ui} thread.
 */
public final class Canvas {
    private final Screen screen;
    private final Palette palette;
    private final Rect area;

    public Canvas(Screen screen, Palette palette, Rect area) {
        this.screen = screen;
        this.palette = palette;
        this.area = area;
    }

    public int width() {
        return area.width();
    }

    public int height() {
        return area.height();
    }

    /** A part of this, in this one's own columns and rows. */
    public Canvas part(Rect part) {
        int width = Math.min(part.width(), area.width() - part.x());
        int height = Math.min(part.height(), area.height() - part.y());
        return new Canvas(screen, palette, new Rect(area.x() + part.x(), area.y() + part.y(), width, height));
    }

    /** Draws text and returns the column behind it. What does not fit is cut off. */
    public int text(int column, int row, String text, Role role) {
        String cleaned = TerminalText.clean(text);
        int at = column;
        for (int i = 0; i < cleaned.length(); ) {
            int end = TerminalText.clusterEnd(cleaned, i);
            String cluster = cleaned.substring(i, end);
            i = end;
            int columns = TerminalText.width(cluster);
            if (columns == 2 && at + 2 > area.width()) {
                put(at, row, " ", role);
            } else if (palette.ascii()) {
                put(at, row, Ascii.of(cluster), role);
                if (columns == 2) {
                    put(at + 1, row, " ", role);
                }
            } else {
                put(at, row, cluster, role);
                if (columns == 2) {
                    put(at + 1, row, "", role);
                }
            }
            at += columns;
        }
        return at;
    }

    /** Draws a line and returns the column behind it. */
    public int line(int column, int row, Line line) {
        int at = column;
        for (Span span : line.spans()) {
            at = text(at, row, span.text(), span.role());
        }
        return at;
    }

    /** Draws lines below each other from the first row on, as many as fit. */
    public void lines(List<Line> lines) {
        for (int row = 0; row < Math.min(lines.size(), height()); row++) {
            line(0, row, lines.get(row));
        }
    }

    /** Makes all of it blank. */
    public void clear() {
        for (int row = 0; row < area.height(); row++) {
            for (int column = 0; column < area.width(); column++) {
                put(column, row, " ", Role.TEXT);
            }
        }
    }

    /** Columns that a frame along the edges leaves for its title. */
    public int titleWidth() {
        return area.width() - 4;
    }

    /** Draws a frame along the edges with a title in its upper one, and gives back what is inside. */
    public Canvas frame(Line title, boolean focused) {
        Role role = edge(focused);
        int right = area.width() - 1;
        int bottom = area.height() - 1;
        String edge = "─".repeat(Math.max(0, right - 1));
        text(0, 0, "┌" + edge + "┐", role);
        for (int row = 1; row < bottom; row++) {
            text(0, row, "│", role);
            text(right, row, "│", role);
        }
        text(0, bottom, "└" + edge + "┘", role);
        Canvas upper = part(new Rect(1, 0, area.width() - 2, 1));
        int end = upper.line(1, 0, title);
        if (title.width() > 0) {
            upper.text(0, 0, " ", role);
            upper.text(end, 0, " ", role);
        }
        return part(new Rect(0, 0, area.width(), area.height()).inside());
    }

    /** Draws a line across a row from edge to edge of the frame whose inside this is, joined to both, words at its right. */
    public void divider(int row, Line words, boolean focused) {
        around().text(0, row + 1, "├" + "─".repeat(area.width()) + "┤", edge(focused));
        words(row, words, focused);
    }

    /** Puts words at the right of the lower edge of the frame whose inside this is. */
    public void footer(Line words, boolean focused) {
        words(area.height(), words, focused);
    }

    /** Puts words at the left of the lower edge of the frame whose inside this is. */
    public void footerLeft(Line words, boolean focused) {
        if (words.width() > 0) {
            around().line(
                            1,
                            area.height() + 1,
                            new Line().add(" ", edge(focused)).add(words).add(" ", edge(focused)));
        }
    }

    private void words(int row, Line words, boolean focused) {
        if (words.width() > 0) {
            Line spaced = new Line().add(" ", edge(focused)).add(words).add(" ", edge(focused));
            around().line(area.width() - spaced.width(), row + 1, spaced);
        }
    }

    /** With the frame. */
    private Canvas around() {
        return new Canvas(screen, palette, new Rect(area.x() - 1, area.y() - 1, area.width() + 2, area.height() + 2));
    }

    private static Role edge(boolean focused) {
        return focused ? Role.FRAME_FOCUSED : Role.FRAME;
    }

    /** Shows the cursor here. */
    public void cursor(int column, int row) {
        screen.setCursorPosition(new TerminalPosition(
                area.x() + Math.clamp(column, 0, Math.max(0, area.width() - 1)), area.y() + row));
    }

    private void put(int column, int row, String cluster, Role role) {
        if (column >= 0 && column < area.width() && row >= 0 && row < area.height()) {
            int x = area.x() + column;
            int y = area.y() + row;
            if (!cluster.isEmpty()
                    && screen.getBackCharacter(x, y).getCharacterString().isEmpty()) {
                // Over the second half of a wide one: no terminal shows its first half alone.
                screen.setCharacter(x - 1, y, palette.cell(" ", Role.TEXT));
            }
            screen.setCharacter(x, y, palette.cell(cluster, role));
        }
    }
}
