package netcoms.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened strategies, kept from run to run. A run that sweeps a model has it in several sizes, whose trials take turns
 * in every round, so all stay open: closing and opening between two trials would measure cold ones. Only worker processes
 * are too large for that (some 50 MB each): of these no more are kept than the largest size has, or {@link #MOST_WORKERS}.
 * What must go for another is the pool that ran last, because the rotation comes back to it last. Rounds stay paired that
 * way, at the price of starting such a pool, and warming it up, again and again.
 *
 * <p>Owned by the run thread, and by the closing thread once that has ended; only the interrupt of a slow opening comes
 * from another.
 */
final class WarmStrategies {
    private static final Logger LOG = LoggerFactory.getLogger(WarmStrategies.class);
    /** The sizes 1, 2, 4, 8 and 16 together have 31. */
    static final int MOST_WORKERS = 32;

    private final Runner.Opener opener;
    /** The one that ran last is the last. */
    private final LinkedHashMap<StrategySpec, Strategy> open = new LinkedHashMap<>();

    private final ReentrantLock openingLock = new ReentrantLock();
    // Guarded by openingLock: an interrupt that comes late must not hit what the run thread does next.
    private @Nullable Thread opening;

    /**
     * A strategy that is ready.
     *
     * @param fresh whether it was opened just now, and nothing ran in it yet
     * @param startupSeconds what opening it just now cost; 0 when it was warm
     */
    record Warm(Strategy strategy, boolean fresh, double startupSeconds) {}

    WarmStrategies(Runner.Opener opener) {
        this.opener = opener;
    }

    /** A run of these begins: their models' other sizes are closed. */
    void begin(List<StrategySpec> planned) {
        List<StrategySpec> others = open.keySet().stream()
                .filter(spec -> !planned.contains(spec)
                        && planned.stream().anyMatch(wanted -> wanted.name().equals(spec.name())))
                .toList();
        others.forEach(this::discard);
    }

    /** The run is over: what it swept is closed, since a sweep is seldom run twice. */
    void end(List<StrategySpec> planned) {
        planned.stream().filter(spec -> StrategySpec.isSwept(spec, planned)).forEach(this::discard);
    }

    /**
     * The warm strategy of this spec; opens it when there is none, for which others may have to go.
     *
     * @throws InterruptedException when the cancellation came while it opened; the thread's flag is clear then
     */
    Warm warm(StrategySpec spec, Cancellation cancellation) throws IOException, InterruptedException {
        Strategy known = open.remove(spec);
        if (known != null) {
            open.put(spec, known);
            return new Warm(known, false, 0);
        }
        makeRoom(spec);
        Cancellation.Registration onCancel = cancellation.onCancel(this::interruptOpening);
        try {
            beginOpening();
            if (cancellation.isCancelled()) {
                throw new InterruptedException("stopped before " + spec.name() + " was opened");
            }
            Strategy opened = opener.open(spec);
            open.put(spec, opened);
            return new Warm(opened, true, opened.startup().toNanos() / 1e9);
        } finally {
            onCancel.close();
            endOpening();
        }
    }

    private void makeRoom(StrategySpec spec) {
        int room = Math.max(MOST_WORKERS, workers(spec)) - workers(spec);
        for (StrategySpec last : List.copyOf(open.sequencedKeySet().reversed())) {
            if (workers(spec) > 0 && workers(last) > 0 && workers() > room) {
                discard(last);
            }
        }
    }

    private int workers() {
        return open.keySet().stream().mapToInt(WarmStrategies::workers).sum();
    }

    private static int workers(StrategySpec spec) {
        return spec instanceof StrategySpec.Processes(int workers) ? workers : 0;
    }

    /** Closes this strategy, if it is open: after a defect it is not trusted again. */
    void discard(StrategySpec spec) {
        Strategy strategy = open.remove(spec);
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
