package netcoms.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netcoms.monitor.SystemFigures;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.ChoiceLines;
import netcoms.ui.run.OpeningTimes;
import netcoms.ui.run.ProgressLines;
import netcoms.ui.run.ResultView;
import netcoms.ui.run.RunsLines;
import netcoms.ui.run.Scroll;
import netcoms.ui.run.TableLines;
import netcoms.ui.run.View;
import org.jspecify.annotations.Nullable;

/**
 * The panel of runs: the choice, the bars, the table, the runs of the session. Pulls snapshots when it is drawn. Owned by
 * the {@code ui} thread.
 */
final class RunPane {
    /** From this height on a finished run keeps its bars above the table. */
    private static final int ROOM_FOR_BARS = 18;

    private static final int ROOM_FOR_BLANKS = 12;

    /** From this height on a plot leaves room for the choice below it. */
    private static final int ROOM_FOR_CHOICE = 17;

    private final Workbench workbench;
    private final ResultTables tables;
    private final Choice choice;
    private final OpeningTimes opening = new OpeningTimes();
    private final Scroll scroll = new Scroll();

    private final ResultView resultView = new ResultView();

    private View view = View.TABLE;
    private boolean listing;
    private int selectedRun;
    private @Nullable RunResult past;

    RunPane(Workbench workbench, Function<RunResult, ResultTable> tables) {
        this.workbench = workbench;
        this.tables = new ResultTables(tables);
        Workbench.RunChoice defaults = workbench.defaults();
        this.choice = new Choice(
                workbench.workloads(),
                defaults.workload(),
                defaults.strategies(),
                defaults.chosen(),
                defaults.rounds());
    }

    Choice choice() {
        return choice;
    }

    Progress progress() {
        return workbench.progress();
    }

    SystemFigures system() {
        return workbench.system();
    }

    boolean isRunning() {
        return progress().phase() != Phase.IDLE;
    }

    /** Starts what is chosen; a reason when that cannot be. */
    Optional<String> start() {
        if (!choice.chosen().contains(true)) {
            return Optional.of("no strategy is chosen: 1 to " + choice.chosen().size() + " take one in");
        }
        showLive();
        return workbench.start(new Workbench.RunChoice(
                choice.workload().name(), choice.strategies(), choice.chosen(), choice.rounds()));
    }

    /**
     * Starts the selected strategy in every size of a sweep, beside {@code sequential} where that is chosen; a reason when
     * that cannot be.
     */
    Optional<String> sweep() {
        StrategySpec selected = choice.strategies().get(choice.selected());
        if (selected instanceof StrategySpec.Sequential) {
            return Optional.of("sequential has one size: select another with j and k, then s sweeps it");
        }
        List<StrategySpec> swept = new ArrayList<>();
        for (int i = 0; i < choice.strategies().size(); i++) {
            if (choice.strategies().get(i) instanceof StrategySpec.Sequential
                    && choice.chosen().get(i)) {
                swept.add(choice.strategies().get(i));
            }
        }
        try {
            swept.addAll(StrategySpec.inSizes(selected, workbench.sweepPlaces()));
        } catch (IllegalArgumentException e) {
            return Optional.of("sweep.places does not suit " + selected.name() + ": " + e.getMessage());
        }
        showLive();
        return workbench.start(new Workbench.RunChoice(
                choice.workload().name(), swept, Collections.nCopies(swept.size(), true), choice.rounds()));
    }

    /** Does what a key means here, which must not be about starting and stopping. */
    void perform(Action action, String key) {
        List<RunResult> results = workbench.results();
        switch (action) {
            case TOGGLE_STRATEGY -> choice.toggle(Integer.parseInt(key) - 1);
            case LARGER -> choice.resize(1);
            case SMALLER -> choice.resize(-1);
            case MORE_ROUNDS -> choice.changeRounds(1);
            case FEWER_ROUNDS -> choice.changeRounds(-1);
            case NEXT_VIEW -> changeView(1);
            case PREVIOUS_VIEW -> changeView(-1);
            case OLD_RUNS -> switchToList(results.size());
            case OPEN -> {
                if (listing && selectedRun < results.size()) {
                    past = results.get(selectedRun);
                    listing = false;
                    scroll.toStart();
                }
            }
            case UP -> move(-1, results.size());
            case DOWN -> move(1, results.size());
            case PAGE_UP -> scroll.page(-1);
            case PAGE_DOWN -> scroll.page(1);
            case TO_START -> scroll.toStart();
            case TO_END -> scroll.toEnd();
            default -> {}
        }
    }

    /** One level up: from a past run to the list, from the list to what is live; false when it is live already. */
    boolean back() {
        if (past != null) {
            past = null;
            listing = true;
            scroll.toStart();
            return true;
        }
        boolean wasListing = listing;
        showLive();
        return wasListing;
    }

    Line title(Progress progress) {
        return listing
                ? Line.of("Runs of this session", Role.STRONG)
                : past == null ? RunTitle.live(progress) : RunTitle.past(past.run());
    }

    void draw(Canvas canvas, Progress progress, boolean focused) {
        opening.observe(progress);
        Canvas body = canvas.part(new Rect(1, 0, canvas.width() - 2, canvas.height()));
        Optional<RunResult> plotted = view == View.TABLE ? Optional.empty() : shown();
        if (plotted.isPresent()) {
            drawPlot(canvas, body, plotted.get(), progress, focused);
            return;
        }
        List<Line> content = content(body.width(), body.height(), progress, focused);
        List<Line> pinned = pinned(body.width(), body.height() - content.size(), progress, focused);
        int room = body.height() - pinned.size();
        scroll.draw(body.part(new Rect(0, 0, body.width(), room)), content);
        body.part(new Rect(0, room, body.width(), pinned.size())).lines(pinned);
        shown().ifPresent(result -> canvas.footerLeft(viewNames(result), focused));
        canvas.footer(scroll.hint(), focused);
    }

    /** A plot as large as the pane, below it what a run does meanwhile. */
    private void drawPlot(Canvas canvas, Canvas body, RunResult result, Progress progress, boolean focused) {
        List<Line> below = List.of();
        if (past == null && progress.phase() != Phase.IDLE) {
            below = List.of(ProgressLines.total(progress));
        } else if (past == null && body.height() >= ROOM_FOR_CHOICE) {
            below = ChoiceLines.brief(choice, body.width(), focused);
        }
        int room = body.height() - below.size();
        scroll.draw(body.part(new Rect(0, 0, body.width(), room)), resultView.plot(view, result, body.width(), room));
        body.part(new Rect(0, room, body.width(), below.size())).lines(below);
        canvas.footerLeft(viewNames(result), focused);
        canvas.footer(scroll.hint(), focused);
    }

    private List<Line> content(int width, int height, Progress progress, boolean focused) {
        if (listing) {
            return RunsLines.of(workbench.results(), selectedRun);
        }
        if (past != null) {
            return result(past, width, height);
        }
        List<Line> lines = new ArrayList<>();
        if (!progress.message().isEmpty()) {
            lines.add(Line.of(progress.message(), Role.FAIL));
        }
        if (progress.run() == null && progress.phase() == Phase.IDLE) {
            lines.addAll(ChoiceLines.full(choice, width, focused));
            if (height >= ROOM_FOR_BLANKS) {
                lines.add(new Line());
            }
            lines.add(Line.of("r", Role.STRONG)
                    .add(" or ", Role.DIM)
                    .add("F5", Role.STRONG)
                    .add(" runs it", Role.DIM));
            return lines;
        }
        boolean running = progress.phase() != Phase.IDLE;
        Optional<RunResult> result = workbench.result();
        if (running || height >= ROOM_FOR_BARS || result.isEmpty()) {
            lines.addAll(ProgressLines.of(progress, opening.seconds(progress), width));
            lines.add(running ? ProgressLines.total(progress) : new Line());
        }
        if (result.isPresent() && (!running || result.get().finishedRounds() > 0)) {
            if (running && height >= ROOM_FOR_BARS) {
                lines.add(new Line());
            }
            lines.addAll(running ? TableLines.of(tables.of(result.get()), width) : result(result.get(), width, height));
        }
        return lines;
    }

    /** Table, words, and an example of each failure. */
    private List<Line> result(RunResult result, int width, int height) {
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

    /** The choice stays in sight between runs: in full where there is room, else in brief. */
    private List<Line> pinned(int width, int room, Progress progress, boolean focused) {
        if (progress.phase() != Phase.IDLE || progress.run() == null || listing || past != null) {
            return List.of();
        }
        List<Line> full =
                new ArrayList<>(List.of(Line.of("next run " + "─".repeat(Math.max(0, width - 9)), Role.FRAME)));
        full.addAll(ChoiceLines.full(choice, width, focused));
        return room > full.size() ? full : ChoiceLines.brief(choice, width, focused);
    }

    private void showLive() {
        listing = false;
        past = null;
        scroll.toStart();
    }

    private void changeView(int steps) {
        shown().ifPresent(result -> {
            List<View> views = views(result);
            view = views.get(Math.floorMod(views.indexOf(view) + steps, views.size()));
            scroll.toStart();
        });
    }

    /** The result that the pane is about, whatever of it is in sight; none in the list and before the first run. */
    private Optional<RunResult> shown() {
        if (listing) {
            return Optional.empty();
        }
        return past != null ? Optional.of(past) : workbench.result();
    }

    private List<View> views(RunResult result) {
        List<View> views = resultView.views(result);
        if (!views.contains(view)) {
            view = View.TABLE;
        }
        return views;
    }

    /** The views in a row, the one in sight in brackets. */
    private Line viewNames(RunResult result) {
        Line line = new Line();
        for (View one : views(result)) {
            boolean current = one == view;
            line.add(current ? "[" : " ", Role.ACCENT)
                    .add(one.word(), current ? Role.STRONG : Role.DIM)
                    .add(current ? "]" : " ", Role.ACCENT);
        }
        return line;
    }

    private void switchToList(int results) {
        boolean wasListing = listing;
        showLive();
        listing = !wasListing;
        selectedRun = Math.max(0, results - 1);
    }

    private void move(int steps, int results) {
        if (listing) {
            selectedRun = Math.clamp(selectedRun + steps, 0, Math.max(0, results - 1));
        } else if (past != null || isRunning()) {
            scroll.lines(steps);
        } else {
            choice.select(steps);
        }
    }
}
