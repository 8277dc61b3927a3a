package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ann", "Ann_B-c.d·e", "Zoë", "Zoe\u0308", "漢字", "आदित्य", "😀", "❤️", "🇩🇪", "u000001", "٣"
            })
    void takes(String name) {
        assertEquals(Optional.empty(), ChatNames.problem(name));
    }

    @Test
    void countsCodePoints() {
        assertEquals(Optional.empty(), ChatNames.problem("😀".repeat(32)));
        assertTrue(ChatNames.problem("😀".repeat(33)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " ann",
                "ann ",
                "an n",
                "ann\n",
                "a\tb",
                "a\u0000",
                "a\u001b[31m",
                "a\u009b",
                "a\u200b",
                "a\u202e",
                "a\u2028",
                "a/b",
                "a@b",
                "<b>",
                "#",
                "*",
                "\ud800",
                "\u0301",
                "a\u0301\u0301\u0301",
                "System",
                "system",
                "SYSTEM",
                "ＳＹＳＴＥＭ",
                "guest",
                "Guest",
                "ｇｕｅｓｔ"
            })
    void refuses(String name) {
        assertTrue(ChatNames.problem(name).isPresent(), name);
    }

    @Test
    void theSameNameInOtherFormsIsTheSame() {
        assertEquals(ChatNames.key("ann"), ChatNames.key("ANN"));
        assertEquals(ChatNames.key("ann"), ChatNames.key("ａｎｎ"));
        assertEquals(ChatNames.key("Zoë"), ChatNames.key("Zoe\u0308"));
        assertEquals(ChatNames.key("straße"), ChatNames.key("STRASSE"));
        assertEquals(ChatNames.key("ΟΔΟΣ"), ChatNames.key("οδος"));
        assertEquals(ChatNames.key("ﬁn"), ChatNames.key("FIN"));
        assertNotEquals(ChatNames.key("ann"), ChatNames.key("anna"));
    }
}
