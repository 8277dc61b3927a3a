package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netcoms.monitor.SystemFigures;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunResult;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.ChoiceLines;
import netcoms.ui.run.OpeningTimes;
import netcoms.ui.run.ProgressLines;
import netcoms.ui.run.RunsLines;
import netcoms.ui.run.Scroll;
import netcoms.ui.run.TableLines;
import org.jspecify.annotations.Nullable;

/**
 * The panel of runs: the choice, the bars, the table, the runs of the session. Pulls snapshots when it is drawn. Owned by
 * the {@code ui} thread.
 */
final class RunPane {
    /** From this height on a finished run keeps its bars above the table. */
    private static final int ROOM_FOR_BARS = 18;

    private static final int ROOM_FOR_BLANKS = 12;

    private final Workbench workbench;
    private final ResultTables tables;
    private final Choice choice;
    private final OpeningTimes opening = new OpeningTimes();
    private final Scroll scroll = new Scroll();

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

    /** Does what a key means here, which must not be about starting and stopping. */
    void perform(Action action, String key) {
        List<RunResult> results = workbench.results();
        switch (action) {
            case TOGGLE_STRATEGY -> choice.toggle(Integer.parseInt(key) - 1);
            case LARGER -> choice.resize(1);
            case SMALLER -> choice.resize(-1);
            case MORE_ROUNDS -> choice.changeRounds(1);
            case FEWER_ROUNDS -> choice.changeRounds(-1);
            case SWITCH_VIEW -> switchView(results.size());
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
        List<Line> content = content(body.width(), body.height(), progress, focused);
        List<Line> pinned = pinned(body.width(), body.height() - content.size(), progress, focused);
        int room = body.height() - pinned.size();
        scroll.draw(body.part(new Rect(0, 0, body.width(), room)), content);
        body.part(new Rect(0, room, body.width(), pinned.size())).lines(pinned);
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

    private void switchView(int results) {
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
