package netcoms.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import netcoms.fault.FaultPlan;
import netcoms.fault.TouchLog;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.stats.RecordedTrial;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialFaults;
import netcoms.stats.TrialFigures;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import netcoms.task.FailureKind;
import netcoms.task.TaskSettings;
import netcoms.task.Way;

/**
 * Carries out the single trials of a run: the faults on their way, their time-out, what is recorded and kept of them. Run
 * thread, but for {@link #useFaults} and {@link #faults}.
 */
final class Trials implements AutoCloseable {
    private final RunPlan plan;
    private final List<String> names;
    private final Ledger ledger;
    private final RunBoard board;
    private final Cancellation cancellation;
    private final Surroundings surroundings;
    private final LongSupplier nanoClock;
    private final Clock clock;
    private final Detours detours;
    private final FaultSwitches switches;
    private final FaultWatch watch;

    /** @param cancellation of the whole run */
    Trials(
            RunPlan plan,
            Ledger ledger,
            RunBoard board,
            Cancellation cancellation,
            Surroundings surroundings,
            LongSupplier nanoClock,
            Clock clock) {
        this.plan = plan;
        this.names = plan.names();
        this.ledger = ledger;
        this.board = board;
        this.cancellation = cancellation;
        this.surroundings = surroundings;
        this.nanoClock = nanoClock;
        this.clock = clock;
        detours = new Detours(plan);
        switches = new FaultSwitches(nanoClock);
        watch = new FaultWatch(plan.workload().tasks());
    }

    /**
     * One trial of the strategy of this number.
     *
     * @return false when it was stopped before its tasks were done: it counts for nothing then
     */
    boolean carryOut(int round, int s, Strategy strategy) throws InterruptedException, CannotOpen {
        strategy.makeReady(cancellation);
        TrialRecorder recorder = new TrialRecorder(plan.workload().tasks().size(), nanoClock, plan.arrivals(round));
        board.trialStarted(round, s, strategy, recorder);
        TaskSettings tasks = plan.tasks().on(way(round));
        watch.begin(detours.plan(), tasks.way().traced(), nanoClock.getAsLong());
        TrialConditions.Look look = round == RunEvent.WARMUP ? null : TrialConditions.look(surroundings, nanoClock);
        Instant began = clock.instant();
        switches.trial(round, names.get(s));
        execute(strategy, tasks, recorder);
        tellSwitches();
        TouchLog touches = detours.end();
        if (cancellation.isCancelled() && !whole(recorder)) {
            return false;
        }
        Instant ended = clock.instant();
        TrialConditions conditions = look == null ? TrialConditions.UNKNOWN : look.end();
        int places = strategy.spec().places();
        TrialFigures figures = recorder.finish(places);
        RecordedTrial recorded = recorder.recorded();
        TrialFaults faults = watch.end(round, names.get(s), places, recorded, detours.plan(), touches);
        figures = figures.withFaults(faults.figures());
        if (round != RunEvent.WARMUP) {
            figures = figures.withSeen(ledger.seen(round, names.get(s), recorded.failuresSeen()));
        }
        ledger.finished(new TrialFinished(round, names.get(s), figures, conditions), recorded, faults, began, ended);
        board.trialFinished(round, s, figures);
        return true;
    }

    private void execute(Strategy strategy, TaskSettings tasks, TrialRecorder recorder) throws InterruptedException {
        Cancellation trial = new Cancellation();
        Cancellation.Registration stopped = cancellation.onCancel(trial::cancel);
        TrialTimeout timeout = new TrialTimeout(plan.trialTimeout(), trial);
        try {
            strategy.execute(plan.workload(), tasks, recorder, trial);
        } finally {
            timeout.close();
            stopped.close();
        }
    }

    private Way way(int round) throws CannotOpen {
        try {
            return detours.begin(round);
        } catch (IOException e) {
            throw new CannotOpen("the fault proxy cannot be opened: " + e.getMessage(), e);
        }
    }

    private static boolean whole(TrialRecorder recorder) {
        TrialCounts counts = recorder.counts();
        return counts.done() == counts.tasks() && !counts.failures().containsKey(FailureKind.CANCELLED.label());
    }

    /** From now on these faults are in force, or from the next trial on: then false. Any thread. */
    boolean useFaults(FaultPlan faults) {
        FaultPlan before = detours.plan();
        boolean atOnce = detours.use(faults);
        if (!before.equals(faults)) {
            switches.add(before, faults, atOnce);
        }
        return atOnce;
    }

    /** In force, or from the next trial on. Any thread. */
    FaultPlan faults() {
        return detours.plan();
    }

    private void tellSwitches() {
        switches.take().forEach(switched -> ledger.happened(switched, false));
    }

    /** After the last trial, whole or not: the journal gets what was switched in it. */
    @Override
    public void close() {
        detours.close();
        tellSwitches();
    }
}
