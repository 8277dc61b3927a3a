package netcoms.ui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Look;
import netcoms.ui.draw.Palette;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;

/** Draws the whole screen: title, panes where the layout puts them, hints, an overlay. Owned by the {@code ui} thread. */
final class DeskView {
    private final ChatPort port;
    private final ChatPane chat;
    private final Optional<RunPane> run;
    private final Palette palette;
    private final Clock clock;
    private final LongSupplier nanos;

    DeskView(ChatPort port, ChatPane chat, Optional<RunPane> run, Look look, Clock clock, LongSupplier nanos) {
        this.port = port;
        this.chat = chat;
        this.run = run;
        this.palette = new Palette(look);
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Draws a frame; the caller sends it to the terminal.
     *
     * @param flash words that take the place of the hints; empty for none
     * @return false when the screen is too small for more than saying so
     */
    boolean draw(Screen screen, Focus focus, Optional<Overlay> overlay, String flash) {
        TerminalSize size = screen.getTerminalSize();
        Canvas all = new Canvas(screen, palette, new Rect(0, 0, size.getColumns(), size.getRows()));
        all.clear();
        screen.setCursorPosition(null);
        if (!Layout.fits(all.width(), all.height())) {
            all.text(0, 0, "NetComs needs " + Layout.LEAST_COLUMNS + "x" + Layout.LEAST_ROWS + ",", Role.WARN);
            all.text(0, 1, "this is " + all.width() + "x" + all.height() + ". q quits.", Role.TEXT);
            return false;
        }
        Layout layout = Layout.of(all.width(), all.height(), run.isEmpty(), focus == Focus.RUN);
        Optional<Progress> progress = run.map(RunPane::progress);
        all.line(0, 0, title(progress, all.width()));
        drawChat(all.part(layout.chat()), focus);
        if (run.isPresent() && progress.isPresent()) {
            drawRun(all, layout, run.get(), progress.get(), focus == Focus.RUN);
        }
        drawHints(all.part(layout.hints()), focus, flash, progress);
        overlay.ifPresent(above -> {
            screen.setCursorPosition(null);
            above.draw(all);
        });
        return true;
    }

    private Line title(Optional<Progress> progress, int width) {
        int virtualTasks = progress.stream()
                .flatMap(seen -> seen.strategies().stream())
                .filter(strategy -> strategy.name().equals("virtual"))
                .mapToInt(StrategyProgress::running)
                .sum();
        return TitleLine.of(port.chat(), run.map(RunPane::system), virtualTasks, LocalTime.now(clock), width);
    }

    private void drawChat(Canvas area, Focus focus) {
        if (area.width() > 0) {
            boolean focused = focus != Focus.RUN;
            chat.draw(area.frame(chat.title(nanos.getAsLong()), focused), focused, focus == Focus.INPUT);
        }
    }

    private void drawRun(Canvas all, Layout layout, RunPane pane, Progress progress, boolean focused) {
        if (layout.run().width() > 0) {
            Canvas area = all.part(layout.run());
            Canvas inside = area.frame(pane.title(progress, area.titleWidth()), focused);
            pane.draw(inside, progress, focused);
        }
        if (layout.tabs().height() > 0) {
            Canvas tabs = all.part(layout.tabs());
            int end = tab(tabs, 1, chat.summary(nanos.getAsLong()), !focused);
            tab(tabs, end + 2, RunTitle.summary(progress), focused);
        }
    }

    private static int tab(Canvas tabs, int column, Line summary, boolean shown) {
        int at = tabs.text(column, 0, shown ? "[" : " ", Role.ACCENT);
        at = tabs.line(at, 0, summary);
        return tabs.text(at, 0, shown ? "]" : " ", Role.ACCENT);
    }

    private void drawHints(Canvas row, Focus focus, String flash, Optional<Progress> progress) {
        if (!flash.isEmpty()) {
            row.text(1, 0, flash, Role.WARN);
            return;
        }
        boolean running =
                progress.map(seen -> seen.phase() != Progress.Phase.IDLE).orElse(false);
        int strategies = run.map(pane -> pane.choice().strategies().size()).orElse(0);
        Focus where = focus == Focus.RUN ? run.map(RunPane::focus).orElse(focus) : focus;
        boolean resumes = run.map(RunPane::resumes).orElse(false);
        row.line(0, 0, KeyMap.hints(where, strategies, running, resumes, row.width()));
    }
}
