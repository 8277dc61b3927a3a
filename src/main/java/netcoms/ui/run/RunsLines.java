package netcoms.ui.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** The runs of this session, one a line. Pure. */
public final class RunsLines {
    private RunsLines() {}

    public static List<Line> of(List<RunResult> results, int selected) {
        if (results.isEmpty()) {
            return List.of(Line.of("no run has ended yet", Role.DIM));
        }
        int name = results.stream()
                .mapToInt(result -> result.run().workload().length())
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .space(2)
                .left("run", 5, Role.DIM)
                .left("workload", Math.clamp(name, 8, 20) + 2, Role.DIM)
                .left("rounds", 9, Role.DIM)
                .left("status", 11, Role.DIM)
                .add("fastest", Role.DIM));
        for (int i = 0; i < results.size(); i++) {
            lines.add(line(results.get(i), Math.clamp(name, 8, 20) + 2, i == selected));
        }
        return lines;
    }

    private static Line line(RunResult result, int nameWidth, boolean selected) {
        RunInfo run = result.run();
        return Line.of(selected ? "› " : "  ", Role.ACCENT)
                .left(String.valueOf(run.number()), 5, Role.DIM)
                .left(run.workload(), nameWidth, selected ? Role.STRONG : Role.TEXT)
                .left(result.finishedRounds() + "/" + run.rounds(), 9, Role.TEXT)
                .left(run.status().label(), 11, role(run.status()))
                .add(fastest(result), Role.TEXT);
    }

    /** Good, bad, or neither. */
    public static Role role(RunStatus status) {
        return switch (status) {
            case RUNNING -> Role.ACCENT;
            case FINISHED -> Role.OK;
            case STOPPED, RECOVERED -> Role.WARN;
            case FAILED -> Role.FAIL;
        };
    }

    private static String fastest(RunResult result) {
        return result.strategies().stream()
                .filter(strategy -> !Double.isNaN(strategy.makespan().mean()))
                .min(Comparator.comparingDouble(strategy -> strategy.makespan().mean()))
                .map(RunsLines::describe)
                .orElse("–");
    }

    private static String describe(Summary strategy) {
        return ChoiceLines.title(strategy.name(), strategy.places()) + "  "
                + Figures.seconds(strategy.makespan().mean());
    }
}
