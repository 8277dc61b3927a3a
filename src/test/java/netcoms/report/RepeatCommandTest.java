package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netcoms.run.FakeTime;
import netcoms.run.Recovery;
import netcoms.run.RunInfo;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.run.Runner;
import netcoms.run.ScriptedStrategy;
import netcoms.run.Surroundings;
import netcoms.stats.StrategyTally;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.TaskSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatCommandTest {
    @TempDir
    Path runs;

    @Test
    void equalSizesAreAFlagAndOthersAreSaid() {
        RunResult equal = result(
                "io-wait",
                new StrategyTally("sequential", 1),
                new StrategyTally("threads", 4),
                new StrategyTally("virtual", 0),
                new StrategyTally("processes", 4));
        assertEquals(
                "./run.sh bench --workload io-wait --rounds 5 --warmup 1 --strategies "
                        + "sequential,threads,virtual,processes --places 4 --seed -7",
                RepeatCommand.of(equal));
        assertEquals(Optional.empty(), RepeatCommand.sizes(equal));

        RunResult different = result(
                "io-wait",
                new StrategyTally("threads", 4),
                new StrategyTally("virtual", 9),
                new StrategyTally("processes", 2));
        assertEquals(
                "./run.sh bench --workload io-wait --rounds 5 --warmup 1 --strategies threads,virtual,processes "
                        + "--seed -7",
                RepeatCommand.of(different));
        assertEquals(
                Optional.of(
                        "No flag sets these sizes, so set them in config.yaml: threads 4, virtual 9 and processes 2."),
                RepeatCommand.sizes(different));
    }

    @Test
    void aNameIsOneWordForTheShell() {
        assertEquals(
                "./run.sh bench --workload 'it'\\''s; rm *' --rounds 5 --warmup 1 --strategies sequential --seed -7",
                RepeatCommand.of(result("it's;\nrm *", new StrategyTally("sequential", 1))));
    }

    @Test
    void whatWasSetOfWorkersAndOfAnAdaptiveLimitIsSetAgain() throws Exception {
        RunPlan plan = new RunPlan(
                ScriptedRuns.REFERENCE,
                List.of(
                        new StrategySpec.Processes(2),
                        new StrategySpec.Adaptive(StrategySpec.Algorithm.VEGAS, 8, 1_000)),
                1,
                0,
                7,
                new TaskSettings("127.0.0.1", 8000, Duration.ofSeconds(2), Duration.ofSeconds(10)));
        ProcessSettings workers = new ProcessSettings(
                List.of("-Dpassword=sesame"),
                1,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                64 << 20,
                null);
        FakeTime time = new FakeTime();
        List<RunResult> ends = new ArrayList<>();
        try (Runner runner =
                new Runner(runs, spec -> new ScriptedStrategy(spec, time), workers, ends::add, Surroundings.UNKNOWN)) {
            assertEquals(Optional.empty(), runner.start(plan));
            runner.awaitIdle();
        }
        RunResult live = ends.getFirst();
        String command =
                "./run.sh bench --workload chat-reference --rounds 1 --warmup 0 --strategies processes,adaptive"
                        + " --places 2 --set strategies.adaptive.algorithm=vegas --seed 7"
                        + " --set strategies.processes.max-attempts=1 --set strategies.processes.heartbeat-timeout=2s"
                        + " --set strategies.processes.memory=64MiB --set strategies.adaptive.initial-limit=8";
        assertEquals(command, RepeatCommand.of(live));
        assertEquals(command, RepeatCommand.of(Recovery.recover(runs).getFirst()), "as the journal tells it");
        assertEquals(command, RepeatCommand.of(ReportReader.read(Reports.json(live))), "as report.json tells it");
    }

    private static RunResult result(String workload, StrategyTally... strategies) {
        RunInfo run = new RunInfo(
                "id", 1, workload, 10, 5, 1, -7, RunStatus.FINISHED, Instant.EPOCH, "t", "0.1.0", "jvm", "os", 2);
        return new RunResult(
                run, Stream.of(strategies).map(tally -> tally.summary(null)).toList(), 0, List.of());
    }
}
