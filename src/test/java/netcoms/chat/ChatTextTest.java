package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "two\nlines", "a\tb", "漢字 😀 é", "{}\"\\", " x ", "\u202ex"})
    void takes(String line) {
        assertEquals(Optional.empty(), ChatText.problem(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t \u3000\u00a0",
                "a\u0000",
                "a\rb",
                "\u001b[31m",
                "a\u007f",
                "a\u0085",
                "a\u009b1m",
                "\ud800",
                "x\udc00",
                "\ud83dx"
            })
    void refuses(String line) {
        assertTrue(ChatText.problem(line).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:00", "23:59:59", "12:34:56"})
    void times(String time) {
        assertTrue(ChatText.isTime(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24:00:00",
                "12:60:00",
                "12:00:60",
                "1:00:00",
                "12-00-00",
                "12:00:0x",
                "12:00:00 ",
                "٠٠:00:00"
            })
    void noTimes(String time) {
        assertFalse(ChatText.isTime(time));
    }
}
