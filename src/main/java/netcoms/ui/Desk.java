package netcoms.ui;

import com.googlecode.lanterna.screen.Screen;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import netcoms.chat.client.ChatEvent;
import netcoms.report.ResultTable;
import netcoms.run.RunResult;
import netcoms.ui.draw.Look;
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
    private final LongSupplier nanos;
    private final ChatPane chat;
    private final @Nullable RunPane run;
    private final DeskView view;

    private Focus focus = Focus.INPUT;
    private @Nullable Overlay overlay;
    private String flash = "";
    private long flashUntil;
    private boolean tooSmall;
    private boolean redraw;
    private boolean quit;

    /** @param port a {@link Workbench} for the whole dashboard, anything else for the chat alone */
    Desk(ChatPort port, Look look, Clock clock, LongSupplier nanos, Function<RunResult, ResultTable> tables) {
        this.port = port;
        this.workbench = port instanceof Workbench whole ? whole : null;
        this.nanos = nanos;
        this.chat = new ChatPane(port, this, workbench, clock);
        this.run = workbench == null ? null : new RunPane(workbench, tables, clock.getZone());
        this.view = new DeskView(port, chat, Optional.ofNullable(run), look, clock, nanos);
    }

    /** Whether figures move, so that it is worth drawing ten times a second. */
    boolean isLively() {
        return run != null && run.isLively();
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
            quit();
        } else if (overlay != null) {
            overlay = overlay.key(key) ? null : overlay;
        } else if (!(focus == Focus.INPUT && (completes(key) || chat.input().key(key)))) {
            KeyMap.action(key.name(), where()).ifPresent(action -> perform(action, key));
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
            run.launch().run().ifPresent(this::flash);
        }
    }

    @Override
    public void stopRun() {
        if (workbench != null && run != null && run.isRunning()) {
            workbench.stop();
        } else if (workbench != null) {
            flash("no run goes");
        }
    }

    @Override
    public void faults(String plan) {
        if (run != null && plan.isEmpty()) {
            overlay = run.faults().picker(this::flash);
        } else if (run != null) {
            flash(run.faults().use(plan));
        }
    }

    @Override
    public void server() {
        if (workbench != null) {
            chat.local(workbench.server().text(), Role.DIM);
        }
    }

    @Override
    public void quit() {
        quit = true;
        port.quit();
    }

    /** Whether a person wants to leave. */
    boolean hasQuit() {
        return quit;
    }

    @Override
    public void help() {
        overlay = new HelpOverlay(run == null ? 0 : run.choice().strategies().size());
    }

    /** What keys mean: in the run pane that depends on what it shows. */
    private Focus where() {
        return focus == Focus.RUN && run != null ? run.focus() : focus;
    }

    private boolean completes(Key key) {
        return key.name().equals("Tab") && chat.input().complete();
    }

    private void perform(Action action, Key key) {
        switch (action) {
            case QUIT -> quit();
            case HELP -> help();
            case REDRAW -> redraw = true;
            case SEND -> chat.input().submit();
            case NEXT_FOCUS -> focus(neighbour(1));
            case PREVIOUS_FOCUS -> focus(neighbour(-1));
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
            case START_SWEEP -> {
                if (run.isRunning()) {
                    refuse();
                } else {
                    run.launch().sweep().ifPresent(this::flash);
                }
            }
            case RESUME -> {
                if (run.isRunning()) {
                    refuse();
                } else {
                    run.pages().resume().ifPresent(this::flash);
                }
            }
            case PICK_WORKLOAD, TOGGLE_STRATEGY, LARGER, SMALLER, MORE_ROUNDS, FEWER_ROUNDS -> {
                if (run.isRunning()) {
                    refuse();
                } else if (action == Action.PICK_WORKLOAD) {
                    overlay = Pickers.workload(run.choice());
                } else {
                    run.perform(action, key.name());
                }
            }
            case PICK_FAULTS -> faults("");
            case DELETE -> overlay = run.pages().deletion().orElse(null);
            case KILL -> overlay = run.killing().orElse(null);
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
        if (focus == Focus.RUN && run != null && run.pages().back()) {
            return;
        }
        focus(Focus.INPUT);
    }

    private Focus neighbour(int steps) {
        List<Focus> order = run == null ? List.of(Focus.INPUT, Focus.LOG) : List.of(Focus.INPUT, Focus.RUN, Focus.LOG);
        return order.get(Math.floorMod(order.indexOf(focus) + steps, order.size()));
    }

    private void focus(Focus wanted) {
        focus = wanted;
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
        chat.pull();
        boolean showFlash = !flash.isEmpty() && nanos.getAsLong() < flashUntil;
        tooSmall = !view.draw(screen, focus, Optional.ofNullable(overlay), showFlash ? flash : "");
    }

    /** Whether the next frame must be drawn without regard to what the terminal shows; forgets it. */
    boolean takeRedraw() {
        boolean wanted = redraw;
        redraw = false;
        return wanted;
    }
}
