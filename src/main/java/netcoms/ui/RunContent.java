package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunResult;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.ChoiceLines;
import netcoms.ui.run.OpeningTimes;
import netcoms.ui.run.ProgressLines;
import netcoms.ui.run.RecoveryLine;
import netcoms.ui.run.ResultView;
import netcoms.ui.run.TableLines;
import netcoms.ui.run.View;
import netcoms.ui.run.WorkersTable;

/** What the run pane says of a run: the choice, the bars, the table, the plots. Owned by the {@code ui} thread. */
final class RunContent {
    /** From this height on a finished run keeps its bars above the table. */
    private static final int ROOM_FOR_BARS = 18;

    private static final int ROOM_FOR_BLANKS = 12;

    /** From this height on a plot leaves room for the choice below it. */
    private static final int ROOM_FOR_CHOICE = 17;

    private final Choice choice;
    private final ResultTables tables;
    private final ResultView plots = new ResultView();
    private final OpeningTimes opening = new OpeningTimes();
    private final WorkersTable workers = new WorkersTable();
    private View view = View.TABLE;

    RunContent(Choice choice, Function<RunResult, ResultTable> tables) {
        this.choice = choice;
        this.tables = new ResultTables(tables);
    }

    /** @param live whether it is the current or last run, whose workers can be looked at */
    void changeView(RunResult result, boolean live, int steps) {
        List<View> views = views(result, live);
        view = views.get(Math.floorMod(views.indexOf(view(result, live)) + steps, views.size()));
    }

    /** The views in a row, the one in sight in brackets. */
    Line viewNames(RunResult result, boolean live) {
        View shown = view(result, live);
        Line line = new Line();
        for (View one : views(result, live)) {
            boolean current = one == shown;
            line.add(current ? "[" : " ", Role.ACCENT)
                    .add(one.word(), current ? Role.STRONG : Role.DIM)
                    .add(current ? "]" : " ", Role.ACCENT);
        }
        return line;
    }

    private List<View> views(RunResult result, boolean live) {
        return plots.views(result, live && !workers.isEmpty());
    }

    /** The chosen one, where the result has it. */
    private View view(RunResult result, boolean live) {
        return views(result, live).contains(view) ? view : View.TABLE;
    }

    WorkersTable workers() {
        return workers;
    }

    /** Whether the workers are in sight while the current or last run is. */
    boolean showsWorkers() {
        return view == View.WORKERS && !workers.isEmpty();
    }

    void observe(Progress progress) {
        opening.observe(progress);
        workers.observe(progress);
    }

    /** A run of before, in the view that is chosen. */
    List<Line> past(RunResult result, int width, int height) {
        View shown = view(result, false);
        return shown == View.TABLE ? table(result, width, height) : plots.plot(shown, result, width, height);
    }

    /** The current or last run in the view that is chosen, or the choice before the first one. */
    List<Line> live(Optional<RunResult> result, Progress progress, int width, int height, boolean focused) {
        if (result.isPresent() && view(result.get(), true) != View.TABLE) {
            int below = pinned(result, progress, width, height, 0, focused).size();
            return showsWorkers()
                    ? workers.lines(width, height - below)
                    : plots.plot(view(result.get(), true), result.get(), width, height - below);
        }
        List<Line> lines = new ArrayList<>();
        if (!progress.message().isEmpty()) {
            lines.add(Line.of(progress.message(), Role.FAIL));
        }
        if (progress.run() == null && progress.phase() == Phase.IDLE) {
            lines.addAll(first(width, height, focused));
            return lines;
        }
        boolean running = progress.phase() != Phase.IDLE;
        if (running || height >= ROOM_FOR_BARS || result.isEmpty()) {
            lines.addAll(ProgressLines.of(progress, opening.seconds(progress), width));
            lines.add(running ? ProgressLines.total(progress) : new Line());
            if (running && height >= ROOM_FOR_BARS) {
                RecoveryLine.of(progress).ifPresent(lines::add);
            }
        }
        if (result.isPresent() && (!running || result.get().finishedRounds() > 0)) {
            if (running && height >= ROOM_FOR_BARS) {
                lines.add(new Line());
            }
            lines.addAll(running ? TableLines.of(tables.of(result.get()), width) : table(result.get(), width, height));
        }
        return lines;
    }

    /**
     * What stands below the live run however it is scrolled: under a plot what the run does; between runs the choice of
     * the next, in full where there is room, else in brief.
     *
     * @param free rows that the run itself leaves
     */
    List<Line> pinned(Optional<RunResult> result, Progress progress, int width, int height, int free, boolean focused) {
        boolean plot = result.isPresent() && view(result.get(), true) != View.TABLE;
        if (progress.phase() != Phase.IDLE) {
            return plot ? List.of(ProgressLines.total(progress)) : List.of();
        }
        if (progress.run() == null || (plot && height < ROOM_FOR_CHOICE)) {
            return List.of();
        }
        List<Line> full =
                new ArrayList<>(List.of(Line.of("next run " + "─".repeat(Math.max(0, width - 9)), Role.FRAME)));
        full.addAll(ChoiceLines.full(choice, width, focused));
        return !plot && free > full.size() ? full : ChoiceLines.brief(choice, width, focused);
    }

    /** Before the first run. */
    private List<Line> first(int width, int height, boolean focused) {
        List<Line> lines = new ArrayList<>(ChoiceLines.full(choice, width, focused));
        if (height >= ROOM_FOR_BLANKS) {
            lines.add(new Line());
        }
        lines.add(Line.of("r", Role.STRONG)
                .add(" or ", Role.DIM)
                .add("F5", Role.STRONG)
                .add(" runs it", Role.DIM));
        return lines;
    }

    /** Table, words, and an example of each failure. */
    private List<Line> table(RunResult result, int width, int height) {
        ResultTable table = tables.of(result);
        List<Line> lines = new ArrayList<>(TableLines.of(table, width));
        if (height >= ROOM_FOR_BLANKS) {
            lines.add(new Line());
        }
        lines.addAll(TableLines.sentences(table, width));
        for (String example : result.examples()) {
            lines.add(new Line().left(example, width, Role.DIM));
        }
        return lines;
    }
}
