package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void everyCodePointComesOutHarmless() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String line = OneLine.of("a" + Character.toString(c) + "b");
            line.codePoints().forEach(out -> {
                int type = Character.getType(out);
                assertTrue(
                        type != Character.CONTROL
                                && type != Character.FORMAT
                                && type != Character.LINE_SEPARATOR
                                && type != Character.PARAGRAPH_SEPARATOR
                                && type != Character.SURROGATE,
                        () -> Integer.toHexString(out));
            });
        }
    }

    @Test
    void plainTextStaysAndLongTextIsCut() {
        assertEquals("héllo 日本 ✅", OneLine.of(" héllo 日本 ✅\n"));
        assertEquals("x".repeat(300) + "…", OneLine.cut("x".repeat(301)));
        assertEquals("x".repeat(301), OneLine.of("x".repeat(301)));
    }
}
