package netcoms.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import netcoms.fault.FaultPlan;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs plans, one at a time, on its {@code run} thread; keeps strategies warm from run to run. Every method may be
 * called from any thread and none but {@link #close} and {@link #awaitIdle} blocks.
 */
public final class Runner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /** Opens strategies; the seam for scripted ones in tests. */
    @FunctionalInterface
    public interface Opener {
        Strategy open(StrategySpec spec) throws IOException, InterruptedException;
    }

    private final Path runsFolder;
    private final ProcessSettings workers;
    private final Consumer<RunResult> onEnd;
    private final Surroundings surroundings;
    private final LongSupplier nanoClock;
    private final Clock clock;
    private final WarmStrategies warm;
    private final String version = BuildInfo.version();
    private final CopyOnWriteArrayList<RunResult> ended = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock closing = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    // Guarded by the lock: going, closed, number.
    private boolean going;
    private boolean closed;
    private int number;
    // Volatile: replaced by whoever starts a run, read by any.
    private volatile @Nullable RunExecution last;

    /**
     * @param runsFolder every run gets a folder in it, with its journal
     * @param workers how the opener starts and supervises worker processes: what of it is unusual stands in reports
     * @param onEnd told the result of every ended run, on the run thread, before the next may start
     * @param surroundings looked at before and after each counted trial
     */
    public Runner(
            Path runsFolder,
            Opener opener,
            ProcessSettings workers,
            Consumer<RunResult> onEnd,
            Surroundings surroundings) {
        this(runsFolder, opener, workers, onEnd, surroundings, System::nanoTime, Clock.system(ZoneId.systemDefault()));
    }

    /** @param clock names and dates runs; its zone is that of their ids */
    Runner(
            Path runsFolder,
            Opener opener,
            ProcessSettings workers,
            Consumer<RunResult> onEnd,
            Surroundings surroundings,
            LongSupplier nanoClock,
            Clock clock) {
        this.surroundings = surroundings;
        this.runsFolder = runsFolder;
        this.workers = workers;
        this.onEnd = onEnd;
        this.nanoClock = nanoClock;
        this.clock = clock;
        warm = new WarmStrategies(opener);
    }

    /** Starts a run; a reason when it cannot be started (one goes already, closed, a plan out of range). */
    public Optional<String> start(RunPlan plan) {
        Optional<String> wrong = PlanCheck.wrongWith(plan);
        if (wrong.isPresent()) {
            return wrong;
        }
        return start(plan, () -> Ledger.fresh(plan, info(plan), runsFolder, workers));
    }

    /**
     * Goes on with a run: in its folder and under its id, with the trials that are missing. From here on the unfinished run
     * belongs to the runner, which closes it in any case.
     *
     * @param plan its plan
     * @return a reason when it cannot go on, as for {@link #start}, or since it was measured elsewhere
     */
    public Optional<String> resume(UnfinishedRun run, RunPlan plan) {
        Optional<String> wrong = PlanCheck.wrongWith(plan).or(() -> PlanCheck.elsewhere(run.result(), info(plan)));
        if (wrong.isEmpty()) {
            wrong = start(plan, () -> {
                RunInfo before = run.result().run();
                return Ledger.resumed(plan, before.foundIn(before.id(), number).withStatus(RunStatus.RUNNING), run);
            });
        }
        if (wrong.isPresent()) {
            run.close();
        }
        return wrong;
    }

    private Optional<String> start(RunPlan plan, Supplier<Ledger> ledger) {
        lock.lock();
        try {
            if (closed) {
                return Optional.of("the program is closing");
            }
            if (going) {
                return Optional.of("run " + number + " is not done yet: stop it first");
            }
            number++;
            RunExecution execution = new RunExecution(plan, ledger.get(), warm, surroundings, nanoClock, clock);
            last = execution;
            going = true;
            Thread.ofPlatform().name("run").daemon().start(() -> go(execution));
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the current run, if any; finished trials stay. */
    public void cancel() {
        RunExecution current = last;
        if (current != null) {
            current.cancel();
        }
    }

    /**
     * Puts these faults in force for what is left of the current run, if any.
     *
     * @return false when only the next trial is the first to meet them, as no proxy stands in the way yet
     */
    public boolean useFaults(FaultPlan faults) {
        RunExecution current = last;
        return current != null && current.useFaults(faults);
    }

    /**
     * Kills a worker process of the current or last run, as a fault would.
     *
     * @param strategy what it is called in the run
     * @return false when no worker of that name lives
     */
    public boolean kill(String strategy, String worker) {
        RunExecution current = last;
        return current != null && current.kill(strategy, worker);
    }

    /** How the current or last run stands. Cheap: meant to be pulled ten times a second. */
    public Progress progress() {
        RunExecution current = last;
        return current == null
                ? new Progress(Progress.Phase.IDLE, null, 0, List.of(), Double.NaN, 0, "")
                : current.progress();
    }

    /** The current or last run's result so far. */
    public Optional<RunResult> result() {
        RunExecution current = last;
        return current == null ? Optional.empty() : Optional.of(current.result());
    }

    /** Results of the ended runs of this session, in the order of their ends; of one that went on the last. */
    public List<RunResult> results() {
        return List.copyOf(ended);
    }

    /** Waits until no run goes and its {@code onEnd} has returned. */
    public void awaitIdle() throws InterruptedException {
        lock.lock();
        try {
            while (going) {
                idle.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cancels the current run, waits for its end, closes every strategy. Idempotent. When the calling thread is
     * interrupted it no longer waits, and the flag stays. Not to be called from {@code onEnd}, for which it waits.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        cancel();
        try {
            awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closing.lock();
        try {
            warm.closeAll();
        } finally {
            closing.unlock();
        }
    }

    /** Its id is the wanted one; the run's thread gives it a number when the folder of that name is taken. */
    private RunInfo info(RunPlan plan) {
        return RunInfo.begun(plan, number, version, clock.instant(), clock.getZone());
    }

    /** The whole life of the run thread. */
    private void go(RunExecution execution) {
        RunResult result = execution.run();
        ended.removeIf(earlier -> earlier.run().id().equals(result.run().id()));
        ended.add(result);
        try {
            onEnd.accept(result);
        } catch (RuntimeException e) {
            LOG.error("the end of run {} was not dealt with", result.run().id(), e);
        } finally {
            execution.closeJournal();
            lock.lock();
            try {
                going = false;
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
