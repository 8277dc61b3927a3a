package netcoms.ui.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    private static Line line() {
        return Line.of("abc", Role.STRONG).add("日本", Role.DIM);
    }

    @Test
    void aLineThatFitsStaysWhatItIs() {
        Line line = line();
        assertSame(line, line.shortened(7));
    }

    @Test
    void whatIsCutEndsWithAnEllipsisAndKeepsItsRoles() {
        assertEquals(
                List.of(new Span("abc", Role.STRONG), new Span("日", Role.DIM), new Span("…", Role.DIM)),
                line().shortened(6).spans());
        assertEquals("abc…", line().shortened(5).text());
        assertEquals("abc…", line().shortened(4).text());
        assertEquals("ab…", line().shortened(3).text());
        assertEquals("…", line().shortened(1).text());
    }

    @Test
    void ofNoRoomNothingIsLeft() {
        assertEquals(0, line().shortened(0).width());
        assertEquals(0, line().shortened(-3).width());
    }
}
