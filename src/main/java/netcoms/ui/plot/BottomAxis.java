package netcoms.ui.plot;

import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** An axis below a plot, from the column left of it: a line with a stroke for each tick, and their labels. Pure. */
public final class BottomAxis {
    private BottomAxis() {}

    /**
     * Two lines; labels that would touch are left out.
     *
     * @param width of the plot above, whose first column lies right of the corner
     * @param title stands behind the labels, right of the plot
     */
    public static List<Line> lines(Axis axis, int width, String title) {
        Grid grid = new Grid(width + 1, 2);
        grid.text(0, 0, "└" + "─".repeat(Math.max(0, width)), Role.DIM);
        int free = 0;
        for (Axis.Tick tick : axis.ticks()) {
            int column = 1 + (int) Math.round(axis.share(tick.at()) * (width - 1));
            if (column < 1 || column > width) {
                continue;
            }
            grid.put(column, 0, '┴', Role.DIM);
            int length = tick.label().length();
            int from = Math.clamp(column - length / 2, 0, Math.max(0, width + 1 - length));
            if (from >= free) {
                grid.text(from, 1, tick.label(), Role.DIM);
                free = from + length + 1;
            }
        }
        List<Line> lines = grid.lines();
        lines.get(1).space(2).add(title, Role.DIM);
        return lines;
    }
}
