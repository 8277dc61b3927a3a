package netcoms.run;

import java.util.List;
import netcoms.stats.Summary;
import netcoms.stats.TimerCost;

/**
 * What a run showed so far, or in the end. Immutable.
 *
 * @param strategies in the plan's order
 * @param finishedRounds rounds in which every chosen strategy finished its trial
 * @param examples the first failure of each kind and strategy, for example {@code processes worker_lost: …}
 * @param message why it failed, or what went wrong beside it; empty when there is nothing to say
 * @param timers what measuring cost
 * @param provenance where and with what it ran
 * @param conditions under which it measured
 * @param faults that it began with
 * @param switches of faults while it went, in order
 * @param resumptions whether it was interrupted and went on
 */
public record RunResult(
        RunInfo run,
        List<Summary> strategies,
        int finishedRounds,
        List<String> examples,
        String message,
        TimerCost timers,
        Provenance provenance,
        Conditions conditions,
        RunFaults faults,
        List<FaultMark> switches,
        Resumptions resumptions) {

    /** A result of one session. */
    public RunResult(
            RunInfo run,
            List<Summary> strategies,
            int finishedRounds,
            List<String> examples,
            String message,
            TimerCost timers,
            Provenance provenance,
            Conditions conditions,
            RunFaults faults,
            List<FaultMark> switches) {
        this(
                run,
                strategies,
                finishedRounds,
                examples,
                message,
                timers,
                provenance,
                conditions,
                faults,
                switches,
                Resumptions.NONE);
    }

    /** A result of a run without faults. */
    public RunResult(
            RunInfo run,
            List<Summary> strategies,
            int finishedRounds,
            List<String> examples,
            String message,
            TimerCost timers,
            Provenance provenance,
            Conditions conditions) {
        this(
                run,
                strategies,
                finishedRounds,
                examples,
                message,
                timers,
                provenance,
                conditions,
                RunFaults.NONE,
                List.of());
    }

    /** A result that does not know where it came about. */
    public RunResult(
            RunInfo run,
            List<Summary> strategies,
            int finishedRounds,
            List<String> examples,
            String message,
            TimerCost timers) {
        this(run, strategies, finishedRounds, examples, message, timers, Provenance.UNKNOWN, Conditions.UNKNOWN);
    }

    /** A result that does not know under which conditions it came about. */
    public RunResult(
            RunInfo run,
            List<Summary> strategies,
            int finishedRounds,
            List<String> examples,
            String message,
            TimerCost timers,
            Provenance provenance) {
        this(run, strategies, finishedRounds, examples, message, timers, provenance, Conditions.UNKNOWN);
    }

    /** A result that does not know what measuring cost. */
    public RunResult(RunInfo run, List<Summary> strategies, int finishedRounds, List<String> examples, String message) {
        this(run, strategies, finishedRounds, examples, message, TimerCost.UNKNOWN);
    }

    /** A result with nothing to say beside it. */
    public RunResult(RunInfo run, List<Summary> strategies, int finishedRounds, List<String> examples) {
        this(run, strategies, finishedRounds, examples, "");
    }

    /** The same result of a run that stands otherwise. */
    RunResult of(RunInfo other) {
        return new RunResult(
                other,
                strategies,
                finishedRounds,
                examples,
                message,
                timers,
                provenance,
                conditions,
                faults,
                switches,
                resumptions);
    }

    /** Whether trials are missing that can be made up for: it ended, and not by finishing. */
    public boolean isUnfinished() {
        return run.status() != RunStatus.RUNNING && finishedRounds < run.rounds();
    }
}
