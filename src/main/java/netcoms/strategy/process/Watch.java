package netcoms.strategy.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the workers of a pool, some times within each of their time-outs.
 *
 * <p>Threads: its own {@code worker-watch}.
 */
final class Watch implements AutoCloseable {
    private final List<Worker> workers;
    private final long periodNanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long lastNanos;

    Watch(List<Worker> workers, ProcessSettings settings) {
        this.workers = workers;
        Duration least = settings.heartbeatTimeout().compareTo(settings.hangTimeout()) < 0
                ? settings.heartbeatTimeout()
                : settings.hangTimeout();
        this.periodNanos = Math.clamp(least.toNanos() / 4, 1_000_000, 500_000_000);
    }

    void start() {
        lastNanos = System.nanoTime();
        Thread.ofPlatform().daemon().name("worker-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed.await(periodNanos, TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                long blind = blindNanos(lastNanos, now, periodNanos);
                lastNanos = now;
                workers.forEach(worker -> worker.check(now, blind));
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that goes down.
        }
    }

    /**
     * How much of the time since the last look was no fault of the workers: when this process itself stood still, their
     * heartbeats wait in the pipes and their deadlines mean nothing.
     */
    static long blindNanos(long lastNanos, long nowNanos, long periodNanos) {
        long late = nowNanos - lastNanos - periodNanos;
        return late > periodNanos ? late : 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
