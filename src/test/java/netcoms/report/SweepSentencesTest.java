package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of scripted strategies, through the real runner. */
class SweepSentencesTest {
    @TempDir
    Path runs;

    @Test
    void aSweepIsSaidInWords() throws Exception {
        RunResult result = sweep(1, 2, 4, 8);
        // 1.0 + 0.5 s and three tasks of 1 ms: two places are enough, one start takes 5 ms.
        assertEquals(
                List.of(
                        "The recommended size is threads(2): none that is larger is shown to be more than 5 % faster.",
                        "With its start-up counted in, threads(2) beats sequential from 1 task on: it starts no "
                                + "later and saves 0.100 s a task (start-up / saving, and never before one task is done)."),
                List.of(
                        SweepSentences.of(result).get(0),
                        SweepSentences.of(result).get(2)));
        assertTrue(SweepSentences.of(result).get(1).startsWith("The Universal Scalability Law fits threads with "));
        assertEquals(
                List.of("sequential", "threads(1)", "threads(2)", "threads(4)", "threads(8)"),
                result.strategies().stream().map(summary -> summary.name()).toList());
        assertEquals(
                "./run.sh bench --workload chat-reference --rounds 5 --warmup 1 --strategies sequential --sweep threads "
                        + "--places 1,2,4,8 --seed 42",
                RepeatCommand.of(result));
        assertTrue(RepeatCommand.sizes(result).isEmpty());
    }

    @Test
    void theTableMarksTheRecommendedSize() throws Exception {
        List<String> lines = Reports.text(sweep(1, 2, 4), 100).lines().toList();
        int header = lines.indexOf("threads places  makespan  tasks/s  efficiency  fit tasks/s");
        assertTrue(header > 0, String.join("\n", lines));
        assertTrue(
                lines.get(header + 1).matches(" +1   1.503 s     3.33       100 %  +\\d\\.\\d\\d"),
                lines.get(header + 1));
        assertTrue(
                lines.get(header + 2).startsWith("           > 2   1.001 s     5.00        75 %"),
                lines.get(header + 2));
    }

    @Test
    void aThresholdMayNameASize() throws Exception {
        RunResult result = sweep(1, 2, 4);
        assertTrue(Threshold.parse("threads(2):makespan<1.1s", List.of("threads(1)", "threads(2)"))
                .check(result)
                .held());
    }

    private RunResult sweep(int... sizes) throws InterruptedException {
        List<StrategySpec> specs = new ArrayList<>(List.of(new StrategySpec.Sequential()));
        for (int size : sizes) {
            specs.add(new StrategySpec.Threads(size));
        }
        return ScriptedRuns.run(
                runs, 5, strategy -> strategy.startingIn(Duration.ofMillis(5)), specs.toArray(StrategySpec[]::new));
    }
}
