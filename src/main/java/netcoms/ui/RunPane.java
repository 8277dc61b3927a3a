package netcoms.ui;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import netcoms.monitor.SystemFigures;
import netcoms.report.Archive.Entry;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
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
    private final Fetching fetching;
    private final Interrupted interrupted;
    private final ComparedLines compared = new ComparedLines();
    private final Scroll scroll = new Scroll();

    private Page page = new Live();
    /** What went wrong, until the next key. */
    private String problem = "";

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
        this.fetching = new Fetching(workbench);
        this.interrupted = new Interrupted(workbench, list);
    }

    Choice choice() {
        return choice;
    }

    FaultChoice faults() {
        return faults;
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

    /** Whether something moves or is awaited, so that it is worth drawing ten times a second. */
    boolean isLively() {
        return isRunning() || page instanceof Awaited || (page instanceof Listing && list.isReading());
    }

    /** What keys mean while the pane has the focus. */
    Focus focus() {
        return switch (page) {
            case Listing listing -> Focus.LIST;
            case Live live when content.showsWorkers() -> Focus.WORKERS;
            default -> Focus.RUN;
        };
    }

    /** Starts what is chosen; a reason when that cannot be. */
    Optional<String> start() {
        if (!choice.chosen().contains(true)) {
            return Optional.of("no strategy is chosen: 1 to " + choice.chosen().size() + " take one in");
        }
        show(new Live());
        return workbench.start(new Workbench.RunChoice(
                choice.workload().name(), choice.strategies(), choice.chosen(), choice.rounds(), choice.faults()));
    }

    /**
     * Starts the selected strategy in every size of a sweep, beside what has no size and is chosen; a reason when
     * that cannot be.
     */
    Optional<String> sweep() {
        StrategySpec selected = choice.strategies().get(choice.selected());
        if (!selected.isSized()) {
            return Optional.of(selected.name() + " has no sizes: select another with j and k, then s sweeps it");
        }
        List<StrategySpec> swept = new ArrayList<>();
        for (int i = 0; i < choice.strategies().size(); i++) {
            if (!choice.strategies().get(i).isSized() && choice.chosen().get(i)) {
                swept.add(choice.strategies().get(i));
            }
        }
        try {
            swept.addAll(StrategySpec.inSizes(selected, workbench.sweepPlaces()));
        } catch (IllegalArgumentException e) {
            return Optional.of("sweep.places does not suit " + selected.name() + ": " + e.getMessage());
        }
        show(new Live());
        return workbench.start(new Workbench.RunChoice(
                choice.workload().name(),
                swept,
                Collections.nCopies(swept.size(), true),
                choice.rounds(),
                choice.faults()));
    }

    /** Goes on with the run that the page is about; a reason when there is nothing to go on with. */
    Optional<String> resume() {
        settle();
        Optional<String> id = interrupted.of(page);
        id.ifPresent(run -> show(fetching.resume(run, page)));
        return id.isPresent()
                ? Optional.empty()
                : Optional.of("nothing is missing here: R resumes a run that was stopped or interrupted");
    }

    /** Does what a key means here, which must not be about starting and stopping. */
    void perform(Action action, String key) {
        settle();
        problem = "";
        switch (action) {
            case TOGGLE_STRATEGY -> choice.toggle(Integer.parseInt(key) - 1);
            case LARGER -> choice.resize(1);
            case SMALLER -> choice.resize(-1);
            case MORE_ROUNDS -> choice.changeRounds(1);
            case FEWER_ROUNDS -> choice.changeRounds(-1);
            case NEXT_VIEW -> changeView(1);
            case PREVIOUS_VIEW -> changeView(-1);
            case OLD_RUNS -> toggleList();
            case OPEN -> list.selected().ifPresent(this::open);
            case COMPARE -> compare();
            default -> move(action);
        }
        settle();
    }

    private void move(Action action) {
        boolean listing = page instanceof Listing;
        switch (action) {
            case UP, DOWN -> step(action == Action.UP ? -1 : 1);
            case PAGE_UP, PAGE_DOWN -> {
                int direction = action == Action.PAGE_UP ? -1 : 1;
                if (listing) {
                    list.page(direction);
                } else {
                    scroll.page(direction);
                }
            }
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
    }

    private void step(int steps) {
        if (page instanceof Listing) {
            list.move(steps);
        } else if (focus() == Focus.WORKERS) {
            content.workers().move(steps);
        } else if (page instanceof Live && !isRunning()) {
            choice.select(steps);
        } else {
            scroll.lines(steps);
        }
    }

    /** One level up: from a run to the list it came from, from the list to what is live; false when it is live already. */
    boolean back() {
        settle();
        problem = "";
        switch (page) {
            case Live live -> {
                return false;
            }
            case Listing listing -> {
                if (list.marked().isPresent()) {
                    list.mark(Optional.empty());
                } else {
                    show(new Live());
                }
            }
            case Past past -> show(new Listing());
            case Compared comparison -> show(comparison.from());
            case Awaited awaited -> show(awaited.from());
        }
        return true;
    }

    private void toggleList() {
        if (page instanceof Listing) {
            show(new Live());
        } else {
            show(new Listing());
            list.opened();
        }
    }

    /** Asks whether the selected run shall go for ever; empty when there is none, or it must stay. */
    Optional<Overlay> deletion() {
        problem = "";
        Optional<String> selected = list.selected().map(Entry::id);
        if (selected.filter(list::isGoing).isPresent()) {
            problem = "this run goes: stop it first";
            return Optional.empty();
        }
        return selected.map(id -> Question.delete(id, () -> show(fetching.delete(id))));
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
            problem = "pid " + row.worker().pid() + " has ended by itself: nothing was killed";
        }
    }

    private void open(Entry entry) {
        show(list.isGoing(entry.id()) ? new Live() : fetching.open(entry));
    }

    private void compare() {
        switch (page) {
            case Live live ->
                workbench
                        .result()
                        .ifPresent(result -> show(fetching.compareWithEarlier(result, Optional.empty(), live)));
            case Past past -> show(fetching.compareWithEarlier(past.result(), Optional.of(past.result()), past));
            case Listing listing -> list.selected().ifPresent(this::markOrCompare);
            default -> {}
        }
    }

    private void markOrCompare(Entry entry) {
        Optional<Entry> marked = list.marked();
        if (list.isGoing(entry.id())) {
            problem = "this run goes: c compares it from its own page";
        } else if (marked.isEmpty()) {
            list.mark(Optional.of(entry));
        } else if (marked.get().id().equals(entry.id())) {
            list.mark(Optional.empty());
        } else {
            show(fetching.compare(marked.get(), entry));
        }
    }

    /** Goes on to what was awaited once it is there, or says why it is not. */
    private void settle() {
        if (page instanceof Awaited awaited && awaited.next().isDone()) {
            try {
                show(awaited.next().join());
            } catch (CompletionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                show(awaited.from());
                problem = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
            }
        }
        if (page instanceof Listing(String deleted) && !deleted.isEmpty()) {
            list.deleted(deleted);
            page = new Listing();
        }
    }

    private void show(Page next) {
        page = next;
        problem = "";
        scroll.toStart();
    }

    private void changeView(int steps) {
        if (page instanceof Compared comparison) {
            show(comparison.from());
        }
        shown().ifPresent(result -> {
            content.changeView(result, page instanceof Live, steps);
            scroll.toStart();
        });
    }

    /** The result of which a view is in sight, if any. */
    private Optional<RunResult> shown() {
        return switch (page) {
            case Live live -> workbench.result();
            case Past past -> Optional.of(past.result());
            default -> Optional.empty();
        };
    }

    Line title(Progress progress) {
        settle();
        boolean resumes = !isRunning() && interrupted.of(page).isPresent();
        return switch (page) {
            case Live live -> RunTitle.live(progress, resumes);
            case Listing listing -> RunTitle.list(list.count(), list.isReading(), resumes);
            case Past past -> RunTitle.past(past.result().run(), resumes);
            case Compared comparison -> RunTitle.compared(comparison.before().run());
            case Awaited awaited -> Line.of(awaited.words() + "…", Role.STRONG);
        };
    }

    void draw(Canvas canvas, Progress progress, boolean focused) {
        content.observe(progress);
        Canvas body = canvas.part(new Rect(1, 0, canvas.width() - 2, canvas.height()));
        if (!problem.isEmpty()) {
            body.line(0, 0, new Line().left(problem, body.width(), Role.WARN));
            body = body.part(new Rect(0, 1, body.width(), body.height() - 1));
        }
        int width = body.width();
        int height = body.height();
        List<Line> lines = lines(progress, width, height, focused);
        List<Line> pinned = page instanceof Live
                ? content.pinned(workbench.result(), progress, width, height, height - lines.size(), focused)
                : List.of();
        int room = height - pinned.size();
        scroll.draw(body.part(new Rect(0, 0, width, room)), lines);
        body.part(new Rect(0, room, width, pinned.size())).lines(pinned);
        shown().ifPresent(result -> canvas.footerLeft(content.viewNames(result, page instanceof Live), focused));
        canvas.footer(scroll.hint(), focused);
    }

    private List<Line> lines(Progress progress, int width, int height, boolean focused) {
        return switch (page) {
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
