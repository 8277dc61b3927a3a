package netcoms.ui.plot;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** Upright bars side by side, one a column, in eighths of a row. Pure. */
public final class ColumnBars {
    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

    private ColumnBars() {}

    /**
     * So many lines, the upper one first.
     *
     * @param heights one for each column, 0 to 1 of the whole height; what is above 0 is always seen
     */
    public static List<Line> lines(double[] heights, int rows, Role role) {
        List<Line> lines = new ArrayList<>();
        for (int row = rows - 1; row >= 0; row--) {
            StringBuilder text = new StringBuilder();
            for (double height : heights) {
                int eighths = (int) Math.round(height * rows * 8);
                int here = Math.clamp(Math.max(eighths, height > 0 ? 1 : 0) - row * 8L, 0, 8);
                text.append(EIGHTHS.charAt(here));
            }
            lines.add(Line.of(text.toString(), role));
        }
        return lines;
    }
}
