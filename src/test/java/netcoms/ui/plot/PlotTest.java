package netcoms.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.MarkRow.Mark;
import netcoms.ui.plot.Series.Point;
import netcoms.ui.plot.StackedBar.Part;
import org.junit.jupiter.api.Test;

/** Figures and a size go in, lines come out: read them as pictures. */
class PlotTest {

    private static String text(List<Line> lines) {
        return lines.stream().map(Line::text).map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static Series series(char mark, boolean joined, double anchor, Point... points) {
        return new Series(Line.of(mark + " " + anchor, Role.TEXT), anchor, mark, joined, Role.TEXT, List.of(points));
    }

    @Test
    void pointsStandAtTheirTicks() {
        LinePlot plot = new LinePlot(
                Axis.whole(1, 3, 9),
                Axis.linear(0, 4, 3, Unit.NONE),
                "round",
                "tasks",
                List.of(series('●', true, 4, new Point(1, 0), new Point(2, 2), new Point(3, 4))));
        assertEquals("""
                tasks
                4┤                ⣀●     ● 4.0
                 │             ⡠⠔⠉
                2┤         ⢀●⠒⠉
                 │      ⣀⠔⠊⠁
                0┤   ●⠒⠉
                 └───┴──────┴──────┴───
                     1      2      3     round""", text(plot.lines(30, 8)));
    }

    @Test
    void aMissingValueInterruptsTheLine() {
        LinePlot plot = new LinePlot(
                Axis.whole(1, 3, 9),
                Axis.linear(0, 4, 3, Unit.NONE),
                "",
                "",
                List.of(series('●', true, 2, new Point(1, 2), new Point(2, Double.NaN), new Point(3, 2))));
        String all = text(plot.lines(30, 8));
        assertTrue(all.matches("(?s).*2┤ +● +●  +● 2\\.0.*"), all);
    }

    @Test
    void neighboursStandApartAndTheirNamesToo() {
        LinePlot plot = new LinePlot(
                Axis.whole(1, 2, 9),
                Axis.linear(0, 4, 3, Unit.NONE),
                "",
                "",
                List.of(
                        series('●', false, 2, new Point(1, 2), new Point(2, 2)),
                        series('■', false, 2, new Point(1, 2), new Point(2, 2))));
        String all = text(plot.lines(30, 8));
        assertTrue(all.contains("●■"), all);
        assertTrue(all.contains("● 2.0") && all.contains("■ 2.0"), all);
    }

    @Test
    void noSizeIsTooSmall() {
        LinePlot plot = new LinePlot(
                Axis.whole(1, 300, 9),
                Axis.log(0.001, 4, 3, Unit::shortest),
                "round",
                "tasks",
                List.of(series('●', true, 4, new Point(1, 0.001), new Point(300, 4))));
        for (int width = 0; width < 40; width++) {
            for (int height = 0; height < 12; height++) {
                assertTrue(plot.lines(width, height).size() >= 3);
            }
        }
    }

    @Test
    void columnsRiseInEighths() {
        double[] heights = {0, 0.01, 0.25, 0.5, 0.75, 1};
        assertEquals("    ▄█\n ▁▄███", text(ColumnBars.lines(heights, 2, Role.TEXT)));
    }

    @Test
    void partsOfABarAddUp() {
        List<Part> parts = List.of(
                new Part(0.25, 'a', Role.TEXT), new Part(Double.NaN, 'b', Role.TEXT), new Part(0.5, 'c', Role.TEXT));
        assertEquals("aaacccccc   ", StackedBar.line(parts, 1, 12).text());
        assertEquals("            ", StackedBar.line(parts, 0, 12).text());
        List<Part> tenths = IntStream.range(0, 10)
                .mapToObj(i -> new Part(0.1, (char) ('0' + i), Role.TEXT))
                .toList();
        assertEquals("0123456789", StackedBar.line(tenths, 1, 10).text());
    }

    @Test
    void marksThatStandTooCloseShareTheirWords() {
        assertEquals(
                " ▲50    ▲95▲99",
                MarkRow.line(List.of(new Mark(1, "50"), new Mark(8, "95"), new Mark(11, "99")), 14, Role.TEXT)
                        .text());
        assertEquals(
                "50,95▲▲",
                MarkRow.line(List.of(new Mark(5, "50"), new Mark(6, "95")), 7, Role.TEXT)
                        .text());
    }

    @Test
    void ticksWhoseLabelsWouldTouchKeepOnlyTheirStroke() {
        Axis axis = new Axis(1, 64, true, List.of(tick(1), tick(2), tick(4), tick(8), tick(16), tick(32), tick(64)));
        assertEquals("└┴─┴─┴─┴─┴─┴─┴\n 1 2 4 8  32    places", text(BottomAxis.lines(axis, 13, "places")));
    }

    private static Axis.Tick tick(int at) {
        return new Axis.Tick(at, String.valueOf(at));
    }
}
