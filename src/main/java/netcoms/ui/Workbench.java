package netcoms.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import netcoms.fault.FaultPlan;
import netcoms.monitor.SystemFigures;
import netcoms.run.Progress;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;

/**
 * All that the dashboard can see and do. Called on the ui thread; nothing here blocks. What it sees are immutable
 * snapshots, which it pulls.
 */
public interface Workbench extends ChatPort {

    /** Every workload that can be chosen, in order; the first is the default. */
    List<Workload> workloads();

    /** Every fault plan that can be chosen, in order; the first is none. */
    List<FaultPlan> faultPlans();

    /** Puts a plan in force for what is left of the current run, if any; false when that is from its next trial on. */
    boolean useFaults(FaultPlan plan);

    /** What the panel shows before anything is changed: workload, all strategies with their sizes, rounds, faults. */
    RunChoice defaults();

    /** The sizes in which a sweep runs a strategy, ascending. */
    List<Integer> sweepPlaces();

    /** Starts a run; a reason when it cannot be started. */
    Optional<String> start(RunChoice choice);

    /**
     * Goes on with a saved run that was interrupted; done once it goes, fails with a message for a person when that cannot
     * be.
     */
    CompletableFuture<Void> resume(String id);

    /** Stops the current run, if any; returns at once. */
    void stop();

    /** Kills a worker process of the current or last run, as a fault would; returns at once. */
    void killWorker(String strategy, String worker);

    Progress progress();

    /** The current or last run's result so far; empty before the first. */
    Optional<RunResult> result();

    /** The results of this session's ended runs, oldest first. */
    List<RunResult> results();

    /** The saved runs as last read, this session's among them. */
    OldRuns oldRuns();

    /** Reads the saved runs again; returns at once, {@link #oldRuns} tells how it goes. */
    void readOldRuns();

    /** A saved run; fails with a message for a person when it cannot be read. */
    CompletableFuture<RunResult> open(String id);

    /** The newest saved run of the same workload that is older than this one; empty when there is none. */
    CompletableFuture<Optional<RunResult>> before(RunInfo run);

    /** Removes a saved run for ever; fails with a message for a person, and always for one that is going. */
    CompletableFuture<Void> delete(String id);

    SystemFigures system();

    /** How the chat server inside does. */
    ServerGlance server();

    /**
     * What a person chose.
     *
     * @param strategies every strategy with its size, in order; in a sweep one model in several sizes
     * @param chosen one flag for each strategy
     * @param faults name of a fault plan
     */
    record RunChoice(String workload, List<StrategySpec> strategies, List<Boolean> chosen, int rounds, String faults) {}
}
