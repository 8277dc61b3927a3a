package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import netcoms.chat.client.ChatStatus;
import netcoms.fault.FaultPlan;
import netcoms.monitor.SystemFigures;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;

/** A workbench that shows what a test puts into it and remembers what it was asked. */
public final class ScriptedWorkbench implements Workbench {
    public final List<String> asked = new ArrayList<>();
    public final List<String> notices = new ArrayList<>();
    public final List<RunResult> results = new ArrayList<>();
    public ServerGlance server = new ServerGlance(1, 1, 0, 0, 0, 0, java.util.Map.of());
    public ChatStatus chat = new ChatStatus(true, "127.0.0.1:8000", "ann", List.of("ann", "bob", "cleo"), 400_000);
    public Progress progress = new Progress(Phase.IDLE, null, 0, List.of(), Double.NaN, 0, "");
    public Optional<RunResult> result = Optional.empty();
    public OldRuns oldRuns = OldRuns.UNREAD;
    public Optional<RunResult> earlier = Optional.empty();
    /** What asking for a saved run gives, or for its end. */
    public CompletableFuture<RunResult> opened = new CompletableFuture<>();

    public CompletableFuture<Void> deleted = CompletableFuture.completedFuture(null);
    /** What asking for a run to go on gives. */
    public CompletableFuture<Void> resumed = new CompletableFuture<>();

    public boolean accepts = true;

    @Override
    public ChatStatus chat() {
        return chat;
    }

    @Override
    public boolean say(String text) {
        asked.add("say " + text);
        return accepts;
    }

    @Override
    public boolean emote(String text) {
        asked.add("emote " + text);
        return accepts;
    }

    @Override
    public boolean tell(String to, String text) {
        asked.add("tell " + to + " " + text);
        return accepts;
    }

    @Override
    public boolean rename(String name) {
        asked.add("rename " + name);
        return accepts;
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
    public void killWorker(String strategy, String worker) {
        asked.add("kill " + strategy + " " + worker);
    }

    @Override
    public boolean useFaults(FaultPlan plan) {
        asked.add("useFaults " + plan.name());
        return !progress.faults().equals("none");
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
        StringBuilder words = new StringBuilder("start " + choice.workload() + " " + choice.rounds());
        for (int i = 0; i < choice.strategies().size(); i++) {
            StrategySpec spec = choice.strategies().get(i);
            if (choice.chosen().get(i)) {
                words.append(' ')
                        .append(spec.name())
                        .append('(')
                        .append(spec.places())
                        .append(')');
            }
        }
        asked.add(words + (choice.faults().equals("none") ? "" : " faults " + choice.faults()));
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Void> resume(String id) {
        asked.add("resume " + id);
        return resumed;
    }

    @Override
    public void stop() {
        asked.add("stop");
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Optional<RunResult> result() {
        return result;
    }

    @Override
    public List<RunResult> results() {
        return List.copyOf(results);
    }

    @Override
    public OldRuns oldRuns() {
        return oldRuns;
    }

    @Override
    public void readOldRuns() {
        asked.add("readOldRuns");
    }

    @Override
    public CompletableFuture<RunResult> open(String id) {
        asked.add("open " + id);
        return opened;
    }

    @Override
    public CompletableFuture<Optional<RunResult>> before(RunInfo run) {
        asked.add("before " + run.id());
        return CompletableFuture.completedFuture(earlier);
    }

    @Override
    public CompletableFuture<Void> delete(String id) {
        asked.add("delete " + id);
        return deleted;
    }

    @Override
    public SystemFigures system() {
        return new SystemFigures(0.31, 142_000_000, 24);
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void quit() {
        asked.add("quit");
    }

    @Override
    public ServerGlance server() {
        return server;
    }
}
