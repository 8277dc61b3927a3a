package netcoms.ui.plot;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** A row of marks that point at columns above them, with words; the words of marks that stand too close are joined. Pure. */
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
        for (int i = 0; i < marks.size(); ) {
            List<String> words = new ArrayList<>();
            int first = marks.get(i).column;
            int last = first;
            int next = i;
            do {
                last = marks.get(next).column;
                words.add(marks.get(next).word);
                next++;
            } while (next < marks.size() && last + 1 + String.join(",", words).length() >= marks.get(next).column);
            String text = String.join(",", words);
            grid.text(last + 1 + text.length() <= width ? last + 1 : first - text.length(), 0, text, Role.DIM);
            i = next;
        }
        return grid.lines().getFirst();
    }
}
