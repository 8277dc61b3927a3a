package netcoms.strategy;

import com.netflix.concurrency.limits.Limit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import netcoms.stats.LimitCourse;
import netcoms.task.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A gate whose limit follows the latency of the tasks: each end is a sample for a {@link Limit}, and what that answers holds
 * at once. After it shrank more tasks may run for a moment than it says.
 *
 * <p>Threads: any. The limit is only asked under our own lock, on which a virtual thread parks; its monitor, which would
 * hold a carrier thread on Java 21, is then always free.
 */
final class AdaptiveLimit implements Gate {
    /** Weight of the newest latency in the mean that is shown. */
    private static final double NEWEST = 1 / 16.0;

    private final String algorithm;
    private final Limit limit;
    private final LongSupplier nanoClock;
    private final Permits permits;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock, from here on.
    private int allowed;
    private int inFlight;
    private double latencySeconds = Double.NaN;
    private Course course = new Course();
    private long originNanos;

    /**
     * @param algorithm the word for how the limit is found
     * @param nanoClock monotonic nanoseconds
     */
    AdaptiveLimit(String algorithm, Limit limit, LongSupplier nanoClock) {
        this.algorithm = algorithm;
        this.limit = limit;
        this.nanoClock = nanoClock;
        allowed = limit.getLimit();
        permits = new Permits(allowed);
        originNanos = nanoClock.getAsLong();
    }

    /** A trial begins: the limit stays as it is, what is told of it starts anew. */
    void begin() {
        lock.lock();
        try {
            course = new Course();
            originNanos = nanoClock.getAsLong();
            note(originNanos);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Pass enter() throws InterruptedException {
        permits.acquire();
        lock.lock();
        try {
            inFlight++;
            int atStart = inFlight;
            long start = nanoClock.getAsLong();
            return outcome -> leave(start, atStart, outcome);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a task that came now would not wait. */
    boolean isOpen() {
        return permits.availablePermits() > 0;
    }

    private void leave(long start, int atStart, @Nullable Outcome outcome) {
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            if (outcome != null && tellsOfLoad(outcome)) {
                sample(start, now, Math.max(atStart, inFlight), outcome instanceof Outcome.Failed);
            }
            inFlight--;
            note(now);
        } finally {
            lock.unlock();
            permits.release();
        }
    }

    /** @param most tasks in flight at its start or at its end: a limit that is not used must not grow */
    private void sample(long start, long now, int most, boolean dropped) {
        long nanos = Math.max(1, now - start);
        latencySeconds =
                Double.isNaN(latencySeconds) ? nanos / 1e9 : latencySeconds + NEWEST * (nanos / 1e9 - latencySeconds);
        limit.onSample(start, nanos, most, dropped);
        int next = limit.getLimit();
        permits.resize(next - allowed);
        allowed = next;
    }

    /** What went wrong in the task itself, or was stopped by us, says nothing about how many should run. */
    private static boolean tellsOfLoad(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ok -> true;
            case Outcome.Failed failed ->
                switch (failed.kind()) {
                    case REFUSED, CONNECT_TIMEOUT, RESPONSE_TIMEOUT, TASK_TIMEOUT, RESET, EOF -> true;
                    default -> false;
                };
        };
    }

    private void note(long now) {
        course.add(new LimitCourse.Point((now - originNanos) / 1e9, allowed, inFlight, latencySeconds));
    }

    /** The trial so far, or the last one. */
    LimitCourse course() {
        lock.lock();
        try {
            return new LimitCourse(algorithm, course.points());
        } finally {
            lock.unlock();
        }
    }

    LimitGlance glance() {
        lock.lock();
        try {
            return new LimitGlance(
                    algorithm, allowed, inFlight, latencySeconds, course.limits(LimitGlance.MOST_RECENT));
        } finally {
            lock.unlock();
        }
    }

    /** A semaphore that keeps the order, and that can have fewer permits than none. */
    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1;

        Permits(int permits) {
            super(permits, true);
        }

        void resize(int difference) {
            if (difference > 0) {
                release(difference);
            } else {
                reducePermits(-difference);
            }
        }
    }
}
