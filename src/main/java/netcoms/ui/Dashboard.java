package netcoms.ui;

import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import netcoms.chat.client.ChatEvent;
import netcoms.report.ResultTable;
import netcoms.run.RunResult;
import netcoms.ui.draw.Look;
import netcoms.ui.terminal.Key;
import netcoms.ui.terminal.KeyReader;
import netcoms.ui.terminal.Nowhere;
import netcoms.ui.terminal.OwnedTerminal;
import netcoms.ui.terminal.RealTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screen: owns the terminal, the {@code ui} thread that draws, and the {@code ui-input} thread that waits for keys.
 * A key is drawn at once, everything else at most ten times a second, and an idle screen once a second for its clock.
 */
public final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LAST_FRAME_MILLIS = 300;
    /** A person who presses Ctrl-C before a blocked terminal waits no longer. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final OwnedTerminal owned;
    private final TerminalScreen screen;
    private final Desk desk;
    private final Clock clock;
    private final Inbox inbox = new Inbox();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread ui;
    // Volatile: set by the ui thread before the end, read by whoever waits for it.
    private volatile boolean failed;

    private Dashboard(OwnedTerminal owned, Desk desk, Clock clock) throws IOException {
        this.owned = owned;
        this.desk = desk;
        this.clock = clock;
        this.screen = new TerminalScreen(owned.terminal());
        this.ui = Thread.ofPlatform().daemon().name("ui").unstarted(this::draw);
    }

    /** Whether this process has a terminal to draw on. */
    public static boolean hasTerminal() throws IOException {
        return RealTerminal.isThere();
    }

    /**
     * Takes over the terminal of this process and draws the first frame.
     *
     * @throws IOException when there is no terminal; says so and points to {@code bench}
     */
    public static Dashboard open(UiSettings settings, Workbench workbench) throws IOException {
        return take(settings, workbench, ResultTable::of);
    }

    /** The same with tables of another making; the seam for screens without a runner. */
    static Dashboard open(UiSettings settings, Workbench workbench, Function<RunResult, ResultTable> tables)
            throws IOException {
        return take(settings, workbench, tables);
    }

    /**
     * The same with the chat alone.
     *
     * @throws IOException when there is no terminal
     */
    public static Dashboard openChat(UiSettings settings, ChatPort chat) throws IOException {
        return take(settings, chat, ResultTable::of);
    }

    /** Draws a frame that nobody sees, to load what a first frame needs. */
    public static void rehearse(UiSettings settings, Workbench workbench) throws IOException {
        Clock clock = Clock.system(ZoneId.systemDefault());
        start(new Nowhere(), workbench, settings.look(System.getenv()), ResultTable::of, clock)
                .close();
    }

    private static Dashboard take(UiSettings settings, ChatPort port, Function<RunResult, ResultTable> tables)
            throws IOException {
        Look look = settings.look(System.getenv());
        return start(RealTerminal.take(), port, look, tables, Clock.system(ZoneId.systemDefault()));
    }

    /** On any terminal; the seam for tests. */
    static Dashboard start(
            OwnedTerminal owned, ChatPort port, Look look, Function<RunResult, ResultTable> tables, Clock clock)
            throws IOException {
        try {
            Desk desk = new Desk(port, look, clock, System::nanoTime, tables);
            Dashboard dashboard = new Dashboard(owned, desk, clock);
            dashboard.begin();
            return dashboard;
        } catch (IOException | RuntimeException | Error e) {
            owned.giveBack();
            throw e;
        }
    }

    private void begin() throws IOException {
        owned.terminal().addResizeListener((terminal, size) -> inbox.resized());
        screen.startScreen();
        frame();
        ui.start();
        Thread.ofPlatform().daemon().name("ui-input").start(this::read);
    }

    /** Tells the chat pane; any thread, returns at once. */
    public void post(ChatEvent event) {
        inbox.event(event);
    }

    /** How wide the screen is, in columns. Any thread; also after the end. */
    public int columns() {
        return screen.getTerminalSize().getColumns();
    }

    /**
     * Waits until a person quits, the terminal goes away, {@link #close} is called or a defect ends the screen.
     *
     * @return whether it was a defect, which the log then holds
     */
    public boolean awaitEnd() throws InterruptedException {
        end.await();
        return failed;
    }

    /** Stops drawing and gives the terminal back, within two seconds whatever it does. Any thread; idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        inbox.end();
        boolean interrupted = false;
        try {
            if (Thread.currentThread() != ui) {
                ui.join(LAST_FRAME_MILLIS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        owned.giveBack();
        end.countDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            KeyReader reader = new KeyReader(screen);
            Key key;
            do {
                key = reader.read();
                inbox.key(key);
                if (key.name().equals("Ctrl-C") && !inbox.awaitKeysTaken(PATIENCE_MILLIS)) {
                    end.countDown();
                    LOG.warn("The terminal takes no output; leaving all the same");
                }
            } while (!key.equals(Key.END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.countDown();
        }
    }

    private void draw() {
        try {
            long lastFrame = System.nanoTime();
            while (!closed.get()) {
                Inbox.Mail mail = inbox.await(lastFrame + FRAME_NANOS, nextWake(lastFrame));
                if (mail.ended() || !take(mail)) {
                    break;
                }
                lastFrame = System.nanoTime();
                frame();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.info("The terminal is gone: {}", e.toString());
        } catch (Throwable e) {
            failed = true;
            // Whatever it is, the terminal must not stay in our hands.
            close();
            LOG.error("The screen failed", e);
        } finally {
            end.countDown();
        }
    }

    /** False when the terminal is gone. */
    private boolean take(Inbox.Mail mail) {
        if (mail.skipped() > 0) {
            desk.skipped(mail.skipped());
        }
        mail.events().forEach(desk::event);
        for (Key key : mail.keys()) {
            if (key.equals(Key.END)) {
                return false;
            }
            desk.key(key);
        }
        if (desk.hasQuit()) {
            end.countDown();
        }
        return true;
    }

    /** The next frame of what moves, or the clock's next second. */
    private long nextWake(long lastFrame) {
        if (desk.isLively()) {
            return lastFrame + FRAME_NANOS;
        }
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_001 - clock.millis() % 1_000);
    }

    private void frame() throws IOException {
        screen.doResizeIfNecessary();
        desk.draw(screen);
        screen.refresh(desk.takeRedraw() ? RefreshType.COMPLETE : RefreshType.AUTOMATIC);
    }
}
