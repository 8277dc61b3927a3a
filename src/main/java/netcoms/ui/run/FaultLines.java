package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.stats.FaultEffects;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** What faults did to each strategy, and whom they hit besides those that they touched, as a small table. Pure. */
final class FaultLines {
    private static final String UNKNOWN = "–";
    private static final int TOUCHED = 8;
    private static final int FAILED = 7;
    private static final int OTHERS = 14;
    private static final int LATE = 6;
    private static final int TIME = 8;
    private static final int ALL = TOUCHED + FAILED + OTHERS + LATE + 2 * TIME;

    private FaultLines() {}

    /** A title and a line for each strategy; none when no fault touched anything. */
    static List<Line> of(RunResult result, int width) {
        if (result.strategies().stream()
                .noneMatch(summary -> summary.detail().faults().any())) {
            return List.of();
        }
        int name = Math.max(6, Names.width(result.strategies()));
        boolean wide = name + ALL <= width;
        List<Line> lines = new ArrayList<>();
        lines.add(columns(
                new Line().left("faults", name, Role.DIM),
                wide,
                List.of("touched", "failed", "others failed", "late", "held", "cost"),
                Role.DIM,
                Role.DIM,
                Role.DIM));
        for (Summary summary : result.strategies()) {
            FaultEffects faults = summary.detail().faults();
            List<String> cells = List.of(
                    Figures.count(faults.touched()),
                    Figures.count(faults.touchedFailed()),
                    Figures.count(faults.strayFailed()),
                    faults.costKnown() || faults.touched() == summary.tasks()
                            ? Figures.count(faults.strayDelayed())
                            : UNKNOWN,
                    seconds(faults.longestHeld()),
                    seconds(faults.cost()));
            lines.add(columns(
                    Names.of(summary, name),
                    wide,
                    cells,
                    Role.TEXT,
                    stray(faults.strayFailed()),
                    stray(faults.strayDelayed())));
        }
        return lines;
    }

    private static Line columns(Line line, boolean wide, List<String> cells, Role role, Role failed, Role late) {
        line.right(cells.get(0), TOUCHED, role)
                .right(cells.get(1), FAILED, role)
                .right(cells.get(2), OTHERS, failed)
                .right(cells.get(3), LATE, late);
        if (wide) {
            line.right(cells.get(4), TIME, role);
        }
        return line.right(cells.get(5), TIME, role);
    }

    private static Role stray(long count) {
        return count > 0 ? Role.FAIL : Role.TEXT;
    }

    private static String seconds(double seconds) {
        return seconds == 0 ? "0 s" : (seconds < 0 ? "-" : "") + Figures.seconds(Math.abs(seconds));
    }
}
