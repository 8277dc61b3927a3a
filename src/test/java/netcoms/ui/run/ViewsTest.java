package netcoms.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.testing.Faulty;
import netcoms.ui.PlotSamples;
import netcoms.ui.Samples;
import netcoms.ui.draw.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each view says of a result, also when there is nothing to say. */
class ViewsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "screens");
    private static final RunResult NOTHING = new RunResult(Samples.info(1, RunStatus.RUNNING), List.of(), 0, List.of());

    private static String text(List<Line> lines) {
        return lines.stream().map(line -> line.text().stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(View view, RunResult result) {
        return text(new ResultView().plot(view, result, 76, 19));
    }

    @Test
    void aViewWithoutFiguresSaysWhyInOneLine() {
        RunResult old = Samples.result(3, RunStatus.FINISHED, 5);
        assertEquals("No trial is finished yet: each adds a point here.\n", text(View.ROUNDS, NOTHING));
        assertEquals("No trial is finished yet.\n", text(View.LATENCY, NOTHING));
        assertEquals("No trial is finished yet.\n", text(View.TIME, NOTHING));
        assertEquals("No trial is finished yet.\n", text(View.FAILURES, NOTHING));
        assertEquals("This report holds no latency distribution.\n", text(View.LATENCY, old));
        assertEquals("This report does not say where the time went.\n", text(View.TIME, old));
        assertEquals("No task failed: all 100 ended ok.\n", text(View.FAILURES, old));
        assertEquals("No trial with an adaptive limit is finished yet.\n", text(View.LIMIT, old));
    }

    @Test
    void aResultWithoutASweepHasNoSuchView() {
        assertEquals(
                List.of(View.TABLE, View.ROUNDS, View.LATENCY, View.TIME, View.FAILURES),
                new ResultView().views(Samples.result(3, RunStatus.FINISHED, 5), false));
    }

    @Test
    void aResultWithALimitThatMovesHasItsView() {
        assertEquals(
                List.of(View.TABLE, View.ROUNDS, View.LATENCY, View.TIME, View.FAILURES, View.LIMIT),
                new ResultView().views(PlotSamples.adapted(3), false));
    }

    @Test
    void nothingIsDrawnAnewWhileNothingChanges() {
        ResultView view = new ResultView();
        RunResult result = PlotSamples.result(1, RunStatus.FINISHED, 5);
        List<Line> drawn = view.plot(View.ROUNDS, result, 76, 19);
        assertSame(drawn, view.plot(View.ROUNDS, result, 76, 19));
        assertNotSame(drawn, view.plot(View.ROUNDS, result, 75, 19));
        assertNotSame(drawn, view.plot(View.ROUNDS, PlotSamples.result(1, RunStatus.FINISHED, 6), 76, 19));
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void noViewIsWiderThanItsRoom(View view) {
        for (RunResult result : List.of(
                PlotSamples.result(1, RunStatus.FINISHED, 5),
                PlotSamples.result(1, RunStatus.RUNNING, 400),
                PlotSamples.farApart(2, 7),
                PlotSamples.adapted(3),
                Faulty.under(PlotSamples.result(4, RunStatus.FINISHED, 8), Faulty.LOSSY, Faulty.OUTAGE))) {
            for (int width = 56; width < 160; width += 7) {
                for (int height = 10; height < 40; height += 6) {
                    List<Line> lines = view == View.SWEEP
                            ? SweepLines.of(List.of(PlotSamples.sweep()), width, height)
                            : new ResultView().plot(view, result, width, height);
                    for (Line line : lines) {
                        assertTrue(line.width() <= width, view + " " + width + "x" + height + ": " + line.text());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"56,10", "76,19", "72,31"})
    void aSweep(int width, int height) throws IOException {
        compare("sweep-" + width + "x" + height, text(SweepLines.of(List.of(PlotSamples.sweep()), width, height)));
    }

    private static void compare(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, name);
    }
}
