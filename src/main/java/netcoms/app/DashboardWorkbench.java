package netcoms.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcoms.chat.client.ChatClient;
import netcoms.config.Config;
import netcoms.fault.FaultPlan;
import netcoms.monitor.ProcessMonitor;
import netcoms.monitor.SystemFigures;
import netcoms.run.Progress;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;
import netcoms.ui.OldRuns;
import netcoms.ui.ServerGlance;
import netcoms.ui.Workbench;

/** What the dashboard sees and does, wired to the real rooms. Called on the {@code ui} thread. */
final class DashboardWorkbench extends ClientPort implements Workbench {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Config config;
    private final Runs runs;
    private final Runner runner;
    private final Serving serving;
    private final ServerWatch watch;
    private final Shelf shelf;
    private final ProcessMonitor monitor = new ProcessMonitor();

    DashboardWorkbench(
            Config config,
            Runs runs,
            Runner runner,
            ChatClient chat,
            Serving serving,
            List<String> notices,
            Runnable quit) {
        super(chat, notices, quit);
        this.config = config;
        this.runs = runs;
        this.runner = runner;
        this.serving = serving;
        watch = new ServerWatch(serving.server()::figures, System::nanoTime, FRESH_NANOS);
        shelf = new Shelf(runs.archive());
    }

    @Override
    public List<Workload> workloads() {
        return config.workloads();
    }

    @Override
    public List<FaultPlan> faultPlans() {
        return config.faultPlans();
    }

    @Override
    public boolean useFaults(FaultPlan plan) {
        return runner.useFaults(plan);
    }

    @Override
    public RunChoice defaults() {
        List<Boolean> chosen = config.strategies().stream()
                .map(spec -> config.chosen().contains(spec.name()))
                .toList();
        return new RunChoice(config.workload(), config.strategies(), chosen, config.rounds(), config.faults());
    }

    @Override
    public List<Integer> sweepPlaces() {
        return config.sweepPlaces();
    }

    @Override
    public Optional<String> start(RunChoice choice) {
        List<StrategySpec> strategies = new ArrayList<>();
        for (int i = 0; i < choice.strategies().size(); i++) {
            if (choice.chosen().get(i)) {
                strategies.add(choice.strategies().get(i));
            }
        }
        if (strategies.isEmpty()) {
            return Optional.of("Choose at least one strategy first.");
        }
        return config.workloads().stream()
                .filter(workload -> workload.name().equals(choice.workload()))
                .findFirst()
                .map(workload ->
                        runner.start(runs.plan(workload, strategies, choice.rounds(), choice.faults(), serving)))
                .orElseGet(() -> Optional.of("There is no workload '" + choice.workload() + "'."));
    }

    @Override
    public CompletableFuture<Void> resume(String id) {
        Resuming resuming = runs.resuming();
        Resuming.Doors doors = target -> runs.door(target, new DoorOptions(), Asker.nobody());
        return CompletableFuture.allOf(Shelf.later(() -> {
            // A run that has just been stopped is there for others once its report is saved.
            runner.awaitIdle();
            try (Resuming.Found found = resuming.open(resuming.find(id), serving, doors)) {
                found.start(runner).ifPresent(reason -> {
                    throw new Failure(ExitCode.FAILED, reason);
                });
                return id;
            }
        }));
    }

    @Override
    public void stop() {
        runner.cancel();
    }

    @Override
    public void killWorker(String strategy, String worker) {
        runner.kill(strategy, worker);
    }

    @Override
    public Progress progress() {
        return runner.progress();
    }

    @Override
    public Optional<RunResult> result() {
        return runner.result();
    }

    @Override
    public List<RunResult> results() {
        return runner.results();
    }

    @Override
    public ServerGlance server() {
        return watch.glance();
    }

    @Override
    public OldRuns oldRuns() {
        return shelf.runs();
    }

    @Override
    public void readOldRuns() {
        shelf.read();
    }

    @Override
    public CompletableFuture<RunResult> open(String id) {
        return shelf.open(id);
    }

    @Override
    public CompletableFuture<Optional<RunResult>> before(RunInfo run) {
        return shelf.before(run);
    }

    @Override
    public CompletableFuture<Void> delete(String id) {
        return shelf.delete(id);
    }

    @Override
    public SystemFigures system() {
        return monitor.figures();
    }
}
