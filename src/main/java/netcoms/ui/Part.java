package netcoms.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import netcoms.ui.draw.Line;

/**
 * Words of a line that go where room is short. Pure.
 *
 * @param importance 0 always stays; the highest goes first
 */
record Part(int importance, Line line) {

    /** Those that stay, in order; together they are wider only where nothing else may go. */
    static List<Part> fitting(List<Part> parts, int width) {
        List<Part> kept = new ArrayList<>(parts);
        while (joined(kept).width() > width) {
            Part least =
                    kept.stream().max(Comparator.comparingInt(Part::importance)).orElseThrow();
            if (least.importance == 0) {
                break;
            }
            kept.remove(least);
        }
        return kept;
    }

    static Line joined(List<Part> parts) {
        Line line = new Line();
        parts.forEach(part -> line.add(part.line));
        return line;
    }
}
