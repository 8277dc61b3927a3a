package netcoms.ui.plot;

import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** A row of marks that point at columns above them, with words; the words of marks that stand too close are joined, and left
 * out where there is no room for them. Pure. */
public final class MarkRow {
    private static final char MARK = '▲';

    private MarkRow() {}

    /** A word for a column. */
    public record Mark(int column, String word) {}

    /**
     * One line.
     *
     * @param marks ascending by column
     */
    public static Line line(List<Mark> marks, int width, Role role) {
        Grid grid = new Grid(width, 1);
        marks.forEach(mark -> grid.put(mark.column, 0, MARK, role));
        int free = 0;
        for (int i = 0; i < marks.size(); ) {
            int first = marks.get(i).column;
            int last;
            String words = "";
            do {
                last = marks.get(i).column;
                words += (words.isEmpty() ? "" : ",") + marks.get(i).word;
                i++;
            } while (i < marks.size() && last + 1 + words.length() > marks.get(i).column);
            int from = last + 1 + words.length() <= width ? last + 1 : first - words.length();
            if (from >= free) {
                grid.text(from, 0, words, Role.DIM);
            }
            free = Math.max(last + 1, from + words.length());
        }
        return grid.lines().getFirst();
    }
}
