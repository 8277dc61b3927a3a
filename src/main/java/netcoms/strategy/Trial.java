package netcoms.strategy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.stats.TrialRecorder;
import netcoms.task.FailureKind;
import netcoms.task.Outcome;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trial inside this process: runs each task once on whichever thread the strategy gives it, records it, and can
 * interrupt all that run.
 *
 * <p>Threads: {@link #run} by the strategy's threads, each task once; {@link #await} by the run thread; {@link #stop}
 * by any.
 */
final class Trial {
    private static final Logger log = LoggerFactory.getLogger(Trial.class);

    /** Interrupted tasks end within milliseconds; only a name look-up may hold out longer. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<TaskSpec> tasks;
    private final TaskRunner runner;
    private final TrialRecorder recorder;
    private final @Nullable Semaphore places;

    private final AtomicReferenceArray<@Nullable Thread> threads;
    private final CountDownLatch left;
    private final ReentrantLock interrupting = new ReentrantLock();
    /** Volatile: flipped by the stopping thread, read before each task; {@code stoppedNanos} is written before it. */
    private volatile boolean stopped;

    private long stoppedNanos;
    private boolean closed;

    /** @param places permits without which no task runs; null for no limit beyond the threads themselves */
    Trial(List<TaskSpec> tasks, TaskRunner runner, TrialRecorder recorder, @Nullable Semaphore places) {
        this.tasks = tasks;
        this.runner = runner;
        this.recorder = recorder;
        this.places = places;
        this.threads = new AtomicReferenceArray<>(tasks.size());
        this.left = new CountDownLatch(tasks.size());
    }

    /** Runs a task on the calling thread and records its end, whatever happens. */
    void run(int task) {
        // Published before the look at `stopped`, and stop() does it the other way round: none is missed.
        threads.set(task, Thread.currentThread());
        try {
            if (places == null) {
                execute(task);
            } else {
                executeInPlace(task, places);
            }
        } finally {
            threads.setRelease(task, null);
            left.countDown();
        }
    }

    /** The strategy could not even hand the task to a thread. */
    void reject(int task, Throwable why) {
        recorder.failed(task, FailureKind.REJECTED.label(), String.valueOf(why));
        left.countDown();
    }

    private void executeInPlace(int task, Semaphore permits) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            cancelled(task);
            Thread.currentThread().interrupt();
            return;
        }
        try {
            execute(task);
        } finally {
            permits.release();
        }
    }

    private void execute(int task) {
        if (stopped) {
            cancelled(task);
            return;
        }
        recorder.started(task);
        Outcome outcome;
        try {
            outcome = runner.run(tasks.get(task));
        } catch (Throwable defect) {
            // Whatever it is, the task has ended and must be counted.
            log.error("task {} failed unexpectedly", task, defect);
            outcome = Outcome.failed(FailureKind.ERROR, String.valueOf(defect));
        }
        switch (outcome) {
            case Outcome.Ok ok -> recorder.ok(task);
            case Outcome.Failed failed -> recorder.failed(task, failed.kind().label(), failed.detail());
        }
    }

    private void cancelled(int task) {
        recorder.failed(task, FailureKind.CANCELLED.label(), "stopped before it began");
    }

    /** Interrupts the running tasks and keeps the others from running. */
    void stop() {
        interrupting.lock();
        try {
            if (closed || stopped) {
                return;
            }
            stoppedNanos = System.nanoTime();
            stopped = true;
            for (int task = 0; task < threads.length(); task++) {
                Thread thread = threads.get(task);
                if (thread != null) {
                    thread.interrupt();
                }
            }
        } finally {
            interrupting.unlock();
        }
    }

    /**
     * Waits until every task has ended; after a stop at most for a short grace, then records the rest as cancelled.
     *
     * @return whether every task has left its thread
     * @throws InterruptedException when interrupted meanwhile, after stopping the same way
     */
    boolean await() throws InterruptedException {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended && !graceIsOver()) {
            try {
                ended = left.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                stop();
            }
        }
        close();
        for (int task = 0; !ended && task < tasks.size(); task++) {
            recorder.failed(task, FailureKind.CANCELLED.label(), "did not react to the stop");
        }
        if (interrupted) {
            throw new InterruptedException("stopped while a trial ran");
        }
        return ended;
    }

    private boolean graceIsOver() {
        return stopped && System.nanoTime() - stoppedNanos > GRACE.toNanos();
    }

    /** From here on no thread is interrupted: they may serve the next trial. */
    private void close() {
        interrupting.lock();
        try {
            closed = true;
        } finally {
            interrupting.unlock();
        }
    }
}
