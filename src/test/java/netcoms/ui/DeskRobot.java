package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.draw.Look;
import netcoms.ui.terminal.Key;

/** A person at a screen: presses, types, hears, looks. Everything happens on the calling thread; time stands still. */
final class DeskRobot {
    static final Look COLOURFUL = look(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
    static final Look COLOURLESS = look(Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1"));
    static final Look ASCII = look(Map.of("TERM", "xterm", "LANG", "C"));

    final ScriptedWorkbench bench = new ScriptedWorkbench();
    private final DefaultVirtualTerminal terminal;
    private final TerminalScreen screen;
    private final Desk desk;
    private long nowNanos = TimeUnit.SECONDS.toNanos(1_000);

    private DeskRobot(int columns, int rows, Look look, boolean chatOnly) {
        try {
            terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
            screen = new TerminalScreen(terminal);
            screen.startScreen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:01:33Z"), ZoneOffset.UTC);
        desk = new Desk(chatOnly ? new ChatAlone(bench) : bench, look, clock, () -> nowNanos, Samples::table);
    }

    static DeskRobot at(int columns, int rows) {
        return new DeskRobot(columns, rows, COLOURFUL, false);
    }

    static DeskRobot at(int columns, int rows, Look look) {
        return new DeskRobot(columns, rows, look, false);
    }

    static DeskRobot chatOnly(int columns, int rows) {
        return new DeskRobot(columns, rows, COLOURFUL, true);
    }

    static Look look(Map<String, String> environment) {
        return Look.of(Look.Wish.AUTO, Look.Wish.AUTO, Look.Wish.AUTO, environment);
    }

    /** Presses keys by their names. */
    DeskRobot press(String... names) {
        for (String name : names) {
            desk.key(name.codePointCount(0, name.length()) == 1 ? Key.typed(name) : Key.named(name));
        }
        return this;
    }

    /** Types every character of a text. */
    DeskRobot type(String text) {
        text.codePoints().forEach(codePoint -> desk.key(Key.typed(Character.toString(codePoint))));
        return this;
    }

    DeskRobot hear(ChatEvent event) {
        desk.event(event);
        return this;
    }

    /** Somebody says a line. */
    DeskRobot hear(String from, String text) {
        return hear(new ChatEvent.Line(1, "12:00:05", from, text, false, false, false));
    }

    DeskRobot pass(long millis) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        return this;
    }

    DeskRobot resize(int columns, int rows) {
        terminal.setTerminalSize(new TerminalSize(columns, rows));
        screen.doResizeIfNecessary();
        return this;
    }

    /** Whether the next frame comes by itself. */
    boolean isLively() {
        return desk.isLively();
    }

    /** Draws and reads what stands on the screen, without trailing spaces. */
    List<String> rows() {
        try {
            desk.draw(screen);
            screen.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TerminalSize size = screen.getTerminalSize();
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < size.getRows(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < size.getColumns(); x++) {
                row.append(screen.getFrontCharacter(x, y).getCharacterString());
            }
            rows.add(row.toString().stripTrailing());
        }
        return rows;
    }

    /** The cell at a column and a row of the last drawn frame. */
    TextCharacter cell(int column, int row) {
        return screen.getFrontCharacter(column, row);
    }

    DeskRobot expectRow(String part) {
        assertTrue(
                rows().stream().anyMatch(row -> row.contains(part)), () -> "no row has '" + part + "':\n" + screen());
        return this;
    }

    DeskRobot expectNoRow(String part) {
        assertFalse(
                rows().stream().anyMatch(row -> row.contains(part)), () -> "a row has '" + part + "':\n" + screen());
        return this;
    }

    DeskRobot expectAsked(String what) {
        assertTrue(bench.asked.contains(what), () -> "not asked for '" + what + "' but for " + bench.asked);
        return this;
    }

    DeskRobot expectNotAsked(String what) {
        assertFalse(bench.asked.contains(what), () -> "asked for " + bench.asked);
        return this;
    }

    /** Compares with the golden screen of a name. */
    DeskRobot expectScreen(String golden) {
        GoldenScreen.compare(golden, screen());
        return this;
    }

    String screen() {
        return String.join("\n", rows()) + "\n";
    }
}
