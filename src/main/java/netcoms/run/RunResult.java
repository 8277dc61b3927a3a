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

    /** A result of which nothing else is known; {@link #but} adds to it. */
    public RunResult(RunInfo run, List<Summary> strategies, int finishedRounds, List<String> examples) {
        this(
                run,
                strategies,
                finishedRounds,
                examples,
                "",
                TimerCost.UNKNOWN,
                Provenance.UNKNOWN,
                Conditions.UNKNOWN,
                RunFaults.NONE,
                List.of(),
                Resumptions.NONE);
    }

    /** The same result but for what the builder is told. */
    public Builder but() {
        return new Builder(this);
    }

    /** The same result of a run that stands otherwise. */
    RunResult of(RunInfo other) {
        return but().run(other).build();
    }

    /** Whether trials are missing that can be made up for: it ended, and not by finishing. */
    public boolean isUnfinished() {
        return run.status() != RunStatus.RUNNING && finishedRounds < run.rounds();
    }

    /** A result in the making. Used by one thread. */
    public static final class Builder {
        private RunInfo run;
        private List<Summary> strategies;
        private final int finishedRounds;
        private final List<String> examples;
        private String message;
        private TimerCost timers;
        private Provenance provenance;
        private Conditions conditions;
        private RunFaults faults;
        private List<FaultMark> switches;
        private final Resumptions resumptions;

        private Builder(RunResult result) {
            run = result.run;
            strategies = result.strategies;
            finishedRounds = result.finishedRounds;
            examples = result.examples;
            message = result.message;
            timers = result.timers;
            provenance = result.provenance;
            conditions = result.conditions;
            faults = result.faults;
            switches = result.switches;
            resumptions = result.resumptions;
        }

        public Builder run(RunInfo other) {
            run = other;
            return this;
        }

        public Builder strategies(List<Summary> summaries) {
            strategies = summaries;
            return this;
        }

        public Builder message(String said) {
            message = said;
            return this;
        }

        public Builder timers(TimerCost cost) {
            timers = cost;
            return this;
        }

        public Builder provenance(Provenance from) {
            provenance = from;
            return this;
        }

        public Builder conditions(Conditions found) {
            conditions = found;
            return this;
        }

        /** The faults that it began with, and those that came while it went. */
        public Builder faults(RunFaults atFirst, List<FaultMark> later) {
            faults = atFirst;
            switches = later;
            return this;
        }

        /** The result. */
        public RunResult build() {
            return new RunResult(
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
                    resumptions);
        }
    }
}
