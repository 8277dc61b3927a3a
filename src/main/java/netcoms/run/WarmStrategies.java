package netcoms.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened strategies, one of each name at most, kept from run to run. Owned by the run thread, and by the closing
 * thread once that has ended; only the interrupt of a slow opening comes from another.
 */
final class WarmStrategies {
    private static final Logger LOG = LoggerFactory.getLogger(WarmStrategies.class);

    private final Runner.Opener opener;
    private final LinkedHashMap<String, Strategy> open = new LinkedHashMap<>();
    private final ReentrantLock openingLock = new ReentrantLock();
    // Guarded by openingLock: an interrupt that comes late must not hit what the run thread does next.
    private @Nullable Thread opening;

    /**
     * A strategy that is ready.
     *
     * @param startupSeconds what opening it cost this run; 0 when it was warm from an earlier one
     */
    record Warm(Strategy strategy, double startupSeconds) {}

    WarmStrategies(Runner.Opener opener) {
        this.opener = opener;
    }

    /**
     * The warm strategy of this spec; opens it when there is none, and closes one of the same name and another size
     * first.
     *
     * @throws InterruptedException when the cancellation came while it opened; the thread's flag is clear then
     */
    Warm warm(StrategySpec spec, Cancellation cancellation) throws IOException, InterruptedException {
        Strategy known = open.get(spec.name());
        if (known != null && known.spec().equals(spec)) {
            return new Warm(known, 0);
        }
        discard(spec.name());
        Cancellation.Registration onCancel = cancellation.onCancel(this::interruptOpening);
        try {
            beginOpening();
            if (cancellation.isCancelled()) {
                throw new InterruptedException("stopped before " + spec.name() + " was opened");
            }
            Strategy opened = opener.open(spec);
            open.put(spec.name(), opened);
            return new Warm(opened, opened.startup().toNanos() / 1e9);
        } finally {
            onCancel.close();
            endOpening();
        }
    }

    /** Closes the strategy of this name, if it is open: after a defect it is not trusted again. */
    void discard(String name) {
        Strategy strategy = open.remove(name);
        if (strategy != null) {
            close(strategy);
        }
    }

    /** Closes all, last opened first. */
    void closeAll() {
        open.sequencedValues().reversed().forEach(WarmStrategies::close);
        open.clear();
    }

    private static void close(Strategy strategy) {
        try {
            strategy.close();
        } catch (RuntimeException e) {
            LOG.error("strategy {} did not close cleanly", strategy.spec().name(), e);
        }
    }

    private void beginOpening() {
        openingLock.lock();
        try {
            opening = Thread.currentThread();
        } finally {
            openingLock.unlock();
        }
    }

    private void endOpening() {
        openingLock.lock();
        try {
            opening = null;
            // Ours, or one that came just too late for the opener.
            if (Thread.interrupted()) {
                LOG.debug("an interrupt came when the opening was over");
            }
        } finally {
            openingLock.unlock();
        }
    }

    private void interruptOpening() {
        openingLock.lock();
        try {
            if (opening != null) {
                opening.interrupt();
            }
        } finally {
            openingLock.unlock();
        }
    }
}
