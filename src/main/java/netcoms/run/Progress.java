package netcoms.run;

import java.util.List;
import java.util.Map;
import netcoms.fault.FaultPlan;
import netcoms.strategy.Glance;
import org.jspecify.annotations.Nullable;

/**
 * A glance at the runner, pulled ten times a second. Immutable.
 *
 * @param phase what the runner does now
 * @param run the current or the last run; null before the first
 * @param round the current round, from 1; 0 in the warm-up
 * @param strategies in the plan's order; empty before the first run
 * @param etaSeconds until the run is done; NaN while nothing is known and when it is over
 * @param elapsedSeconds since the run started
 * @param message why the last run failed or could not start; empty when there is nothing to say
 * @param faults name of the fault plan in force; {@code none} for none
 */
public record Progress(
        Phase phase,
        @Nullable RunInfo run,
        int round,
        List<StrategyProgress> strategies,
        double etaSeconds,
        double elapsedSeconds,
        String message,
        String faults) {

    /** Of a run without faults. */
    public Progress(
            Phase phase,
            @Nullable RunInfo run,
            int round,
            List<StrategyProgress> strategies,
            double etaSeconds,
            double elapsedSeconds,
            String message) {
        this(phase, run, round, strategies, etaSeconds, elapsedSeconds, message, FaultPlan.NONE.name());
    }

    /** What the runner does. */
    public enum Phase {
        IDLE,
        STARTING,
        WARMING_UP,
        RUNNING,
        STOPPING
    }

    /** What one strategy does. */
    public enum StrategyPhase {
        WAITING,
        STARTING,
        RUNNING,
        DONE
    }

    /**
     * One bar.
     *
     * @param places tasks at once; 0 means as many as there are
     * @param trialsDone counted trials that are finished
     * @param tasksDone ended tasks of the current counted trial, {@code tasks} of them in all; 0 in a warm-up
     * @param running tasks of the current trial that run right now
     * @param ok over the counted trials, the current one too
     * @param failed likewise
     * @param failures likewise, by kind label, most frequent first
     * @param makespanSeconds of the current trial so far, else of the last finished; NaN before the first
     * @param etaSeconds until this strategy's last trial is done; NaN while unknown and when the run is over
     * @param startupSeconds opening the strategy; NaN before it is open
     * @param pace how the running trial keeps up with its arrivals; null when all tasks are due at once, and between trials
     * @param glance what the strategy shows of itself
     */
    public record StrategyProgress(
            String name,
            int places,
            StrategyPhase phase,
            int trialsDone,
            int trials,
            int tasksDone,
            int tasks,
            int running,
            long ok,
            long failed,
            Map<String, Long> failures,
            double makespanSeconds,
            double etaSeconds,
            double startupSeconds,
            @Nullable Pace pace,
            Glance glance) {

        /** Of tasks that are all due at once, and a strategy that shows nothing. */
        public StrategyProgress(
                String name,
                int places,
                StrategyPhase phase,
                int trialsDone,
                int trials,
                int tasksDone,
                int tasks,
                int running,
                long ok,
                long failed,
                Map<String, Long> failures,
                double makespanSeconds,
                double etaSeconds,
                double startupSeconds) {
            this(
                    name,
                    places,
                    phase,
                    trialsDone,
                    trials,
                    tasksDone,
                    tasks,
                    running,
                    ok,
                    failed,
                    failures,
                    makespanSeconds,
                    etaSeconds,
                    startupSeconds,
                    null,
                    Glance.NONE);
        }

        /** How much of this strategy's work is done, 0 to 1. */
        public double fraction() {
            double current = phase == StrategyPhase.RUNNING && tasks > 0 ? (double) tasksDone / tasks : 0;
            return trials == 0 ? 0 : Math.min(1, (trialsDone + current) / trials);
        }
    }

    /**
     * How a trial keeps up with tasks that arrive at their own times.
     *
     * @param offeredPerSecond the full rate that is asked for
     * @param donePerSecond ended tasks per second so far
     * @param late tasks that began late so far
     */
    public record Pace(double offeredPerSecond, double donePerSecond, int late) {}
}
