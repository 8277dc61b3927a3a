package netcoms.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import netcoms.stats.TimerCost;
import netcoms.stats.TrialFigures;

/** What happened in a run; each is one line of {@code events.jsonl}, and a result is built from nothing else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.RunStarted.class, name = "run_started"),
    @JsonSubTypes.Type(value = RunEvent.PlanKept.class, name = "plan_kept"),
    @JsonSubTypes.Type(value = RunEvent.RunResumed.class, name = "run_resumed"),
    @JsonSubTypes.Type(value = RunEvent.RanOn.class, name = "ran_on"),
    @JsonSubTypes.Type(value = RunEvent.TimersMeasured.class, name = "timers_measured"),
    @JsonSubTypes.Type(value = RunEvent.StrategyOpened.class, name = "strategy_opened"),
    @JsonSubTypes.Type(value = RunEvent.TrialStarted.class, name = "trial_started"),
    @JsonSubTypes.Type(value = RunEvent.TrialFinished.class, name = "trial_finished"),
    @JsonSubTypes.Type(value = RunEvent.FaultsSwitched.class, name = "faults_switched"),
    @JsonSubTypes.Type(value = RunEvent.RunEnded.class, name = "run_ended")
})
public sealed interface RunEvent {

    /** Round number of every warm-up trial: such trials are kept in the journal and count nowhere. */
    int WARMUP = 0;

    /**
     * The first event.
     *
     * @param percentiles of the latency that are to be shown, in percent
     * @param computes whether a task of the workload keeps a core busy by itself
     * @param faults that it begins with
     */
    record RunStarted(
            RunInfo run, List<PlannedStrategy> strategies, List<Double> percentiles, boolean computes, RunFaults faults)
            implements RunEvent {}

    /** Other faults are in force from then on. Written once the trial in which that was is over. */
    record FaultsSwitched(FaultMark mark) implements RunEvent {}

    /**
     * What is needed to go on with the plan in another session.
     *
     * @param plan as {@link KeptPlan} writes it; read only when somebody wants to go on
     */
    record PlanKept(JsonNode plan) implements RunEvent {}

    /** The run goes on after an interruption: what follows was measured in another session. */
    record RunResumed(Instant at) implements RunEvent {}

    /** What measuring costs here. */
    record TimersMeasured(TimerCost timers) implements RunEvent {}

    /** Where and with what; its order of rounds is that of the trials that follow. */
    record RanOn(Provenance provenance) implements RunEvent {}

    /** A strategy is warm; {@code startupSeconds} is how long that took in this run, 0 when it was warm before. */
    record StrategyOpened(String strategy, double startupSeconds) implements RunEvent {}

    /**
     * A trial begins.
     *
     * @param round from 1, or {@link #WARMUP}
     * @param order place in the round's order, from 1
     */
    record TrialStarted(int round, String strategy, int order) implements RunEvent {}

    /** Every task of a trial ended. */
    record TrialFinished(int round, String strategy, TrialFigures figures, TrialConditions conditions)
            implements RunEvent {}

    /** The last event, unless the run is resumed. */
    record RunEnded(RunStatus status, String message, Instant at) implements RunEvent {}

    /**
     * A chosen strategy.
     *
     * @param places tasks at once; 0 means as many as there are
     */
    record PlannedStrategy(String name, int places) {}
}
