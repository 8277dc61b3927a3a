package netcoms.ui.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.TextColor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

    private static Look look(Look.Wish wish, String... environment) {
        Map<String, String> map = new HashMap<>();
        for (String entry : environment) {
            map.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return Look.of(wish, Look.Wish.AUTO, Look.Wish.AUTO, map);
    }

    private static boolean isColourful(Look look) {
        for (Role role : Role.values()) {
            if (!look.theme().style(role).foreground().equals(TextColor.ANSI.DEFAULT)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void coloursFollowTheTerminal() {
        Look many = look(Look.Wish.AUTO, "TERM=xterm-256color", "LANG=C.UTF-8");
        Look few = look(Look.Wish.AUTO, "TERM=linux", "LANG=C.UTF-8");
        assertTrue(many.theme().style(Role.OK).foreground() instanceof TextColor.Indexed);
        assertTrue(few.theme().style(Role.OK).foreground() instanceof TextColor.ANSI);
        Look true24 = look(Look.Wish.AUTO, "TERM=xterm", "COLORTERM=truecolor");
        assertTrue(true24.theme().style(Role.OK).foreground() instanceof TextColor.Indexed);
    }

    @Test
    void noColorAndDumbAreHonoured() {
        assertFalse(isColourful(look(Look.Wish.AUTO, "TERM=xterm-256color", "NO_COLOR=1")));
        assertTrue(isColourful(look(Look.Wish.AUTO, "TERM=xterm-256color", "NO_COLOR=")));
        assertFalse(isColourful(look(Look.Wish.AUTO, "TERM=dumb")));
        assertTrue(isColourful(look(Look.Wish.YES, "TERM=xterm", "NO_COLOR=1")));
        assertFalse(isColourful(look(Look.Wish.NO, "TERM=xterm")));
    }

    @ParameterizedTest
    @CsvSource({
        "LANG=de_DE.UTF-8, false",
        "LANG=C.utf8, false",
        "LANG=C, true",
        "LANG=de_DE.ISO-8859-1, true",
        "X=, true"
    })
    void asciiFollowsTheLocale(String variable, boolean ascii) {
        assertEquals(ascii, look(Look.Wish.AUTO, "TERM=xterm", variable).ascii());
    }

    @Test
    void theStrongerVariableDecides() {
        assertTrue(
                look(Look.Wish.AUTO, "TERM=xterm", "LC_ALL=C", "LANG=C.UTF-8").ascii());
        assertFalse(look(Look.Wish.AUTO, "TERM=xterm", "LC_ALL=", "LC_CTYPE=C.UTF-8", "LANG=C")
                .ascii());
    }

    @Test
    void lightBackgroundsHaveTheirOwnColours() {
        Look dark = look(Look.Wish.AUTO, "TERM=xterm-256color", "COLORFGBG=15;0");
        Look light = look(Look.Wish.AUTO, "TERM=xterm-256color", "COLORFGBG=0;default;15");
        assertFalse(dark.theme()
                .style(Role.WARN)
                .foreground()
                .equals(light.theme().style(Role.WARN).foreground()));
    }

    @Test
    void everySignHasItsStandIn() {
        for (String sign : "│─┌┐└┘├┤┬┴┼█▌░━●·…–—±×›‹✓✗▲▼→←µ▁▂▃▄▅▆▇".split("")) {
            assertFalse(Ascii.of(sign).equals("?"), sign);
            assertTrue(Ascii.of(sign).charAt(0) < 0x80, sign);
        }
        assertEquals(">", Ascii.of("›"));
        assertEquals("=", Ascii.of("▇"));
        assertEquals("?", Ascii.of("日"));
    }
}
