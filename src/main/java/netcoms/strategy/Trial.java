package netcoms.strategy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.stats.TrialRecorder;
import netcoms.task.FailureKind;
import netcoms.task.Outcome;
import netcoms.task.Stacks;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSpec;
import netcoms.task.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trial inside this process: runs each task once on whichever thread the strategy gives it, records it, and can be
 * stopped.
 *
 * <p>Threads: {@link #submitAll} and {@link #await} by the run thread; {@link #stop} by any; the tasks run on those of the
 * places.
 */
final class Trial {
    private static final Logger log = LoggerFactory.getLogger(Trial.class);

    /** Interrupted tasks end within milliseconds; only a name look-up may hold out longer. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<TaskSpec> tasks;
    private final TaskRunner runner;
    private final TrialRecorder recorder;
    private final @Nullable Gate gate;
    private final Cancellation cancellation;

    private final Places places;
    private final ReentrantLock interrupting = new ReentrantLock();
    /** Volatile: flipped by the stopping thread, read before each task; {@code stoppedNanos} is written before it. */
    private volatile boolean stopped;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private long stoppedNanos;
    private boolean closed;

    /**
     * @param gate what a task passes before it runs; null for no limit beyond the places
     * @param places where the tasks run; begun
     * @param cancellation says what tasks that a stop ended have failed as
     */
    Trial(
            List<TaskSpec> tasks,
            TaskRunner runner,
            TrialRecorder recorder,
            @Nullable Gate gate,
            Places places,
            Cancellation cancellation) {
        this.tasks = tasks;
        this.runner = runner;
        this.recorder = recorder;
        this.gate = gate;
        this.places = places;
        this.cancellation = cancellation;
    }

    /**
     * Hands every task to a place, in order. All are due at once, so that latencies compare between strategies; or each at
     * its own time, before which it is not handed over, whether there is a free place then or not.
     */
    void submitAll() {
        recorder.submitted(0, tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            int task = i;
            awaitDue(task);
            try {
                places.execute(() -> run(task));
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                reject(task, e);
            }
        }
    }

    /** Returns early after a stop. When interrupted it stops, and the flag stays for {@link #await}. */
    private void awaitDue(int task) {
        try {
            for (long nanos = recorder.untilDueNanos(task);
                    nanos > 0 && !stopped;
                    nanos = recorder.untilDueNanos(task)) {
                if (stopping.await(nanos, TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a task on the calling thread and records its end, whatever happens. */
    private void run(int task) {
        if (gate == null) {
            execute(task);
        } else {
            executeWithin(gate, task);
        }
    }

    private void reject(int task, Throwable why) {
        if (stopped) {
            cancelled(task);
        } else {
            recorder.failed(task, FailureKind.REJECTED.label(), String.valueOf(why));
        }
    }

    private void executeWithin(Gate guarded, int task) {
        Gate.Pass pass;
        try {
            pass = guarded.enter();
        } catch (InterruptedException e) {
            cancelled(task);
            Thread.currentThread().interrupt();
            return;
        }
        Outcome outcome = null;
        try {
            outcome = execute(task);
        } finally {
            pass.leave(outcome);
        }
    }

    /** Null when it was stopped before it began. */
    private @Nullable Outcome execute(int task) {
        if (stopped) {
            cancelled(task);
            return null;
        }
        recorder.started(task);
        Outcome outcome;
        try {
            outcome = runner.run(task, tasks.get(task));
        } catch (Throwable defect) {
            // Whatever it is, the task has ended and must be counted.
            log.error("task {} failed unexpectedly", task, defect);
            outcome = new Outcome.Failed(FailureKind.ERROR, String.valueOf(defect), Trace.NONE, defect);
        }
        record(task, outcome);
        return outcome;
    }

    private void record(int task, Outcome outcome) {
        Trace trace = outcome.trace();
        if (trace.connectNanos() > 0) {
            recorder.connected(task, trace.connectNanos());
        }
        recorder.retriedWithin(task, trace.retries());
        recorder.cameFrom(task, trace.ports());
        if (trace.overBudget()) {
            recorder.overBudget(task);
        }
        switch (outcome) {
            case Outcome.Ok ok -> recorder.ok(task);
            case Outcome.Failed failed ->
                recorder.failed(
                        task,
                        cancellation.kind(failed.kind()).label(),
                        failed.detail(),
                        () -> Stacks.text(failed.cause()));
        }
    }

    private void cancelled(int task) {
        recorder.failed(task, cancellation.kind().label(), "stopped before it began");
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
            stopping.countDown();
            // After the flag: a task that did not see it is interrupted.
            places.interrupt();
        } finally {
            interrupting.unlock();
        }
    }

    /**
     * Waits until every task has ended; after a stop at most for a short grace, then records the rest as cancelled.
     *
     * @throws InterruptedException when interrupted meanwhile, after stopping the same way
     */
    void await() throws InterruptedException {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended && !graceIsOver()) {
            try {
                ended = places.await(100);
            } catch (InterruptedException e) {
                interrupted = true;
                stop();
            }
        }
        close(ended);
        for (int task = 0; !ended && task < tasks.size(); task++) {
            recorder.failed(task, cancellation.kind().label(), "did not react to the stop");
        }
        if (interrupted) {
            throw new InterruptedException("stopped while a trial ran");
        }
    }

    private boolean graceIsOver() {
        return stopped && System.nanoTime() - stoppedNanos > GRACE.toNanos();
    }

    /** From here on no thread is interrupted: they may serve the next trial. */
    private void close(boolean ended) {
        interrupting.lock();
        try {
            closed = true;
            places.end(ended);
        } finally {
            interrupting.unlock();
        }
    }
}
