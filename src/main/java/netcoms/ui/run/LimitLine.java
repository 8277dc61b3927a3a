package netcoms.ui.run;

import java.util.List;
import netcoms.run.Progress.StrategyProgress;
import netcoms.strategy.LimitGlance;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** How an adaptive limit stands while its strategy runs, in one line whose figures keep their columns. Pure. */
final class LimitLine {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final int MOST_CELLS = 24;
    /** Of the words and figures before the course. */
    private static final int FIGURES = 42;

    private LimitLine() {}

    /** None where places are fixed. */
    static List<Line> of(StrategyProgress strategy, int indent, int width) {
        LimitGlance glance = strategy.glance().limit();
        if (glance == null) {
            return List.of();
        }
        Line line = new Line()
                .space(Math.max(0, Math.min(indent, width - FIGURES)))
                .add("limit ", Role.DIM)
                .right(Figures.count(glance.limit()), 6, Role.STRONG)
                .add(" · in flight ", Role.DIM)
                .right(Figures.count(glance.inFlight()), 6, Role.TEXT)
                .add(" · ", Role.DIM)
                .right(Figures.seconds(glance.latencySeconds()), 7, Role.TEXT)
                .space(1);
        int cells = Math.clamp(width - line.width(), 0, MOST_CELLS);
        return List.of(line.add(course(glance.recent(), cells), Role.ACCENT));
    }

    /** The limit over the trial so far, the newest at the right; heights relative to the largest. */
    private static String course(List<Integer> limits, int cells) {
        int most = limits.stream().mapToInt(Integer::intValue).max().orElse(1);
        StringBuilder course = new StringBuilder();
        for (int cell = 0; cell < cells && !limits.isEmpty(); cell++) {
            int limit = limits.get(Math.max(0, (cell + 1) * limits.size() / cells - 1));
            course.append(HEIGHTS.charAt(Math.clamp((long) limit * HEIGHTS.length() / Math.max(1, most) - 1, 0, 7)));
        }
        return course.toString();
    }
}
