package netcoms.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Look;
import netcoms.ui.draw.Palette;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import org.junit.jupiter.api.Test;

/** What really goes to the terminal, byte by byte. */
class ByteTerminalTest {
    /** All that we ever send besides text: cursor position, attributes, clear, modes. */
    private static final Pattern OURS = Pattern.compile("\u001b\\[(\\d+;\\d+H|[\\d;]*m|2J|\\?25[hl]|\\?1049[hl])");

    private static final List<String> HOSTILE = List.of(
            "\u001b[2J\u001b[H\u001b]0;title\u0007",
            "\u001bP+q\u001b\\",
            "\u009b2J\u0090\u009d0;x\u009c",
            "\u202eright\u202d\u2066left\u2069\u061c",
            "zero\u200b\u200c\u200d\u2060\ufeff\u00adwidth",
            "\u0000\b\r\n\u000b\u000c\u000e\u000f\u007f",
            "\ud800 lone \udc00",
            "\ue000 private \uffff",
            "mark\u0300\u0301\u0302\u0303\u0304\u0305\u0306",
            "\u2028\u2029\u0085");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TerminalScreen screen() throws IOException {
        ByteTerminal terminal = new ByteTerminal(
                new ByteArrayInputStream(new byte[0]), bytes, StandardCharsets.UTF_8, new TerminalSize(40, 12));
        TerminalScreen screen = new TerminalScreen(terminal);
        screen.startScreen();
        return screen;
    }

    private static Canvas canvas(TerminalScreen screen, Map<String, String> environment) {
        Look look = Look.of(Look.Wish.AUTO, Look.Wish.AUTO, Look.Wish.AUTO, environment);
        return new Canvas(screen, new Palette(look), new Rect(0, 0, 40, 12));
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingHostileReachesTheTerminal() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
        for (int row = 0; row < HOSTILE.size(); row++) {
            canvas.text(0, row, HOSTILE.get(row), Role.FAIL);
            canvas.line(20, row, Line.of(HOSTILE.get(row), Role.OK));
        }
        screen.refresh(RefreshType.COMPLETE);
        screen.refresh(RefreshType.DELTA);
        String text = OURS.matcher(written()).replaceAll("");
        text.codePoints()
                .forEach(codePoint -> assertTrue(
                        codePoint >= ' '
                                && codePoint != 0x7f
                                && (codePoint < 0x80 || codePoint > 0x9f)
                                && Character.getType(codePoint) != Character.FORMAT
                                && Character.getType(codePoint) != Character.LINE_SEPARATOR
                                && Character.getType(codePoint) != Character.PARAGRAPH_SEPARATOR,
                        () -> "U+" + Integer.toHexString(codePoint)));
        assertTrue(text.contains("[2J[H]0;title"), text);
    }

    @Test
    void wideOnesKeepTheirColumns() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1"));
        canvas.text(0, 0, "日✅e\u0301👩\u200d💻|", Role.TEXT);
        screen.refresh(RefreshType.COMPLETE);
        assertTrue(written().contains("日✅é👩|"), written());
        assertEquals("|", screen.getFrontCharacter(7, 0).getCharacterString());
    }

    @Test
    void aWideOneHalfCoveredComesBackWhole() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1"));
        canvas.text(0, 0, "日本", Role.TEXT);
        screen.refresh(RefreshType.COMPLETE);
        canvas.text(3, 0, "|", Role.TEXT);
        screen.refresh(RefreshType.DELTA);
        assertEquals(" ", screen.getFrontCharacter(2, 0).getCharacterString());
        bytes.reset();
        canvas.text(0, 0, "日本", Role.TEXT);
        screen.refresh(RefreshType.DELTA);
        assertTrue(written().contains("本"), written());
        assertFalse(written().contains("日"), written());
    }

    @Test
    void withoutColourNoColourIsSent() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8", "NO_COLOR", "1"));
        int row = 0;
        for (Role role : Role.values()) {
            canvas.text(row / 12 * 20, row++ % 12, role.name(), role);
        }
        screen.refresh(RefreshType.COMPLETE);
        screen.refresh(RefreshType.DELTA);
        assertFalse(Pattern.compile("\u001b\\[[34]\\d").matcher(written()).find(), written());
    }

    @Test
    void whereOnlyAsciiIsSafeOnlyAsciiIsSent() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm", "LC_ALL", "C", "LANG", "C.UTF-8"));
        canvas.frame(Line.of("日本 ─ é ●", Role.ACCENT), true).text(0, 0, "█░ ±0.1 … ✅", Role.OK);
        screen.refresh(RefreshType.COMPLETE);
        assertTrue(written().chars().allMatch(c -> c < 0x80), written());
        assertTrue(written().contains("?"));
    }

    @Test
    void onlyWhatChangedIsSent() throws IOException {
        TerminalScreen screen = screen();
        Canvas canvas = canvas(screen, Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
        canvas.text(0, 0, "a line that stays", Role.TEXT);
        screen.refresh(RefreshType.COMPLETE);
        bytes.reset();
        canvas.clear();
        canvas.text(0, 0, "a line that Stays", Role.TEXT);
        screen.refresh(RefreshType.DELTA);
        assertTrue(
                bytes.size() < 24, () -> bytes.size() + " bytes: " + written().replace('\u001b', '~'));
    }

    @Test
    void keysAreRead() throws IOException {
        String typed = "a\u0003\t\u001b[A\u001b[15~é👩 \n\u007f\u0013\u001a";
        ByteTerminal terminal = new ByteTerminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                bytes,
                StandardCharsets.UTF_8,
                new TerminalSize(80, 24));
        KeyReader reader = new KeyReader(terminal);
        List<String> names = new ArrayList<>();
        for (Key key = reader.read(); !key.equals(Key.END); key = reader.read()) {
            names.add(key.name());
        }
        assertEquals(
                List.of("a", "Ctrl-C", "Tab", "Up", "F5", "é", "👩", "Space", "Enter", "Backspace", "Ctrl-S", "Ctrl-Z"),
                names);
        assertEquals(Key.END, reader.read());
    }
}
