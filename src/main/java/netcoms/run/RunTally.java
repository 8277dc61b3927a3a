package netcoms.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import netcoms.run.RunEvent.FaultsSwitched;
import netcoms.run.RunEvent.PlanKept;
import netcoms.run.RunEvent.RanOn;
import netcoms.run.RunEvent.RunEnded;
import netcoms.run.RunEvent.RunResumed;
import netcoms.run.RunEvent.RunStarted;
import netcoms.run.RunEvent.StrategyOpened;
import netcoms.run.RunEvent.TimersMeasured;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.run.RunEvent.TrialStarted;
import netcoms.stats.StrategyTally;
import netcoms.stats.TimerCost;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one run into its result, so that a live, an ended and a recovered run go the same way. Not
 * thread-safe: one owner.
 */
final class RunTally {
    private static final String REFERENCE = "sequential";

    private @Nullable RunInfo run;
    private String message = "";
    private boolean computes;
    private final Conditions.Sum conditions = new Conditions.Sum();
    private TimerCost timers = TimerCost.UNKNOWN;
    private RunFaults faults = RunFaults.NONE;
    private final List<FaultMark> switches = new ArrayList<>();
    private Provenance provenance = Provenance.UNKNOWN;
    private final Sessions sessions = new Sessions();
    private final Set<String> opened = new HashSet<>();
    private final SortedMap<Integer, List<String>> order = new TreeMap<>();
    private final Map<String, StrategyTally> strategies = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when the event contradicts what came before; it then changes nothing */
    void accept(RunEvent event) {
        switch (event) {
            case RunStarted started -> start(started);
            case StrategyOpened open -> opened(open);
            case PlanKept kept -> started();
            case RanOn on -> provenance = on.provenance();
            case TrialStarted started -> {
                if (started.round() != RunEvent.WARMUP) {
                    order.computeIfAbsent(started.round(), round -> new ArrayList<>())
                            .add(started.strategy());
                }
            }
            case TimersMeasured measured -> timers = measured.timers();
            case TrialFinished finished -> {
                if (finished.round() != RunEvent.WARMUP && !has(finished.round(), finished.strategy())) {
                    strategy(finished.strategy()).add(finished.round(), finished.figures());
                    sessions.measured(finished.round());
                    conditions.add(finished.strategy(), finished.conditions());
                }
            }
            case FaultsSwitched switched -> switches.add(switched.mark());
            case RunResumed resumed -> resume(resumed);
            case RunEnded ended -> {
                run = started().withStatus(ended.status());
                message = ended.message();
            }
        }
    }

    /** The latencies of each strategy that finished a trial, as HdrHistogram prints them. */
    Map<String, String> latencyDistributions() {
        Map<String, String> distributions = new LinkedHashMap<>();
        strategies.forEach((name, tally) -> {
            if (!tally.rounds().isEmpty()) {
                distributions.put(name, tally.latencyDistribution());
            }
        });
        return distributions;
    }

    /** Whether a failure of this kind is kept as an example of the strategy. */
    boolean hasExample(String strategy, String kind) {
        return strategy(strategy).hasExample(kind);
    }

    /** The highest number that an example of the run has; 0 without one. */
    int lastExample() {
        return strategies.values().stream()
                .mapToInt(StrategyTally::lastExample)
                .max()
                .orElse(0);
    }

    /** Empty before the run's first event. */
    Optional<RunResult> result() {
        if (run == null) {
            return Optional.empty();
        }
        StrategyTally reference = strategies.get(REFERENCE);
        List<String> examples = new ArrayList<>();
        strategies.forEach((name, tally) ->
                tally.examples().forEach((kind, detail) -> examples.add(name + " " + kind + ": " + detail)));
        return Optional.of(new RunResult(
                run,
                strategies.values().stream()
                        .map(tally -> tally.summary(reference))
                        .toList(),
                finishedRounds(),
                List.copyOf(examples),
                message,
                timers,
                provenance.withOrder(List.copyOf(order.values())),
                conditions.conditions(computes, run.cores()),
                faults,
                List.copyOf(switches),
                sessions.resumptions()));
    }

    private void start(RunStarted started) {
        if (run != null) {
            throw new IllegalArgumentException("the run started twice");
        }
        for (RunEvent.PlannedStrategy planned : started.strategies()) {
            strategies.put(planned.name(), new StrategyTally(planned.name(), planned.places(), started.percentiles()));
        }
        computes = started.computes();
        faults = started.faults();
        run = started.run();
    }

    /** What was stopped in the middle takes its turn again. */
    private void resume(RunResumed resumed) {
        run = started().withStatus(RunStatus.RUNNING);
        message = "";
        sessions.resumed(resumed.at());
        order.forEach((round, names) -> names.removeIf(name -> !has(round, name)));
        order.values().removeIf(List::isEmpty);
    }

    /** What it cost is said of a cold start: a strategy that was still warm when the run went on does not hide that. */
    private void opened(StrategyOpened event) {
        StrategyTally strategy = strategy(event.strategy());
        if (opened.add(event.strategy()) || event.startupSeconds() > 0) {
            strategy.opened(event.startupSeconds());
        }
    }

    /** Whether a counted trial is finished. */
    boolean has(int round, String strategy) {
        return strategy(strategy).rounds().contains(round);
    }

    private RunInfo started() {
        if (run == null) {
            throw new IllegalArgumentException("the run has not started");
        }
        return run;
    }

    private StrategyTally strategy(String name) {
        StrategyTally tally = strategies.get(name);
        if (tally == null) {
            throw new IllegalArgumentException("strategy '" + name + "' is not in the run's plan");
        }
        return tally;
    }

    private int finishedRounds() {
        Set<Integer> common = null;
        for (StrategyTally tally : strategies.values()) {
            if (common == null) {
                common = new HashSet<>(tally.rounds());
            } else {
                common.retainAll(tally.rounds());
            }
        }
        return common == null ? 0 : common.size();
    }
}
