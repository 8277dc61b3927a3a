package netcoms.run;

import java.time.Duration;
import java.util.List;
import netcoms.fault.FaultPlan;
import netcoms.secure.Door;
import netcoms.stats.Arrivals;
import netcoms.stats.OpenLoad;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.task.Load;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose to run.
 *
 * @param strategies at least one, each at most once; a model in several sizes is swept
 * @param rounds counted rounds, 1 to 1,000
 * @param warmupRounds discarded rounds before them, 0 to 10
 * @param seed of everything random in the run: the arrivals of an open workload
 * @param stats what is computed and kept of it
 * @param faults what goes wrong between tasks and their targets
 * @param trialTimeout after which a trial is stopped and counts with what it has; null for no limit
 * @param embedded whether chat tasks go to the server inside this program, whose address is another in each session
 */
public record RunPlan(
        Workload workload,
        List<StrategySpec> strategies,
        int rounds,
        int warmupRounds,
        long seed,
        TaskSettings tasks,
        StatsSettings stats,
        FaultPlan faults,
        @Nullable Duration trialTimeout,
        boolean embedded) {

    /** A plan whose target is a server of its own. */
    public RunPlan(
            Workload workload,
            List<StrategySpec> strategies,
            int rounds,
            int warmupRounds,
            long seed,
            TaskSettings tasks,
            StatsSettings stats,
            FaultPlan faults,
            @Nullable Duration trialTimeout) {
        this(workload, strategies, rounds, warmupRounds, seed, tasks, stats, faults, trialTimeout, false);
    }

    /** A plan without faults. */
    public RunPlan(
            Workload workload,
            List<StrategySpec> strategies,
            int rounds,
            int warmupRounds,
            long seed,
            TaskSettings tasks,
            StatsSettings stats) {
        this(workload, strategies, rounds, warmupRounds, seed, tasks, stats, FaultPlan.NONE, null);
    }

    /** A plan with the default statistics. */
    public RunPlan(
            Workload workload,
            List<StrategySpec> strategies,
            int rounds,
            int warmupRounds,
            long seed,
            TaskSettings tasks) {
        this(workload, strategies, rounds, warmupRounds, seed, tasks, StatsSettings.DEFAULT);
    }

    /** The same plan for a target that is there now. */
    public RunPlan at(String host, int port, Door door) {
        return new RunPlan(
                workload,
                strategies,
                rounds,
                warmupRounds,
                seed,
                tasks.at(host, port, door),
                stats,
                faults,
                trialTimeout,
                embedded);
    }

    /**
     * When the tasks of a round are due, the same for each strategy and in every run with this seed; null when all are at
     * once.
     *
     * @param round from 1, or {@link RunEvent#WARMUP}
     */
    @Nullable Arrivals arrivals(int round) {
        Load load = workload.load();
        return load == null
                ? null
                : Arrivals.of(
                        new OpenLoad.Offered(
                                load.perSecond(),
                                load.arrivals().label(),
                                load.duration().toNanos() / 1e9,
                                load.ramp().toNanos() / 1e9),
                        workload.tasks().size(),
                        seed,
                        round);
    }

    /** What each strategy is called throughout the run. */
    public List<String> names() {
        return StrategySpec.names(strategies);
    }
}
