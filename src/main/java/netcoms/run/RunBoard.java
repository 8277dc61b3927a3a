package netcoms.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import netcoms.run.Progress.Phase;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialFigures;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Glance;
import netcoms.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of one run. The run thread puts up an immutable state at each turn of events; any thread computes
 * a {@link Progress} from it and from the live counts of the running trial, when it wants one.
 */
final class RunBoard {
    private static final int NONE = -1;

    private final RunPlan plan;
    private final LongSupplier nanoClock;
    private final long startedNanos;
    // Volatile: replaced by the run thread, read by any.
    private volatile State state;
    private final Map<String, Strategy> strategies = new ConcurrentHashMap<>();
    // Volatile: set by whoever cancels.
    private volatile boolean stopping;

    RunBoard(RunPlan plan, RunInfo run, LongSupplier nanoClock) {
        this.plan = plan;
        this.nanoClock = nanoClock;
        startedNanos = nanoClock.getAsLong();
        List<String> names = plan.names();
        List<Lane> lanes = IntStream.range(0, names.size())
                .mapToObj(
                        s -> Lane.waiting(names.get(s), plan.strategies().get(s).places()))
                .toList();
        state = new State(Phase.STARTING, run, RunEvent.WARMUP, lanes, NONE, null, NONE, "");
    }

    /** The run's id is known, and that is what this info has more than the one before. */
    void named(RunInfo run) {
        state = new State(
                state.phase,
                run,
                state.round,
                state.lanes,
                state.running,
                state.recorder,
                state.endedNanos,
                state.message);
    }

    void opening(int strategy) {
        state = state.with(strategy, lane(strategy).in(StrategyPhase.STARTING));
    }

    void opened(int strategy, double seconds) {
        state = state.with(strategy, lane(strategy).opened(seconds));
    }

    void trialStarted(int round, int strategy, Strategy opened, TrialRecorder recorder) {
        strategies.put(plan.names().get(strategy), opened);
        State next = state.with(strategy, lane(strategy).in(StrategyPhase.RUNNING));
        Phase phase = round == RunEvent.WARMUP ? Phase.WARMING_UP : Phase.RUNNING;
        state = new State(phase, next.run, round, next.lanes, strategy, recorder, NONE, "");
    }

    void trialFinished(int round, int strategy, TrialFigures trial) {
        Lane lane = lane(strategy);
        state = state.with(
                strategy, round == RunEvent.WARMUP ? lane.warmedUp(trial) : lane.finished(trial, plan.rounds()));
    }

    void stopping() {
        stopping = true;
    }

    void ended(RunInfo run, String message) {
        List<Lane> lanes = state.lanes.stream()
                .map(lane -> lane.phase() == StrategyPhase.DONE ? lane : lane.in(StrategyPhase.WAITING))
                .toList();
        state = new State(Phase.IDLE, run, state.round, lanes, NONE, null, nanoClock.getAsLong(), message);
    }

    /** The strategy of that name as it last ran; empty before. */
    Optional<Strategy> strategy(String name) {
        return Optional.ofNullable(strategies.get(name));
    }

    private Glance glance(String name) {
        Strategy strategy = strategies.get(name);
        return strategy == null ? Glance.NONE : strategy.glance();
    }

    Progress progress(String faults) {
        State now = state;
        TrialCounts counts = now.recorder == null ? null : now.recorder.counts();
        boolean over = now.phase == Phase.IDLE;
        double[] eta = over ? none(now.lanes.size() + 1) : eta(now, counts);
        List<StrategyProgress> bars = new ArrayList<>();
        for (int s = 0; s < now.lanes.size(); s++) {
            Lane lane = now.lanes.get(s);
            bars.add(
                    s == now.running && counts != null
                            ? lane.running(
                                    counts, now.round != RunEvent.WARMUP, plan.rounds(), eta[s], glance(lane.name()))
                            : lane.resting(
                                    plan.rounds(), plan.workload().tasks().size(), eta[s], glance(lane.name())));
        }
        long until = over ? now.endedNanos : nanoClock.getAsLong();
        return new Progress(
                !over && stopping ? Phase.STOPPING : now.phase,
                now.run,
                now.round,
                List.copyOf(bars),
                eta[now.lanes.size()],
                (until - startedNanos) / 1e9,
                now.message,
                faults);
    }

    /** What is over has no estimate: an ended run of which a part is missing is not about to do it. */
    private static double[] none(int length) {
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private double[] eta(State now, @Nullable TrialCounts counts) {
        double[] expected = new double[now.lanes.size()];
        int[] left = new int[now.lanes.size()];
        for (int s = 0; s < left.length; s++) {
            Lane lane = now.lanes.get(s);
            expected[s] = lane.expectedSeconds();
            // A pool that had to be opened again was warmed up again.
            int warmups = Math.max(0, plan.warmupRounds() - lane.warmupsDone());
            // Who has no trial left when a run is resumed is not warmed up.
            left[s] = lane.phase() == StrategyPhase.DONE ? 0 : plan.rounds() - lane.trialsDone() + warmups;
        }
        double elapsed = counts == null ? 0 : counts.elapsedNanos() / 1e9;
        return Schedule.eta(expected, left, now.running, elapsed, plan.rounds());
    }

    private Lane lane(int strategy) {
        return state.lanes.get(strategy);
    }

    /**
     * @param running index of the strategy that runs, or {@link #NONE}
     * @param endedNanos when the run ended, by the nano clock; only in phase IDLE
     */
    private record State(
            Phase phase,
            RunInfo run,
            int round,
            List<Lane> lanes,
            int running,
            @Nullable TrialRecorder recorder,
            long endedNanos,
            String message) {

        /** The same with another lane, and nothing running. */
        State with(int strategy, Lane lane) {
            List<Lane> next = new ArrayList<>(lanes);
            next.set(strategy, lane);
            return new State(phase, run, round, List.copyOf(next), NONE, null, endedNanos, message);
        }
    }
}
