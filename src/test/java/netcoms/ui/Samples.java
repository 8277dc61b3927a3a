package netcoms.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultPlans;
import netcoms.report.ResultTable;
import netcoms.report.ResultTable.Column;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.strategy.Glance;
import netcoms.strategy.LimitGlance;
import netcoms.strategy.StrategySpec;
import netcoms.task.RecoveryGlance;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.ui.Workbench.RunChoice;

/** Plausible things to show. */
public final class Samples {
    private Samples() {}

    public static List<Workload> workloads() {
        return List.of(
                workload("chat-reference", "two lines, two listeners and a broadcast: at best 1.50x faster", 5),
                workload("chat-burst", "1,000 one-shot lines to the chat server", 1_000),
                workload("io-wait", "200 waits of 10 ms: what waiting in parallel is worth", 200),
                workload("cpu", "64 matrix products of size 256", 64));
    }

    private static Workload workload(String name, String description, int tasks) {
        TaskSpec task = name.startsWith("chat-") ? new TaskSpec.Send("hi") : new TaskSpec.Noop();
        return new Workload(name, description, Collections.nCopies(tasks, task));
    }

    public static List<FaultPlan> faultPlans() {
        return Stream.concat(Stream.of(FaultPlan.NONE), FaultPlans.builtIn().stream())
                .toList();
    }

    public static RunChoice choice() {
        List<StrategySpec> strategies = List.of(
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(2),
                new StrategySpec.Virtual(0),
                new StrategySpec.Processes(2),
                new StrategySpec.Adaptive(StrategySpec.Algorithm.GRADIENT2, 64, 1000));
        return new RunChoice("chat-reference", strategies, List.of(true, true, true, true, false), 5, "none");
    }

    public static RunInfo info(int number, RunStatus status) {
        return new RunInfo(
                "20261122-120000-" + number,
                number,
                "chat-reference",
                5,
                5,
                1,
                42,
                status,
                Instant.parse("2026-11-22T12:00:00Z"),
                "127.0.0.1:8000",
                "0.1.0",
                "25",
                "Linux",
                2);
    }

    /** In the third of five rounds, with a failure. */
    public static Progress running() {
        return running("none");
    }

    /** @param faults name of the plan in force */
    public static Progress running(String faults) {
        return new Progress(
                Phase.RUNNING,
                info(7, RunStatus.RUNNING),
                3,
                List.of(
                        strategy("sequential", 1, StrategyPhase.WAITING, 3, 0, 36, 0, Map.of(), 1.511, 4),
                        strategy("threads", 2, StrategyPhase.DONE, 5, 0, 45, 0, Map.of(), 1.012, Double.NaN),
                        strategy("virtual", 0, StrategyPhase.RUNNING, 2, 3, 13, 0, Map.of(), 0.42, 3),
                        strategy("processes", 2, StrategyPhase.STARTING, 2, 0, 18, 1, Map.of("reset", 1L), 1.021, 6)),
                12,
                9.3,
                "",
                faults);
    }

    /** In the same round, of a run with a limit that moves. */
    public static Progress adapting() {
        LimitGlance limit = new LimitGlance(
                "gradient2",
                48,
                47,
                0.0102,
                IntStream.rangeClosed(1, 40).mapToObj(i -> Math.min(48, 8 + i)).toList());
        StrategyProgress adaptive = new StrategyProgress(
                "adaptive",
                0,
                StrategyPhase.RUNNING,
                2,
                5,
                120,
                200,
                47,
                520,
                0,
                Map.of(),
                0.042,
                3,
                0.001,
                null,
                new Glance(limit, List.of(), null));
        StrategyProgress sequential = strategy("sequential", 1, StrategyPhase.WAITING, 3, 0, 36, 0, Map.of(), 1.511, 4);
        return new Progress(Phase.RUNNING, info(7, RunStatus.RUNNING), 3, List.of(sequential, adaptive), 12, 9.3, "");
    }

    /** The same with retries and a breaker that is open. */
    public static Progress recovering() {
        Progress running = running();
        RecoveryGlance recovery =
                new RecoveryGlance(34, 0.87, Map.of("127.0.0.1:8000", "open", "127.0.0.1:9000", "closed"));
        return new Progress(
                running.phase(),
                running.run(),
                running.round(),
                running.strategies().stream()
                        .map(one -> one.phase() == StrategyPhase.RUNNING
                                ? new StrategyProgress(
                                        one.name(),
                                        one.places(),
                                        one.phase(),
                                        one.trialsDone(),
                                        one.trials(),
                                        one.tasksDone(),
                                        one.tasks(),
                                        one.running(),
                                        one.ok(),
                                        one.failed(),
                                        one.failures(),
                                        one.makespanSeconds(),
                                        one.etaSeconds(),
                                        one.startupSeconds(),
                                        null,
                                        new Glance(null, List.of(), recovery))
                                : one)
                        .toList(),
                running.etaSeconds(),
                running.elapsedSeconds(),
                running.message());
    }

    private static StrategyProgress strategy(
            String name,
            int places,
            StrategyPhase phase,
            int trialsDone,
            int tasksDone,
            long ok,
            long failed,
            Map<String, Long> failures,
            double makespan,
            double eta) {
        int running = phase == StrategyPhase.RUNNING ? 2 : 0;
        return new StrategyProgress(
                name, places, phase, trialsDone, 5, tasksDone, 5, running, ok, failed, failures, makespan, eta, 0.01);
    }

    public static Progress idle(int number, RunStatus status) {
        List<StrategyProgress> done = running().strategies().stream()
                .map(s -> new StrategyProgress(
                        s.name(),
                        s.places(),
                        StrategyPhase.DONE,
                        5,
                        5,
                        0,
                        5,
                        0,
                        25,
                        s.failed(),
                        s.failures(),
                        s.makespanSeconds() + 0.6,
                        Double.NaN,
                        0.01))
                .toList();
        return new Progress(Phase.IDLE, info(number, status), 5, done, Double.NaN, 24, "");
    }

    public static RunResult result(int number, RunStatus status, int rounds) {
        return new RunResult(
                info(number, status),
                List.of(
                        summary("sequential", 1, 1.512, 1.0),
                        summary("threads", 2, 1.004, 1.506),
                        summary("virtual", 0, 1.003, 1.507),
                        summary("processes", 2, 1.006, 1.503)),
                rounds,
                List.of("processes reset: connection reset by 127.0.0.1:8000"));
    }

    private static Summary summary(String name, int places, double seconds, double speedup) {
        Summary.Makespan makespan = new Summary.Makespan(
                seconds, seconds, 0.002, seconds - 0.003, seconds + 0.004, new ArrayList<>(List.of(seconds)));
        return new Summary(
                name,
                places,
                0.01,
                makespan,
                new Summary.Latency(0.004, 1.002, 1.003, 1.004),
                25,
                25,
                0,
                Map.of(),
                0,
                16.5,
                1.5,
                0.007,
                new Summary.Ratio(speedup, speedup - 0.004, speedup + 0.004));
    }

    /** What the report would make of a result. */
    public static ResultTable table(RunResult result) {
        List<Column> columns = List.of(
                new Column("strategy", 0, true),
                new Column("mean", 0, false),
                new Column("median", 3, false),
                new Column("sd", 3, false),
                new Column("min", 4, false),
                new Column("max", 4, false),
                new Column("p50", 6, false),
                new Column("p95", 5, false),
                new Column("p99", 2, false),
                new Column("ok", 6, false),
                new Column("failed", 1, false),
                new Column("goodput", 7, false),
                new Column("speedup", 0, true),
                new Column("vs bound", 1, false));
        List<List<String>> rows = List.of(
                List.of(
                        "sequential",
                        "1.512",
                        "1.511",
                        "0.003",
                        "1.508",
                        "1.517",
                        "0.004",
                        "1.002",
                        "1.003",
                        "25",
                        "0",
                        "16.5/s",
                        "1.00x",
                        "+0.7 %"),
                List.of(
                        "threads(2)",
                        "1.004",
                        "1.004",
                        "0.001",
                        "1.003",
                        "1.006",
                        "0.004",
                        "1.002",
                        "1.003",
                        "25",
                        "0",
                        "24.9/s",
                        "1.51x ±0.00",
                        "+0.3 %"),
                List.of(
                        "virtual",
                        "1.003",
                        "1.003",
                        "0.001",
                        "1.002",
                        "1.005",
                        "0.004",
                        "1.002",
                        "1.002",
                        "25",
                        "0",
                        "24.9/s",
                        "1.51x ±0.00",
                        "+0.3 %"),
                List.of(
                        "processes(2)",
                        "1.006",
                        "1.006",
                        "0.001",
                        "1.005",
                        "1.009",
                        "0.005",
                        "1.003",
                        "1.004",
                        "24",
                        "1",
                        "23.8/s",
                        "1.50x ±0.00",
                        "+0.5 %"));
        return new ResultTable(
                columns,
                rows,
                List.of(
                        "virtual is 1.51x faster than sequential (95 %: 1.50 to 1.51); the ceiling here is 1.50x.",
                        "Opening processes took 0.41 s, which no makespan holds.",
                        "1 of 100 tasks failed: processes reset 1."));
    }
}
