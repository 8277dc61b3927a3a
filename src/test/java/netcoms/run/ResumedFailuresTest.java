package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code failures.csv} of a run that goes on: the second task of every trial fails. */
@Timeout(60)
class ResumedFailuresTest {
    private static final int ROUNDS = 3;
    private static final RunPlan PLAN = new RunPlan(
            new Workload("waits", "", List.of(new TaskSpec.Wait(1.0), new TaskSpec.Wait(0.3))),
            List.of(new StrategySpec.Sequential(), new StrategySpec.Threads(2)),
            ROUNDS,
            1,
            42,
            new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @TempDir
    Path runs;

    private final FakeTime time = new FakeTime();
    private int trials;

    @Test
    void everyFailureOfACountedTrialIsThereOnceAndNothingTorn() throws Exception {
        Path failures = stopInTheSecondRound();
        Files.writeString(
                failures,
                "2,threads,1,wait,refused,1,0.0,0.3,no,\"of a trial that does not count\"\n2,thr",
                StandardOpenOption.APPEND);
        assertEquals("", resume(failures).message());

        List<String> rows = Files.readAllLines(failures);
        assertEquals(FailureRows.HEADER.strip(), rows.getFirst());
        assertEquals(1 + 2 * ROUNDS, rows.size(), rows::toString);
        assertEquals(
                2 * ROUNDS,
                new HashSet<>(rows.stream()
                                .skip(1)
                                .map(row -> row.substring(0, row.indexOf(",1,wait,refused,")))
                                .toList())
                        .size(),
                rows::toString);
    }

    @Test
    void whatTheInterruptionCostIsSaid() throws Exception {
        Path failures = stopInTheSecondRound();
        Files.writeString(failures, FailureRows.HEADER);
        assertEquals(
                "failures.csv lacks 2 failed tasks of before the interruption",
                resume(failures).message());
        assertEquals(1 + 2 * (ROUNDS - 1), Files.readAllLines(failures).size());
    }

    private Path stopInTheSecondRound() throws InterruptedException, IOException {
        Runner[] it = new Runner[1];
        try (Runner runner = time.runner(
                runs,
                spec -> failing(spec).before((trial, cancellation) -> {
                    trials++;
                    if (trials == 2 + 2 + 1) {
                        it[0].cancel();
                    }
                }),
                result -> {})) {
            it[0] = runner;
            assertEquals(Optional.empty(), runner.start(PLAN));
            runner.awaitIdle();
            RunResult stopped = runner.result().orElseThrow();
            assertEquals(1, stopped.finishedRounds());
            return runs.resolve(stopped.run().id()).resolve(RunFiles.FAILURES);
        }
    }

    private RunResult resume(Path failures) throws InterruptedException, IOException {
        try (Runner runner = time.runner(runs, this::failing, result -> {})) {
            assertEquals(Optional.empty(), runner.resume(UnfinishedRun.open(failures.resolveSibling("")), PLAN));
            runner.awaitIdle();
            RunResult result = runner.result().orElseThrow();
            assertEquals(RunStatus.FINISHED, result.run().status());
            return result;
        }
    }

    private ScriptedStrategy failing(StrategySpec spec) {
        return new ScriptedStrategy(spec, time).failing(1, "refused");
    }
}
