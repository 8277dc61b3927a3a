package netcoms.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({
        "\u001b[31mred, [31mred",
        "\u009b31mred, 31mred",
        "a\u0000\u0007\u007fb, ab",
        "a\u202eb\u2066c\u200fd, abcd",
        "a\u200bb\u2060c\ufeffd\u00ade, abcde",
        "a\u2028b, a b",
        "e\u0301, é",
        "❤\ufe0f, ❤",
        "1\ufe0f\u20e3, 1",
        "👩\u200d💻 x, 👩 x",
        "👨\u200d👩\u200d👧\u200d👦, 👨",
        "👍🏽, 👍",
        "🇩🇪, DE",
        "\ue000, \ufffd",
        "\ud800, \ufffd",
        "\u1160, ''",
        "日\u3000本, 日 本",
    })
    void cleans(String hostile, String cleaned) {
        assertEquals(cleaned, TerminalText.clean(hostile));
    }

    @Test
    void lineBreaksAndTabsBecomeSpaces() {
        assertEquals("a b c d", TerminalText.clean("a\tb\nc\rd"));
    }

    @Test
    void marksAreLimited() {
        assertEquals("x\u0302\u0300", TerminalText.clean("x\u0302\u0300\u0300\u0300\u0300\u0300"));
        assertEquals("x", TerminalText.clean("\u0301\u0301x"));
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 5",
        "é, 1",
        "日本語, 6",
        "✅, 2",
        "⭐, 2",
        "👩, 2",
        "❤, 1",
        "x\u0302\u0300, 1",
        "─█░·, 4",
        "한국, 4",
        "ｆ, 2",
        "ไทย, 3",
        "กำ, 2",
        "नि, 2",
        "Ａ, 2",
        "〈, 2",
        "㍿, 2",
        "…, 1",
        "\ufffd, 1",
        "♥, 1",
        "🚀🚀, 4",
    })
    void measures(String text, int columns) {
        assertEquals(columns, TerminalText.width(TerminalText.clean(text)));
    }

    @Test
    void cleaningTwiceIsCleaningOnceAndLeavesOnlyWhatCanBeDrawn() {
        long seed = Long.getLong("netcoms.seed", System.nanoTime());
        System.out.println("TerminalTextTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x11_0000) : random.nextInt(0x3000));
            }
            String cleaned = TerminalText.clean(text.toString());
            assertEquals(cleaned, TerminalText.clean(cleaned), () -> "seed " + seed + " " + escaped(text));
            assertTrue(cleaned.codePoints().noneMatch(TerminalTextTest::isDangerous), () -> escaped(text));
            int sum = TerminalText.clusters(cleaned).stream()
                    .mapToInt(TerminalText::width)
                    .sum();
            assertEquals(TerminalText.width(cleaned), sum);
        }
    }

    @Test
    void clippingNeverCutsAWideOneInHalf() {
        assertEquals("日", TerminalText.clip("日本", 3));
        assertEquals("日…", TerminalText.shorten("日本語", 4));
        assertEquals("", TerminalText.shorten("日本", 0));
        assertEquals("abc", TerminalText.shorten("abc", 3));
    }

    @Test
    void wraps() {
        assertEquals(List.of("a few", "words"), Wrap.lines("a few words", 6));
        assertEquals(List.of("abcdef", "ghij"), Wrap.lines("abcdefghij", 6));
        assertEquals(List.of("日本", "語"), Wrap.lines("日本語", 5));
        assertEquals(List.of(""), Wrap.lines("", 5));
        assertEquals(List.of("", "longword"), Wrap.lines("longword", 3, 10));
    }

    private static boolean isDangerous(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isISOControl(codePoint)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String escaped(CharSequence text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> out.append(Integer.toHexString(codePoint)).append(' '));
        return out.toString();
    }
}
