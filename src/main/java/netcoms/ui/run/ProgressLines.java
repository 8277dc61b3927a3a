package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import netcoms.run.Progress;
import netcoms.run.Progress.Pace;
import netcoms.run.Progress.Phase;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** A bar for every strategy, every figure in a column of its own width so that nothing jitters. Pure. */
public final class ProgressLines {
    private static final int MAKESPAN = 7;
    /** {@code ETA 14 min} and a space. */
    private static final int STATE = 11;

    private static final int FAIL = 8;
    /** With their kinds, which are cut off where room is short. */
    private static final int FAIL_KINDS = 22;

    private static final int LEAST_BAR = 6;
    private static final int MOST_BAR = 40;

    private ProgressLines() {}

    /**
     * One line a strategy, and while the run goes one below it for a limit that moves.
     *
     * @param startingSeconds how long the strategies that are being opened take already, by name
     */
    public static List<Line> of(Progress progress, Map<String, Double> startingSeconds, int width) {
        Columns columns = Columns.fitting(progress.strategies(), width);
        List<Line> lines = new ArrayList<>();
        for (StrategyProgress strategy : progress.strategies()) {
            lines.add(line(
                    strategy,
                    columns,
                    state(progress.phase(), strategy, startingSeconds.getOrDefault(strategy.name(), 0.0))));
            if (progress.phase() != Phase.IDLE) {
                lines.addAll(LimitLine.of(strategy, columns.name() + 1, width));
            }
        }
        return lines;
    }

    /** All strategies together: what the runner does, how long already, how long still. */
    public static Line total(Progress progress) {
        Line line = Line.of(phase(progress), progress.phase() == Phase.STOPPING ? Role.WARN : Role.ACCENT);
        if (progress.phase() == Phase.IDLE) {
            return line;
        }
        line.add("  elapsed ", Role.DIM).right(Figures.whole(progress.elapsedSeconds()), 6, Role.TEXT);
        if (!Double.isNaN(progress.etaSeconds())) {
            line.add("  ETA ", Role.DIM).right(Figures.whole(progress.etaSeconds()), 6, Role.TEXT);
        }
        for (StrategyProgress strategy : progress.strategies()) {
            if (strategy.pace() != null) {
                line.add(pace(strategy.pace()));
            }
        }
        return line;
    }

    /** For example {@code 498/500 per s, late 12}. */
    private static Line pace(Pace pace) {
        return Line.of("  " + Figures.count(Math.round(pace.donePerSecond())), Role.TEXT)
                .add("/" + Figures.count(Math.round(pace.offeredPerSecond())) + " per s", Role.DIM)
                .add("  late " + Figures.count(pace.late()), pace.late() == 0 ? Role.DIM : Role.WARN);
    }

    /** How much of the whole run is done, 0 to 1. */
    public static double fraction(Progress progress) {
        return progress.strategies().stream()
                .mapToDouble(StrategyProgress::fraction)
                .average()
                .orElse(0);
    }

    private static String phase(Progress progress) {
        int rounds = progress.run() == null ? 0 : progress.run().rounds();
        return switch (progress.phase()) {
            case IDLE -> "";
            case STARTING -> "starting…";
            case WARMING_UP -> "warm-up round";
            case RUNNING ->
                String.format(Locale.ROOT, "round %d of %d  %3d %%", Math.max(1, progress.round()), rounds, (int)
                        (fraction(progress) * 100));
            case STOPPING -> "stopping…";
        };
    }

    private static Line line(StrategyProgress strategy, Columns columns, String state) {
        Line line = new Line()
                .left(ChoiceLines.title(strategy.name(), strategy.places()), columns.name(), Role.TEXT)
                .space(1);
        int full = (int) Math.round(strategy.fraction() * columns.bar());
        line.add("█".repeat(full), strategy.phase() == StrategyPhase.DONE ? Role.OK : Role.ACCENT)
                .add("░".repeat(columns.bar() - full), Role.DIM)
                .space(1)
                .right(strategy.trialsDone() + "/" + strategy.trials(), columns.trials(), Role.TEXT)
                .space(1)
                .right(Figures.seconds(strategy.makespanSeconds()), MAKESPAN, Role.STRONG)
                .space(2)
                .left(state, STATE, Role.DIM);
        if (columns.ok() > 0) {
            line.add("ok ", Role.DIM)
                    .right(Figures.count(strategy.ok()), columns.ok(), Role.OK)
                    .space(2);
        }
        return line.add(failures(strategy, columns));
    }

    private static String state(Phase run, StrategyProgress strategy, double startingSeconds) {
        if (run == Phase.IDLE && strategy.phase() != StrategyPhase.DONE) {
            return "stopped";
        }
        return switch (strategy.phase()) {
            case WAITING -> Double.isNaN(strategy.etaSeconds()) ? "waiting" : eta(strategy);
            case STARTING -> "start " + Figures.whole(startingSeconds);
            case RUNNING -> eta(strategy);
            case DONE -> "done";
        };
    }

    private static String eta(StrategyProgress strategy) {
        return Double.isNaN(strategy.etaSeconds()) ? "" : "ETA " + Figures.whole(strategy.etaSeconds());
    }

    private static Line failures(StrategyProgress strategy, Columns columns) {
        Role role = strategy.failed() == 0 ? Role.DIM : Role.FAIL;
        Line line = Line.of("fail ", role).add(Figures.count(strategy.failed()), role);
        int room = columns.fail() - line.width() - 1;
        if (strategy.failed() > 0 && room >= 4) {
            line.space(1).left(kinds(strategy), room, Role.FAIL);
        }
        return line;
    }

    /** One kind alone needs no second count. */
    private static String kinds(StrategyProgress strategy) {
        return strategy.failures().size() == 1
                ? strategy.failures().keySet().iterator().next()
                : strategy.failures().entrySet().stream()
                        .map(kind -> kind.getKey() + " " + Figures.count(kind.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * Widths of the columns that depend on the pane and on what is in them. They change when tasks begin to fail, and
     * otherwise stay for the whole run.
     *
     * @param ok of the count alone; 0 when it has no room
     */
    private record Columns(int name, int bar, int trials, int ok, int fail) {

        static Columns fitting(List<StrategyProgress> strategies, int width) {
            int name = 10;
            int trials = 3;
            int ok = 1;
            int failures = FAIL;
            for (StrategyProgress strategy : strategies) {
                String title = ChoiceLines.title(strategy.name(), strategy.places());
                name = Math.max(name, title.length());
                trials = Math.max(trials, 2 * String.valueOf(strategy.trials()).length() + 1);
                ok = Math.max(ok, countWidth((long) strategy.trials() * strategy.tasks()));
                if (strategy.failed() > 0) {
                    String count = Figures.count(strategy.failed());
                    failures = Math.max(
                            failures,
                            "fail ".length()
                                    + count.length()
                                    + 1
                                    + kinds(strategy).length());
                }
            }
            int free = width - (name + 1 + 1 + trials + 1 + MAKESPAN + 2 + STATE);
            int okWithLabel = 3 + ok + 2;
            boolean roomForOk = free >= LEAST_BAR + okWithLabel + FAIL;
            free -= roomForOk ? okWithLabel : 0;
            int fail = Math.clamp(Math.min(failures, free - LEAST_BAR), FAIL, FAIL_KINDS);
            int bar = Math.clamp(free - fail, 3, MOST_BAR);
            return new Columns(name, bar, trials, roomForOk ? ok : 0, Math.max(FAIL, free - bar));
        }

        /** Wide enough for every count up to this one. */
        private static int countWidth(long most) {
            return Math.max(
                    Figures.count(most).length(),
                    Figures.count(Math.min(most, 99_999)).length());
        }
    }
}
