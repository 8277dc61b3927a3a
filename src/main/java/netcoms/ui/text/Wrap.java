package netcoms.ui.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks cleaned text at spaces, and words that are too long for a line wherever it ends. */
public final class Wrap {
    private Wrap() {}

    /** Lines of at most so many columns each; at least one line. */
    public static List<String> lines(String cleaned, int columns) {
        return lines(cleaned, columns, columns);
    }

    /** Like {@link #lines(String, int)} where something else stands before the first line. */
    public static List<String> lines(String cleaned, int firstColumns, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = cleaned;
        int room = Math.max(2, firstColumns);
        while (TerminalText.width(rest) > room) {
            String fits = TerminalText.clip(rest, room);
            int end = fits.length();
            if (rest.charAt(end) != ' ') {
                int space = fits.lastIndexOf(' ');
                boolean littleRoom = lines.isEmpty() && room < columns / 2;
                end = space > 0 ? space : littleRoom ? 0 : end;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
            room = Math.max(2, columns);
        }
        lines.add(rest);
        return lines;
    }
}
