package netcoms.ui;

import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import netcoms.chat.client.ChatEvent;
import netcoms.chat.client.ChatStatus;
import netcoms.fault.FaultPlan;
import netcoms.monitor.SystemFigures;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.task.Workload;

/** A workbench whose bars move by the clock, to look at the screen without a server or a runner. */
final class FakeBench implements Workbench {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int ROUNDS = 5;

    private final Consumer<ChatEvent> events;
    private final Runnable quit;
    private final double trialSeconds;
    private final List<RunResult> results = new CopyOnWriteArrayList<>();
    private volatile long startedNanos;
    private volatile int number;
    private volatile String faults = "none";

    FakeBench(Consumer<ChatEvent> events, Runnable quit, double trialSeconds) {
        this.events = events;
        this.quit = quit;
        this.trialSeconds = trialSeconds;
    }

    @Override
    public ChatStatus chat() {
        return new ChatStatus(true, "127.0.0.1:8000", "ann", List.of("ann", "bob", "日本"), 400_000);
    }

    @Override
    public boolean say(String text) {
        events.accept(new ChatEvent.Line(1, now(), "ann", text, true, false, false));
        return true;
    }

    @Override
    public boolean emote(String text) {
        events.accept(new ChatEvent.Line(1, now(), "ann", text, true, false, true));
        return true;
    }

    @Override
    public boolean tell(String to, String text) {
        events.accept(new ChatEvent.PrivateLine(now(), "ann", to, text, true));
        return true;
    }

    @Override
    public boolean rename(String name) {
        return true;
    }

    @Override
    public List<Workload> workloads() {
        return Samples.workloads();
    }

    @Override
    public List<FaultPlan> faultPlans() {
        return Samples.faultPlans();
    }

    @Override
    public void killWorker(String strategy, String worker) {}

    @Override
    public boolean useFaults(FaultPlan plan) {
        faults = plan.name();
        return true;
    }

    @Override
    public RunChoice defaults() {
        return Samples.choice();
    }

    @Override
    public List<Integer> sweepPlaces() {
        return List.of(1, 2, 4);
    }

    @Override
    public Optional<String> start(RunChoice choice) {
        number++;
        startedNanos = System.nanoTime();
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Void> resume(String id) {
        return CompletableFuture.failedFuture(new IOException("nothing is saved here"));
    }

    @Override
    public void stop() {
        end(RunStatus.STOPPED, 2);
    }

    @Override
    public Progress progress() {
        if (number == 0) {
            return new Progress(Phase.IDLE, null, 0, List.of(), Double.NaN, 0, "");
        }
        double elapsed = (System.nanoTime() - startedNanos) / 1e9;
        double total = trialSeconds * 4 * ROUNDS;
        if (startedNanos == 0 || elapsed >= total) {
            end(RunStatus.FINISHED, ROUNDS);
            return Samples.idle(number, results.getLast().run().status());
        }
        List<StrategyProgress> strategies = new ArrayList<>();
        List<String> names = List.of("sequential", "threads", "virtual", "processes");
        for (int i = 0; i < names.size(); i++) {
            // Here all four move at once, which is the most a screen can be asked for.
            double share = Math.min(1, elapsed / total * (1 + 0.1 * i));
            int trials = (int) (share * ROUNDS);
            double inTrial = share * ROUNDS - trials;
            boolean done = share >= 1;
            long failed = i == 3 ? trials : 0;
            strategies.add(new StrategyProgress(
                    names.get(i),
                    i == 0 ? 1 : i == 2 ? 0 : 2,
                    done ? StrategyPhase.DONE : StrategyPhase.RUNNING,
                    trials,
                    ROUNDS,
                    (int) (inTrial * 1000),
                    1000,
                    done ? 0 : 7,
                    (long) (share * ROUNDS * 1000),
                    failed,
                    failed > 0 ? Map.of("reset", failed) : Map.of(),
                    done ? trialSeconds : inTrial * trialSeconds,
                    total * (1 - share),
                    0.1));
        }
        int round = (int) (elapsed / total * ROUNDS) + 1;
        return new Progress(
                Phase.RUNNING,
                Samples.info(number, RunStatus.RUNNING),
                round,
                strategies,
                total - elapsed,
                elapsed,
                "",
                faults);
    }

    @Override
    public Optional<RunResult> result() {
        return number == 0 ? Optional.empty() : Optional.of(PlotSamples.result(number, RunStatus.FINISHED, ROUNDS));
    }

    @Override
    public List<RunResult> results() {
        return List.copyOf(results);
    }

    @Override
    public OldRuns oldRuns() {
        return OldRuns.UNREAD;
    }

    @Override
    public void readOldRuns() {}

    @Override
    public CompletableFuture<RunResult> open(String id) {
        return CompletableFuture.failedFuture(new IOException("nothing is saved here"));
    }

    @Override
    public CompletableFuture<Optional<RunResult>> before(RunInfo run) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Void> delete(String id) {
        return CompletableFuture.failedFuture(new IOException("nothing is saved here"));
    }

    @Override
    public SystemFigures system() {
        return new SystemFigures(0.31, 142_000_000, 24);
    }

    @Override
    public List<String> notices() {
        return List.of("port 8000 was taken: listening on 8001");
    }

    @Override
    public void quit() {
        quit.run();
    }

    private synchronized void end(RunStatus status, int rounds) {
        if (results.size() < number) {
            results.add(Samples.result(number, status, rounds));
        }
        startedNanos = 0;
    }

    private static String now() {
        return LocalTime.now(java.time.ZoneId.systemDefault()).format(TIME);
    }

    @Override
    public ServerGlance server() {
        return new ServerGlance(1, 1, 0, 0, 0, 0, Map.of());
    }
}
