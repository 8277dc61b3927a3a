package netcoms.run;

import java.util.List;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;

/**
 * What a person chose to run.
 *
 * @param strategies at least one, each at most once; a model in several sizes is swept
 * @param rounds counted rounds, 1 to 1,000
 * @param warmupRounds discarded rounds before them, 0 to 10
 * @param seed of everything random in the run
 * @param stats what is computed and kept of it
 */
public record RunPlan(
        Workload workload,
        List<StrategySpec> strategies,
        int rounds,
        int warmupRounds,
        long seed,
        TaskSettings tasks,
        StatsSettings stats) {

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

    /** What each strategy is called throughout the run. */
    public List<String> names() {
        return StrategySpec.names(strategies);
    }
}
