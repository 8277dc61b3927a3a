package netcoms.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;

/**
 * Runs plans, one at a time, on its {@code run} thread; keeps strategies warm from run to run. Every method may be
 * called from any thread and none but {@link #close} and {@link #awaitIdle} blocks.
 */
public final class Runner implements AutoCloseable {

    /** Opens strategies; the seam for scripted ones in tests. */
    @FunctionalInterface
    public interface Opener {
        Strategy open(StrategySpec spec) throws java.io.IOException, InterruptedException;
    }

    /**
     * @param runsFolder every run gets a folder in it, with its journal
     * @param onEnd told the result of every ended run, on the run thread, before the next may start
     */
    public Runner(Path runsFolder, Opener opener, Consumer<RunResult> onEnd) {
        throw new UnsupportedOperationException("run");
    }

    /** Starts a run; a reason when it cannot be started (one goes already, closed). */
    public Optional<String> start(RunPlan plan) {
        throw new UnsupportedOperationException("run");
    }

    /** Stops the current run, if any; finished trials stay. */
    public void cancel() {
        throw new UnsupportedOperationException("run");
    }

    public Progress progress() {
        throw new UnsupportedOperationException("run");
    }

    /** The current or last run's result so far. */
    public Optional<RunResult> result() {
        throw new UnsupportedOperationException("run");
    }

    /** Results of the ended runs of this session, oldest first. */
    public List<RunResult> results() {
        throw new UnsupportedOperationException("run");
    }

    /** Waits until no run goes and its {@code onEnd} has returned. */
    public void awaitIdle() throws InterruptedException {
        throw new UnsupportedOperationException("run");
    }

    /** Cancels the current run, waits for its end, closes every strategy. Idempotent. */
    @Override
    public void close() {}
}
