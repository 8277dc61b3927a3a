package netcoms.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import netcoms.config.Config;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.run.Runner;
import netcoms.stats.Summary;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;
import netcoms.ui.text.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench}: one run without a screen, for scripts and CI. */
@Command(
        name = "bench",
        sortOptions = false,
        description = {
            "Runs a workload under several strategies without a screen:",
            "progress on standard error, the table on standard output."
        })
final class BenchCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--workload", paramLabel = "W", description = "a built-in workload or one of the configuration")
    private @Nullable String workload;

    @Option(
            names = "--strategies",
            paramLabel = "a,b",
            description = "of sequential, threads, virtual, processes, adaptive; in this order")
    private @Nullable String strategies;

    @Option(names = "--rounds", paramLabel = "N", description = "counted rounds")
    private @Nullable String rounds;

    @Option(names = "--warmup", paramLabel = "N", description = "discarded rounds before them")
    private @Nullable String warmup;

    @Option(
            names = "--places",
            paramLabel = "N",
            description = "size of the thread pool and number of workers; with --sweep its sizes, as in 1,2,4,8")
    private @Nullable String places;

    @Option(
            names = "--sweep",
            paramLabel = "a,b",
            description = {
                "runs these strategies (of threads, virtual, processes) in every size of --places,",
                "and besides only what --strategies names"
            })
    private @Nullable String sweep;

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Mixin
    private final LoadOptions load = new LoadOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the arrivals of an open load and of faults, to repeat them")
    private @Nullable String seed;

    @Option(
            names = "--faults",
            paramLabel = "PRESET",
            description = {
                "what goes wrong between tasks and their targets: none, calm, lossy, laggy, flapping, outage, ancestor",
                "or a fault plan of the configuration"
            })
    private @Nullable String faults;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "where chat tasks go, instead of the embedded server")
    private @Nullable String target;

    @Option(
            names = "--connection",
            paramLabel = "C",
            description = "per-task (default): each task connects; pooled: sends take connections that others left")
    private @Nullable String connection;

    @Mixin
    private final DoorOptions doorOptions = new DoorOptions();

    @Mixin
    private final RecoveryOptions recovery = new RecoveryOptions();

    @Option(names = "--max-failures", paramLabel = "N", description = "exit with 3 when more tasks failed")
    private @Nullable Long maxFailures;

    @Mixin
    private final GateOptions gateOptions = new GateOptions();

    @Mixin
    private final ExportOptions exportOptions = new ExportOptions();

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        resume.requireAlone(spec.commandLine().getParseResult(), root.set());
        if (sweep == null && places != null && places.contains(",")) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--places " + places + " names several sizes: say whose, as in --sweep threads --places " + places);
        }
        Config config = root.load(flags()).config();
        Exports exports = exportOptions.exports();
        if (resume.run != null) {
            return resume(config, exports, resume.run);
        }
        Workload chosen = config.workloads().stream()
                .filter(candidate -> candidate.name().equals(config.workload()))
                .findFirst()
                .map(load::applied)
                .orElseThrow();
        List<StrategySpec> strategiesToRun = SweepChoice.of(sweep, strategies != null, config);
        Installation.logTo(config.logs(), "netcoms");
        Runs runs = new Runs(config);
        Gates gates = gateOptions.gates(runs, chosen.name(), StrategySpec.names(strategiesToRun));
        runs.knock(doorOptions, Asker.atTerminal(spec.commandLine().getErr()));
        return run(runs, config, exports, (runner, serving, progress) -> {
            runs.recover().forEach(this::say);
            runner.start(runs.plan(chosen, strategiesToRun, config.rounds(), config.faults(), serving))
                    .ifPresent(BenchCommand::fail);
            return gates;
        });
    }

    /** Goes on with a run; what it is compared with and how it ends is as ever. */
    private int resume(Config config, Exports exports, String named) throws Exception {
        Installation.logTo(config.logs(), "netcoms");
        Runs runs = new Runs(config);
        Asker asker = Asker.atTerminal(spec.commandLine().getErr());
        return run(runs, config, exports, (runner, serving, progress) -> {
            runs.recover().forEach(this::say);
            Resuming resuming = runs.resuming();
            try (Resuming.Found found =
                    resuming.open(resuming.find(named), serving, target -> runs.door(target, doorOptions, asker))) {
                RunPlan plan = found.plan();
                Gates gates = gateOptions.gates(runs, plan.workload().name(), plan.names());
                say(found.words());
                progress.known(found.result());
                found.start(runner).ifPresent(BenchCommand::fail);
                return gates;
            }
        });
    }

    /** Starts what is to be run, and returns what it has to hold. */
    @FunctionalInterface
    private interface Beginning {
        Gates begin(Runner runner, Serving serving, BenchProgress progress) throws IOException;
    }

    private int run(Runs runs, Config config, Exports exports, Beginning beginning) throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Signals.endOnSignal(end);
        List<RunResult> ended = new ArrayList<>();
        Gates gates;
        try (Closer closer = new Closer()) {
            // A run beside an open dashboard must not fight it for its port.
            Serving serving = Serving.forRuns(config.server());
            closer.open(serving.server());
            Runner runner = closer.open(runs.runner(serving.server(), ended::add));
            BenchProgress progress =
                    new BenchProgress(runner, quiet ? null : spec.commandLine().getErr());
            gates = beginning.begin(runner, serving, progress);
            // Whichever comes first: the end of the run, or a signal, which stops it.
            CompletableFuture<Void> stopping = end.thenRun(runner::cancel);
            progress.follow();
            stopping.cancel(false);
        }
        if (ended.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "the run left no result; the log says why");
        }
        RunResult result = ended.getFirst();
        exports.write(result, spec.commandLine().getOut());
        say(runs.report(result));
        return end.isDone()
                ? end.get()
                : exitCode(result, gates.hold(result, exports.takesStdout(), spec.commandLine()));
    }

    private static void fail(String reason) {
        throw new Failure(ExitCode.FAILED, reason);
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        Flags.put(flags, "run.workload", workload);
        Flags.put(flags, "run.strategies", strategies);
        Flags.put(flags, "run.rounds", rounds);
        Flags.put(flags, "run.warmup-rounds", warmup);
        Flags.put(flags, "run.seed", seed);
        Flags.put(flags, "run.faults", faults);
        if (sweep == null) {
            Flags.put(flags, "strategies.threads.size", places);
            Flags.put(flags, "strategies.processes.workers", places);
        } else {
            Flags.put(flags, "sweep.places", places);
        }
        Flags.put(flags, "tasks.target", target);
        recovery.put(flags);
        Flags.put(flags, "tasks.connection", connection);
        return flags;
    }

    private int exitCode(RunResult result, boolean gatesHold) {
        if (result.run().status() == RunStatus.FAILED) {
            return ExitCode.FAILED;
        }
        long failed = result.strategies().stream().mapToLong(Summary::failed).sum();
        if (maxFailures != null && failed > maxFailures) {
            say(failed + " tasks failed; --max-failures allows " + maxFailures);
            return ExitCode.TASKS_FAILED;
        }
        return gatesHold ? ExitCode.OK : ExitCode.GATE_CLOSED;
    }

    private void say(String text) {
        if (!quiet) {
            spec.commandLine().getErr().println(TerminalText.clean(text));
        }
    }
}
