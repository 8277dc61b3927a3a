package netcoms.ui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import netcoms.chat.client.ChatEvent;
import netcoms.report.ResultTable;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.RunResult;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Look;
import netcoms.ui.draw.Palette;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.terminal.Key;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the screen together: which pane has the focus, what a key does, and how it is all drawn. Knows no thread
 * and no terminal, so tests drive it directly. Owned by the {@code ui} thread.
 */
final class Desk implements ChatInput.Host {
    private static final long FLASH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ChatPort port;
    private final @Nullable Workbench workbench;
    private final Palette palette;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ChatPane chat;
    private final @Nullable RunPane run;

    private Focus focus = Focus.INPUT;
    private @Nullable Overlay overlay;
    private String flash = "";
    private long flashUntil;
    private boolean tooSmall;

    /** @param port a {@link Workbench} for the whole dashboard, anything else for the chat alone */
    Desk(ChatPort port, Look look, Clock clock, LongSupplier nanos, Function<RunResult, ResultTable> tables) {
        this.port = port;
        this.workbench = port instanceof Workbench whole ? whole : null;
        this.palette = new Palette(look);
        this.clock = clock;
        this.nanos = nanos;
        this.chat = new ChatPane(port, this, workbench == null, clock);
        this.run = workbench == null ? null : new RunPane(workbench, tables);
    }

    /** Whether figures move, so that it is worth drawing ten times a second. */
    boolean isLively() {
        return run != null && run.isRunning();
    }

    void event(ChatEvent event) {
        chat.event(event, nanos.getAsLong());
    }

    void skipped(long events) {
        chat.skipped(events);
    }

    void key(Key key) {
        flash = "";
        if (key.name().equals("Ctrl-C") || (tooSmall && key.name().equals("q"))) {
            port.quit();
        } else if (overlay != null) {
            overlay = overlay.key(key) ? null : overlay;
        } else if (!(focus == Focus.INPUT && (completes(key) || chat.input().key(key)))) {
            KeyMap.action(key.name(), focus).ifPresent(action -> perform(action, key));
        }
    }

    @Override
    public void startRun(String workload) {
        if (run == null) {
            return;
        }
        if (run.isRunning()) {
            refuse();
        } else if (!workload.isEmpty() && !run.choice().chooseWorkload(workload)) {
            chat.local("there is no workload " + workload, Role.WARN);
        } else {
            run.start().ifPresent(this::flash);
        }
    }

    @Override
    public void stopRun() {
        if (workbench != null && isLively()) {
            workbench.stop();
        } else if (workbench != null) {
            flash("no run goes");
        }
    }

    @Override
    public void help() {
        overlay = new HelpOverlay(workbench == null);
    }

    private boolean completes(Key key) {
        return key.name().equals("Tab") && chat.input().complete();
    }

    private void perform(Action action, Key key) {
        switch (action) {
            case QUIT -> port.quit();
            case HELP -> help();
            case SEND -> chat.input().submit();
            case NEXT_FOCUS -> focus(next(focus));
            case PREVIOUS_FOCUS -> focus(next(next(focus)));
            case BACK -> back();
            default -> {
                if (focus == Focus.RUN || action == Action.START_RUN || action == Action.STOP_RUN) {
                    aboutRuns(action, key);
                } else {
                    scrollChat(action);
                }
            }
        }
    }

    private void aboutRuns(Action action, Key key) {
        if (run == null) {
            return;
        }
        switch (action) {
            case START_RUN -> startRun("");
            case STOP_RUN -> stopRun();
            case PICK_WORKLOAD, TOGGLE_STRATEGY, LARGER, SMALLER, MORE_ROUNDS, FEWER_ROUNDS -> {
                if (run.isRunning()) {
                    refuse();
                } else if (action == Action.PICK_WORKLOAD) {
                    overlay = new WorkloadPicker(run.choice());
                } else {
                    run.perform(action, key.name());
                }
            }
            default -> run.perform(action, key.name());
        }
    }

    private void scrollChat(Action action) {
        switch (action) {
            case UP -> chat.log().scroll(1);
            case DOWN -> chat.log().scroll(-1);
            case PAGE_UP -> chat.log().scroll(chat.log().pageLines());
            case PAGE_DOWN -> chat.log().scroll(-chat.log().pageLines());
            case TO_START -> chat.log().toStart();
            case TO_END -> chat.log().toEnd();
            default -> {}
        }
    }

    /** One level up; at the top that is the input. In the input itself nothing, since Esc may be the start of a slow key. */
    private void back() {
        if (focus == Focus.RUN && run != null && run.back()) {
            return;
        }
        focus(Focus.INPUT);
    }

    private Focus next(Focus from) {
        return switch (from) {
            case INPUT -> run == null ? Focus.LOG : Focus.RUN;
            case RUN -> Focus.LOG;
            case LOG -> Focus.INPUT;
        };
    }

    private void focus(Focus wanted) {
        focus = run == null && wanted == Focus.RUN ? Focus.INPUT : wanted;
        chat.log().watched(focus != Focus.RUN);
    }

    private void refuse() {
        flash("a run goes: x or F6 stops it, then things can be changed");
    }

    private void flash(String words) {
        flash = words;
        flashUntil = nanos.getAsLong() + FLASH_NANOS;
    }

    /** Draws everything; the caller sends it to the terminal. */
    void draw(Screen screen) {
        TerminalSize size = screen.getTerminalSize();
        Canvas all = new Canvas(screen, palette, new Rect(0, 0, size.getColumns(), size.getRows()));
        all.clear();
        screen.setCursorPosition(null);
        tooSmall = !Layout.fits(all.width(), all.height());
        chat.pull();
        if (tooSmall) {
            all.text(0, 0, "NetComs needs " + Layout.LEAST_COLUMNS + "x" + Layout.LEAST_ROWS + ",", Role.WARN);
            all.text(0, 1, "this is " + all.width() + "x" + all.height() + ". q quits.", Role.TEXT);
            return;
        }
        Layout layout = Layout.of(all.width(), all.height(), run == null, focus == Focus.RUN);
        Optional<Progress> progress = Optional.ofNullable(workbench).map(Workbench::progress);
        all.line(0, 0, title(progress, all.width()));
        drawChat(all.part(layout.chat()));
        progress.ifPresent(seen -> drawRun(all, layout, seen));
        drawHints(all.part(layout.hints()));
        if (overlay != null) {
            screen.setCursorPosition(null);
            overlay.draw(all);
        }
    }

    private Line title(Optional<Progress> progress, int width) {
        int virtualTasks = progress.stream()
                .flatMap(seen -> seen.strategies().stream())
                .filter(strategy -> strategy.name().equals("virtual"))
                .mapToInt(StrategyProgress::running)
                .sum();
        return TitleLine.of(
                port.chat(), workbench == null ? null : workbench.system(), virtualTasks, LocalTime.now(clock), width);
    }

    private void drawChat(Canvas area) {
        if (area.width() > 0) {
            Canvas inside = area.frame(chat.title(nanos.getAsLong()), focus != Focus.RUN);
            chat.draw(inside, focus == Focus.INPUT);
        }
    }

    private void drawRun(Canvas all, Layout layout, Progress progress) {
        if (run == null) {
            return;
        }
        if (layout.run().width() > 0) {
            Canvas inside = all.part(layout.run()).frame(run.title(progress), focus == Focus.RUN);
            run.draw(inside, progress, focus == Focus.RUN);
        }
        if (layout.tabs().height() > 0) {
            Canvas tabs = all.part(layout.tabs());
            boolean runShown = focus == Focus.RUN;
            int at = tab(tabs, 1, chat.summary(nanos.getAsLong()), !runShown);
            tab(tabs, at + 2, run.summary(progress), runShown);
        }
    }

    private static int tab(Canvas tabs, int column, Line summary, boolean shown) {
        int at = tabs.text(column, 0, shown ? "[" : " ", Role.ACCENT);
        at = tabs.line(at, 0, summary);
        return tabs.text(at, 0, shown ? "]" : " ", Role.ACCENT);
    }

    private void drawHints(Canvas row) {
        if (!flash.isEmpty() && nanos.getAsLong() < flashUntil) {
            row.text(1, 0, flash, Role.WARN);
        } else {
            row.line(0, 0, KeyMap.hints(focus, run == null, row.width()));
        }
    }
}
