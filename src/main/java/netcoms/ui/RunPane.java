package netcoms.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netcoms.monitor.SystemFigures;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunResult;
import netcoms.ui.Page.Awaited;
import netcoms.ui.Page.Compared;
import netcoms.ui.Page.Listing;
import netcoms.ui.Page.Live;
import netcoms.ui.Page.Past;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.ComparedLines;
import netcoms.ui.run.Scroll;
import netcoms.ui.run.WorkersTable;

/**
 * The panel of runs: the current one, the old ones, and comparisons. Pulls snapshots when it is drawn. Owned by the
 * {@code ui} thread.
 */
final class RunPane {
    private final Workbench workbench;
    private final Choice choice;
    private final FaultChoice faults;
    private final RunContent content;
    private final OldRunsList list;
    private final Scroll scroll = new Scroll();
    private final Pages pages;
    private final Launch launch;
    private final ComparedLines compared = new ComparedLines();

    RunPane(Workbench workbench, Function<RunResult, ResultTable> tables, ZoneId zone) {
        this.workbench = workbench;
        Workbench.RunChoice defaults = workbench.defaults();
        this.choice = new Choice(
                workbench.workloads(),
                defaults.workload(),
                defaults.strategies(),
                defaults.chosen(),
                defaults.rounds(),
                defaults.faults());
        this.faults = new FaultChoice(workbench, choice);
        this.content = new RunContent(choice, tables);
        this.list = new OldRunsList(workbench, zone);
        this.pages = new Pages(workbench, list, scroll::toStart);
        this.launch = new Launch(workbench, choice, () -> pages.show(new Live()));
    }

    Choice choice() {
        return choice;
    }

    FaultChoice faults() {
        return faults;
    }

    Launch launch() {
        return launch;
    }

    Pages pages() {
        return pages;
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

    /** Whether the run in sight can go on. */
    boolean resumes() {
        return !isRunning() && pages.interrupted().isPresent();
    }

    /** Whether something moves or is awaited, so that it is worth drawing ten times a second. */
    boolean isLively() {
        return isRunning() || pages.page() instanceof Awaited || (pages.page() instanceof Listing && list.isReading());
    }

    /** What keys mean while the pane has the focus. */
    Focus focus() {
        return switch (pages.page()) {
            case Listing listing -> Focus.LIST;
            case Live live when content.showsWorkers() -> Focus.WORKERS;
            default -> Focus.RUN;
        };
    }

    /** Does what a key means here, which must not be about starting and stopping. */
    void perform(Action action, String key) {
        pages.settle();
        pages.complain("");
        switch (action) {
            case TOGGLE_STRATEGY -> choice.toggle(Integer.parseInt(key) - 1);
            case LARGER -> choice.resize(1);
            case SMALLER -> choice.resize(-1);
            case MORE_ROUNDS -> choice.changeRounds(1);
            case FEWER_ROUNDS -> choice.changeRounds(-1);
            case NEXT_VIEW -> changeView(1);
            case PREVIOUS_VIEW -> changeView(-1);
            case OLD_RUNS -> pages.toggleList();
            case OPEN -> pages.open();
            case COMPARE -> pages.compare();
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            case TO_START -> {
                list.toStart();
                scroll.toStart();
            }
            case TO_END -> {
                list.toEnd();
                scroll.toEnd();
            }
            default -> {}
        }
        pages.settle();
    }

    private void page(int direction) {
        if (pages.page() instanceof Listing) {
            list.page(direction);
        } else {
            scroll.page(direction);
        }
    }

    private void step(int steps) {
        if (pages.page() instanceof Listing) {
            list.move(steps);
        } else if (focus() == Focus.WORKERS) {
            content.workers().move(steps);
        } else if (pages.page() instanceof Live && !isRunning()) {
            choice.select(steps);
        } else {
            scroll.lines(steps);
        }
    }

    private void changeView(int steps) {
        if (pages.page() instanceof Compared comparison) {
            pages.show(comparison.from());
        }
        pages.result().ifPresent(result -> {
            content.changeView(result, pages.page() instanceof Live, steps);
            scroll.toStart();
        });
    }

    /** Asks whether the selected worker shall be killed; empty when there is none that lives. */
    Optional<Overlay> killing() {
        return content.workers()
                .victim()
                .map(row -> Question.kill(
                        row.strategy() + " " + row.worker().name(), row.worker().pid(), () -> kill(row)));
    }

    private void kill(WorkersTable.Row row) {
        if (WorkersTable.isThere(row, progress())) {
            workbench.killWorker(row.strategy(), row.worker().name());
        } else {
            pages.complain("pid " + row.worker().pid() + " has ended by itself: nothing was killed");
        }
    }

    /** What it is about, in one line of at most so many columns. */
    Line title(Progress progress, int width) {
        pages.settle();
        return switch (pages.page()) {
            case Live live -> RunTitle.live(progress, resumes(), width);
            case Listing listing -> RunTitle.list(list.count(), list.isReading(), resumes());
            case Past(RunResult result) ->
                RunTitle.past(result.run(), list.isOfSession(result.run().id()), resumes(), width);
            case Compared comparison -> RunTitle.compared(comparison.before().run(), width);
            case Awaited awaited -> Line.of(awaited.words() + "…", Role.STRONG).shortened(width);
        };
    }

    void draw(Canvas canvas, Progress progress, boolean focused) {
        content.observe(progress);
        Canvas body = canvas.part(new Rect(1, 0, canvas.width() - 2, canvas.height()));
        if (!pages.problem().isEmpty()) {
            body.line(0, 0, new Line().left(pages.problem(), body.width(), Role.WARN));
            body = body.part(new Rect(0, 1, body.width(), body.height() - 1));
        }
        int width = body.width();
        int height = body.height();
        boolean live = pages.page() instanceof Live;
        List<Line> lines = lines(progress, width, height, focused);
        List<Line> pinned = live
                ? content.pinned(workbench.result(), progress, width, height, height - lines.size(), focused)
                : List.of();
        int room = height - pinned.size();
        scroll.draw(body.part(new Rect(0, 0, width, room)), lines);
        body.part(new Rect(0, room, width, pinned.size())).lines(pinned);
        pages.result().ifPresent(result -> canvas.footerLeft(content.viewNames(result, live), focused));
        canvas.footer(scroll.hint(), focused);
    }

    private List<Line> lines(Progress progress, int width, int height, boolean focused) {
        return switch (pages.page()) {
            case Live live -> content.live(workbench.result(), progress, width, height, focused);
            case Listing listing -> list.lines(width, height);
            case Past past -> content.past(past.result(), width, height);
            case Compared(RunResult before, Optional<RunResult> after, Page from) ->
                after.or(workbench::result)
                        .map(result -> compared.of(before, result, width))
                        .orElse(List.of());
            case Awaited awaited -> List.of(Line.of(awaited.words() + "…", Role.DIM));
        };
    }
}
