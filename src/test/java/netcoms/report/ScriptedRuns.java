package netcoms.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import netcoms.run.FakeTime;
import netcoms.run.Provenance;
import netcoms.run.RunInfo;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.run.ScriptedStrategy;
import netcoms.stats.TimerCost;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** Results that come from the real runner and statistics, without waiting. */
final class ScriptedRuns {
    static final Workload REFERENCE = new Workload(
            "chat-reference",
            "",
            List.of(
                    new TaskSpec.Send("a"),
                    new TaskSpec.Send("b"),
                    new TaskSpec.Broadcast("c", 5),
                    new TaskSpec.Wait(1.0),
                    new TaskSpec.Wait(0.5)));

    private ScriptedRuns() {}

    /** A run of waits of 1.0 s and 0.5 s and three short tasks; strategies as scripted. */
    static RunResult run(
            Path runs, int rounds, Function<ScriptedStrategy, ScriptedStrategy> script, StrategySpec... strategies)
            throws InterruptedException {
        FakeTime time = new FakeTime();
        RunResult[] ended = new RunResult[1];
        try (Runner runner = time.runner(
                runs, spec -> script.apply(new ScriptedStrategy(spec, time)), result -> ended[0] = result)) {
            runner.start(new RunPlan(
                    REFERENCE,
                    Arrays.asList(strategies),
                    rounds,
                    1,
                    42,
                    new TaskSettings("127.0.0.1", 8000, Duration.ofSeconds(2), Duration.ofSeconds(5))));
            runner.awaitIdle();
        }
        return elsewhere(ended[0]);
    }

    /** The same result on a machine that is the same everywhere. */
    static RunResult elsewhere(RunResult result) {
        RunInfo run = result.run();
        return new RunResult(
                        new RunInfo(
                                run.id(),
                                run.number(),
                                run.workload(),
                                run.tasks(),
                                run.rounds(),
                                run.warmupRounds(),
                                run.seed(),
                                run.status(),
                                Instant.parse("2026-11-22T17:45:00Z"),
                                run.target(),
                                "0.1.0",
                                "OpenJDK 64-Bit Server VM 25",
                                "Linux 6.1 amd64",
                                2),
                        result.strategies(),
                        result.finishedRounds(),
                        result.examples())
                .but()
                .message(result.message())
                .timers(new TimerCost(41e-9, 153e-9))
                .provenance(new Provenance(
                        "bench-1",
                        List.of("-XX:+UseSerialGC", "-XX:SharedArchiveFile=netcoms.jsa"),
                        2L << 30,
                        8L << 30,
                        1_048_576,
                        result.provenance().configDigest(),
                        2,
                        5,
                        result.provenance().settings(),
                        result.provenance().order()))
                .build();
    }
}
