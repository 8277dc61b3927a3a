package netcoms.run;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import netcoms.fault.FaultPlan;
import netcoms.run.RunEvent.StrategyOpened;
import netcoms.run.RunEvent.TimersMeasured;
import netcoms.run.RunEvent.TrialStarted;
import netcoms.stats.TimerCost;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its first event to its last. {@link #run} and {@link #closeJournal} on the run thread, which alone
 * touches the disk; {@link #cancel}, {@link #progress} and {@link #result} on any.
 */
final class RunExecution {
    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final RunPlan plan;
    private final List<String> names;
    private final WarmStrategies warm;
    private final Clock clock;
    private final RunBoard board;
    private final Ledger ledger;
    private final Cancellation cancellation = new Cancellation();
    private final Trials trials;

    RunExecution(
            RunPlan plan,
            Ledger ledger,
            WarmStrategies warm,
            Surroundings surroundings,
            LongSupplier nanoClock,
            Clock clock) {
        this.plan = plan;
        this.names = plan.names();
        this.ledger = ledger;
        this.warm = warm;
        this.clock = clock;
        board = new RunBoard(plan, ledger.info(), nanoClock);
        trials = new Trials(plan, ledger, board, cancellation, surroundings, nanoClock, clock);
        ledger.finishedBefore()
                .forEach(trial -> board.trialFinished(trial.round(), names.indexOf(trial.strategy()), trial.figures()));
    }

    /** Does every round, or what of it can be done; never throws. */
    RunResult run() {
        RunStatus status;
        String message = "";
        try {
            ledger.begin(clock.instant());
            board.named(ledger.info());
            // Before anything is timed, and not on the thread that starts runs: it takes some tens of milliseconds.
            ledger.happened(new TimersMeasured(TimerCost.ofThisProcess()), false);
            open();
            status = rounds() ? RunStatus.FINISHED : RunStatus.STOPPED;
        } catch (InterruptedException stopped) {
            // The flag stays clear: it would close the journal's file. This thread ends after the run anyway.
            status = RunStatus.STOPPED;
        } catch (CannotOpen e) {
            LOG.error("run {} failed", ledger.info().id(), e);
            status = RunStatus.FAILED;
            message = String.valueOf(e.getMessage());
        } catch (Throwable e) {
            // A defect of a strategy, even an Error, ends this run and nothing else.
            LOG.error("run {} failed", ledger.info().id(), e);
            status = RunStatus.FAILED;
            message = "unexpected " + e;
        } finally {
            warm.end(plan.strategies());
            trials.close();
        }
        String said = ledger.end(status, message, clock.instant());
        board.ended(result().run(), said);
        return result();
    }

    /** Returns once the strategy knows; the run thread ends the run soon after. */
    void cancel() {
        board.stopping();
        cancellation.cancel();
    }

    /** From now on these faults are in force, or from the next trial on: then false. Any thread. */
    boolean useFaults(FaultPlan faults) {
        return trials.useFaults(faults);
    }

    /** Kills a worker process of a strategy; false when there is none of that name. Any thread. */
    boolean kill(String strategy, String worker) {
        return board.strategy(strategy).map(found -> found.kill(worker)).orElse(false);
    }

    Progress progress() {
        return board.progress(trials.faults().name());
    }

    RunResult result() {
        return ledger.result();
    }

    /** After {@link #run} and whoever wanted its result: from here on another process may recover it. */
    void closeJournal() {
        ledger.close();
    }

    /** All before the first trial: what cannot be opened is known before anything was measured. */
    private void open() throws InterruptedException, CannotOpen {
        warm.begin(plan.strategies());
        for (int s = 0; s < names.size(); s++) {
            if (ledger.hasAll(names.get(s))) {
                continue;
            }
            board.opening(s);
            WarmStrategies.Warm opened = warm(s);
            ledger.happened(new StrategyOpened(names.get(s), opened.startupSeconds()), false);
            board.opened(s, opened.startupSeconds());
        }
    }

    private WarmStrategies.Warm warm(int s) throws InterruptedException, CannotOpen {
        try {
            return warm.warm(plan.strategies().get(s), cancellation);
        } catch (IOException | RuntimeException e) {
            if (cancellation.isCancelled()) {
                // An opening that was interrupted may say so in its own way.
                throw new InterruptedException("stopped while " + names.get(s) + " was opened");
            }
            String reason = e instanceof IOException ? String.valueOf(e.getMessage()) : "unexpected " + e;
            throw new CannotOpen("strategy '" + names.get(s) + "' cannot be opened: " + reason, e);
        }
    }

    private boolean rounds() throws InterruptedException, CannotOpen {
        for (int warmup = 0; warmup < plan.warmupRounds(); warmup++) {
            if (!round(RunEvent.WARMUP)) {
                return false;
            }
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            if (!round(round)) {
                return false;
            }
        }
        return true;
    }

    private boolean round(int round) throws InterruptedException, CannotOpen {
        int order = 0;
        for (int s : Schedule.order(round, names.size())) {
            order++;
            if (cancellation.isCancelled()) {
                return false;
            }
            if (isDone(round, names.get(s))) {
                continue;
            }
            WarmStrategies.Warm ready = warm(s);
            // Opened again within the rounds: it is as cold as at first.
            boolean cold = ready.fresh() && round != RunEvent.WARMUP && plan.warmupRounds() > 0;
            if (cold && !trial(RunEvent.WARMUP, s, order, ready.strategy())) {
                return false;
            }
            if (!trial(round, s, order, ready.strategy())) {
                return false;
            }
        }
        return true;
    }

    /** In an earlier session; who has no trial left needs no warm-up either. */
    private boolean isDone(int round, String strategy) {
        return round == RunEvent.WARMUP ? ledger.hasAll(strategy) : ledger.has(round, strategy);
    }

    private boolean trial(int round, int s, int order, Strategy strategy) throws InterruptedException, CannotOpen {
        ledger.happened(new TrialStarted(round, names.get(s), order), false);
        try {
            return trials.carryOut(round, s, strategy);
        } catch (RuntimeException | Error e) {
            warm.discard(plan.strategies().get(s));
            throw e;
        }
    }
}
