package netcoms.strategy.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.task.FailureKind;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The {@code processes} strategy: warm worker JVMs that pull batches of the workload.
 *
 * <p>Threads: the run thread opens, executes and closes; each {@link Worker} has its own. One lock guards the state of
 * all: it is taken once per frame, not per task.
 */
public final class WorkerPool implements Strategy {
    /** How long a cancelled task may take to react before its worker is killed. */
    private static final Duration CANCEL_GRACE = Duration.ofMillis(500);

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

    private final StrategySpec.Processes spec;
    private final ProcessSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Worker> workers;
    private @Nullable Dispatch current;
    private Duration startup = Duration.ZERO;
    private int trials;

    private WorkerPool(StrategySpec.Processes spec, ProcessSettings settings) {
        this.spec = spec;
        this.settings = settings;
        this.workers = IntStream.rangeClosed(1, spec.workers())
                .mapToObj(number -> new Worker(this, lock, number, settings))
                .toList();
    }

    /**
     * Starts the workers side by side and waits until all are ready.
     *
     * @throws IOException when one does not get ready: says its command and its last words
     */
    public static WorkerPool open(StrategySpec.Processes spec, ProcessSettings settings)
            throws IOException, InterruptedException {
        WorkerPool pool = new WorkerPool(spec, settings);
        long begin = System.nanoTime();
        try {
            pool.workers.forEach(Worker::start);
            pool.awaitStarted(new Cancellation());
            String problem = pool.problem();
            if (!problem.isEmpty()) {
                throw new IOException(problem);
            }
        } catch (IOException | InterruptedException e) {
            pool.close();
            throw e;
        }
        pool.startup = Duration.ofNanos(System.nanoTime() - begin);
        return pool;
    }

    /** Waits until no worker is starting, or the cancellation comes. */
    private void awaitStarted(Cancellation cancellation) throws InterruptedException {
        lock.lock();
        try {
            workers.forEach(Worker::revive);
            changed.signalAll();
            while (any(worker -> worker.state() == Worker.State.STARTING) && !cancellation.isCancelled()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why a worker is broken; empty when none is. */
    private String problem() {
        lock.lock();
        try {
            return workers.stream()
                    .filter(worker -> worker.state() == Worker.State.BROKEN)
                    .map(Worker::problem)
                    .findFirst()
                    .orElse("");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public StrategySpec spec() {
        return spec;
    }

    @Override
    public Duration startup() {
        return startup;
    }

    /** What each worker did since opening; any thread. */
    public List<WorkerFigures> workers() {
        lock.lock();
        try {
            return workers.stream().map(Worker::figures).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        Cancellation.Registration registration = cancellation.onCancel(this::signal);
        try {
            // Workers that died since the last trial are warm again before this one begins.
            awaitStarted(cancellation);
            recorder.submitted(0, workload.tasks().size());
            TrialFrame frame = TrialFrame.of(++trials, workload, settings);
            run(new Dispatch(frame, recorder, cancellation, this.settings.maxAttempts(), workers.size()), cancellation);
        } finally {
            registration.close();
        }
    }

    private void run(Dispatch trial, Cancellation cancellation) throws InterruptedException {
        lock.lock();
        try {
            current = trial;
        } finally {
            lock.unlock();
        }
        try {
            workers.forEach(worker -> worker.join(trial));
            awaitEnd(trial, cancellation);
        } finally {
            end(trial, cancellation);
        }
    }

    private void awaitEnd(Dispatch trial, Cancellation cancellation) throws InterruptedException {
        while (awaitDue(trial, cancellation)) {
            wakeIdle();
        }
    }

    /** Waits until more tasks have become due; false when the trial is over. */
    private boolean awaitDue(Dispatch trial, Cancellation cancellation) throws InterruptedException {
        lock.lock();
        try {
            while (!trial.done() && !cancellation.isCancelled()) {
                if (!any(worker -> worker.state() != Worker.State.BROKEN)) {
                    trial.failRest(
                            FailureKind.WORKER_LOST,
                            "no worker is left: " + workers.getFirst().problem());
                    return false;
                }
                if (trial.release()) {
                    return true;
                }
                OptionalLong nanos = trial.untilNextNanos();
                if (nanos.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(nanos.getAsLong());
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out nothing more, interrupts what still runs, kills what does not react, records the rest as stopped. */
    private void end(Dispatch trial, Cancellation cancellation) {
        lock.lock();
        try {
            current = null;
            trial.stop();
        } finally {
            lock.unlock();
        }
        workers.forEach(Worker::cancel);
        boolean interrupted = false;
        lock.lock();
        try {
            long nanos = CANCEL_GRACE.toNanos();
            while (nanos > 0 && any(Worker::busy)) {
                try {
                    nanos = changed.awaitNanos(nanos);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            trial.failRest(cancellation.kind(), "stopped before it ended");
        } finally {
            lock.unlock();
        }
        workers.forEach(Worker::killIfBusy);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A worker that got ready takes part in the present trial, if any. */
    void join(Worker worker) {
        Dispatch trial;
        lock.lock();
        try {
            trial = current;
        } finally {
            lock.unlock();
        }
        if (trial != null) {
            worker.join(trial);
        }
    }

    /** Tasks came back: workers that ran dry may take them. */
    void wakeIdle() {
        workers.forEach(Worker::pull);
    }

    /** Signalled whenever a worker's state, business or a trial's end changes. */
    Condition changed() {
        return changed;
    }

    private boolean any(Predicate<Worker> test) {
        return workers.stream().anyMatch(test);
    }

    /** Ends the workers' input, waits a little, kills the rest; no process of ours is left. */
    @Override
    public void close() {
        workers.forEach(Worker::beginClose);
        long deadline = System.nanoTime() + CLOSE_GRACE.toNanos();
        boolean interrupted = Thread.interrupted();
        for (Worker worker : workers) {
            interrupted |= !closed(worker, deadline);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker even when interrupted meanwhile: then without patience. */
    private static boolean closed(Worker worker, long deadline) {
        try {
            worker.endClose(deadline);
            return true;
        } catch (InterruptedException e) {
            worker.killNow();
            return false;
        }
    }
}
