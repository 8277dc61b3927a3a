package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.StrategySpec.Adaptive;
import netcoms.strategy.StrategySpec.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripted strategies, through the real runner: one warm-up, then three rounds, whose limits are 49 to 51. */
class AdaptiveSentencesTest {
    @TempDir
    Path folder;

    private RunResult run(Algorithm algorithm, int... sizes) throws InterruptedException {
        List<StrategySpec> specs = new ArrayList<>();
        for (int size : sizes) {
            specs.add(new StrategySpec.Threads(size));
        }
        specs.add(new Adaptive(algorithm, 10, 100));
        return ScriptedRuns.run(folder, 3, strategy -> strategy, specs.toArray(StrategySpec[]::new));
    }

    @Test
    void itIsComparedWithTheBestSizeOfASweep() throws Exception {
        assertEquals(
                List.of(
                        "adaptive ended its last trial at a limit of 51 (gradient2): its goodput is 1.00x that of threads(4), the best"
                                + " fixed size (95 % interval 1.00–1.00)."),
                AdaptiveSentences.of(run(Algorithm.GRADIENT2, 1, 2, 4)));
    }

    @Test
    void withoutASweepItSaysWhereTheLimitEndedAndHowToRepeatIt() throws Exception {
        RunResult result = run(Algorithm.VEGAS, 2);
        assertEquals(List.of("adaptive ended its last trial at a limit of 51 (vegas)."), AdaptiveSentences.of(result));
        assertTrue(
                RepeatCommand.of(result).contains(" --set strategies.adaptive.algorithm=vegas"),
                RepeatCommand.of(result));
    }

    @Test
    void whatTheReportKeepsIsWhatItRead() throws Exception {
        RunResult result = run(Algorithm.AIMD, 1, 2, 4);
        Path file = folder.resolve("report.json");
        Files.writeString(file, Reports.json(result));
        RunResult read = Reports.load(file);
        assertEquals(
                result.strategies().getLast().detail().limit(),
                read.strategies().getLast().detail().limit());
        assertEquals(AdaptiveSentences.of(result), AdaptiveSentences.of(read));
    }
}
