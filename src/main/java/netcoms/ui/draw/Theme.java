package netcoms.ui.draw;

import static com.googlecode.lanterna.SGR.BOLD;
import static com.googlecode.lanterna.SGR.REVERSE;
import static com.googlecode.lanterna.SGR.UNDERLINE;

import com.googlecode.lanterna.TextColor;
import java.util.EnumMap;
import java.util.Map;

/**
 * A style for every role. Backgrounds stay the terminal's own, so a theme only has to be readable on dark or on light.
 * Without colour, weight and underline carry what colour would.
 */
public final class Theme {
    private final Map<Role, Style> styles = new EnumMap<>(Role.class);

    private Theme() {}

    Style style(Role role) {
        return styles.getOrDefault(role, Style.plain());
    }

    /** No colour at all. */
    public static Theme plain() {
        Theme theme = new Theme();
        theme.set(Style.plain(BOLD), Role.STRONG, Role.ACCENT, Role.FAIL, Role.WARN, Role.MENTION, Role.FRAME_FOCUSED);
        theme.set(Style.plain(UNDERLINE), Role.OWN_NAME);
        theme.set(Style.plain(REVERSE), Role.SELECTED);
        return theme;
    }

    /** The sixteen colours that every terminal has. */
    public static Theme sixteen(boolean light) {
        return light
                ? coloured(
                        TextColor.ANSI.BLACK_BRIGHT,
                        TextColor.ANSI.BLUE,
                        TextColor.ANSI.GREEN,
                        TextColor.ANSI.RED,
                        TextColor.ANSI.MAGENTA,
                        TextColor.ANSI.BLUE,
                        TextColor.ANSI.MAGENTA,
                        TextColor.ANSI.CYAN,
                        TextColor.ANSI.GREEN,
                        TextColor.ANSI.RED,
                        TextColor.ANSI.BLACK)
                : coloured(
                        TextColor.ANSI.BLACK_BRIGHT,
                        TextColor.ANSI.CYAN_BRIGHT,
                        TextColor.ANSI.GREEN_BRIGHT,
                        TextColor.ANSI.RED_BRIGHT,
                        TextColor.ANSI.YELLOW_BRIGHT,
                        TextColor.ANSI.CYAN,
                        TextColor.ANSI.MAGENTA,
                        TextColor.ANSI.YELLOW,
                        TextColor.ANSI.GREEN,
                        TextColor.ANSI.BLUE_BRIGHT,
                        TextColor.ANSI.MAGENTA_BRIGHT);
    }

    /** The xterm palette of 256, in softer tones. */
    public static Theme many(boolean light) {
        return light
                ? coloured(
                        indexed(244),
                        indexed(25),
                        indexed(28),
                        indexed(160),
                        indexed(130),
                        indexed(30),
                        indexed(97),
                        indexed(94),
                        indexed(64),
                        indexed(61),
                        indexed(132))
                : coloured(
                        indexed(244),
                        indexed(80),
                        indexed(114),
                        indexed(203),
                        indexed(221),
                        indexed(110),
                        indexed(176),
                        indexed(180),
                        indexed(150),
                        indexed(146),
                        indexed(174));
    }

    private static Theme coloured(
            TextColor dim, TextColor accent, TextColor ok, TextColor fail, TextColor warn, TextColor... names) {
        Theme theme = new Theme();
        theme.set(Style.of(dim), Role.DIM, Role.FRAME);
        theme.set(Style.plain(BOLD), Role.STRONG);
        theme.set(Style.of(accent), Role.ACCENT, Role.FRAME_FOCUSED);
        theme.set(Style.of(accent, BOLD), Role.OWN_NAME);
        theme.set(Style.of(accent, REVERSE), Role.SELECTED);
        theme.set(Style.of(ok), Role.OK);
        theme.set(Style.of(fail, BOLD), Role.FAIL);
        theme.set(Style.of(warn), Role.WARN);
        theme.set(Style.of(warn, BOLD), Role.MENTION);
        for (int i = 0; i < names.length; i++) {
            theme.set(Style.of(names[i]), Role.NAMES.get(i));
        }
        return theme;
    }

    private void set(Style style, Role... roles) {
        for (Role role : roles) {
            styles.put(role, style);
        }
    }

    private static TextColor indexed(int index) {
        return new TextColor.Indexed(index);
    }
}
