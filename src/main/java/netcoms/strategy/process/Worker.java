package netcoms.strategy.process;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place of the pool: a worker process, and the next one when it dies; here what is said and done to it.
 *
 * <p>Threads: any. The run thread joins it to a trial; {@code worker-watch} looks after it; its own {@link WorkerThread}
 * starts and hears the process, and hands out what comes next. How it stands is guarded by the pool's lock; frames are
 * written without it, since a stuck worker may block a writer.
 */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Guard guard;
    private final String name;
    private final Place place;
    private final WorkerThread thread;

    Worker(WorkerPool pool, Guard guard, int number, ProcessSettings settings) {
        this.guard = guard;
        this.name = "worker-" + number;
        this.place = new Place(name, settings);
        this.thread = new WorkerThread(pool, this, name, place, guard, settings);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    /** How it stands, for whoever holds the pool's lock. */
    Place place() {
        return place;
    }

    /** Takes part in the trial from now on: gets the workload, then batches. */
    void join(Dispatch trial) {
        WorkerProcess target = guard.get(() -> place.join(trial));
        if (target != null && target.write(trial.frame())) {
            guard.locked(() -> place.announced(target, trial));
            pull();
        }
    }

    /** Gives the process a batch when it is idle and there is one. */
    void pull() {
        send(place::takeBatch);
    }

    /** Tells a busy process to stop the trial. */
    void cancel() {
        send(place::cancel);
    }

    /** Writes what there is to say, if anything. */
    private void send(Supplier<@Nullable ByteBuffer> next) {
        WorkerProcess target;
        ByteBuffer frame;
        guard.lock();
        try {
            target = place.process();
            frame = target == null ? null : next.get();
        } finally {
            guard.unlock();
        }
        if (target != null && frame != null) {
            target.write(frame);
        }
    }

    /**
     * Kills the process when it is silent for too long, or its task hangs.
     *
     * @param blindNanos for how long nobody could look, of what has passed
     */
    void check(long nowNanos, long blindNanos) {
        kill(() -> place.condemnIfUseless(nowNanos, blindNanos));
    }

    /** Kills the process because a person wants to see what then happens; false when there is none. */
    boolean killByHand() {
        return kill(() -> place.condemn("killed by hand", false));
    }

    /** Kills and replaces the process if it is still busy. */
    void killIfBusy() {
        kill(() -> {
            if (!place.isBusy()) {
                return false;
            }
            log.warn("{} did not react to the stop, replacing it", name);
            place.replaced();
            guard.changed().signalAll();
            return true;
        });
    }

    /** Kills the process, whatever it does. */
    void killNow() {
        kill(() -> true);
    }

    /** Kills the process if there is one and that is wanted, which is asked under the lock. */
    private boolean kill(BooleanSupplier wanted) {
        WorkerProcess victim = guard.get(() -> {
            WorkerProcess present = place.process();
            return present != null && wanted.getAsBoolean() ? present : null;
        });
        if (victim != null) {
            victim.kill();
        }
        return victim != null;
    }

    /** Ends the input of the process, at which it ends itself. */
    void beginClose() {
        WorkerProcess last = guard.get(() -> {
            place.close();
            guard.changed().signalAll();
            return place.process();
        });
        if (last != null) {
            last.endInput();
        }
    }

    /** Waits until then, kills the process if it still lives, and waits for the end of the thread. */
    void endClose(long deadlineNanos) throws InterruptedException {
        long patienceMillis = Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000);
        if (!thread.join(Duration.ofMillis(patienceMillis))) {
            killNow();
            thread.join(Duration.ofSeconds(2));
        }
    }
}
