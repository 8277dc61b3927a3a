package netcoms.strategy.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Glance;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.task.RecoveryGlance;
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
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

    private final StrategySpec.Processes spec;
    private final ProcessSettings settings;
    private final Guard guard = new Guard();
    private final List<Worker> workers;
    private final Watch watch;
    private @Nullable Dispatch current;
    private Duration startup = Duration.ZERO;
    private int trials;

    private WorkerPool(StrategySpec.Processes spec, ProcessSettings settings) {
        this.spec = spec;
        this.settings = settings;
        this.workers = IntStream.rangeClosed(1, spec.workers())
                .mapToObj(number -> new Worker(this, guard, number, settings))
                .toList();
        this.watch = new Watch(workers, settings);
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
            pool.watch.start();
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
        guard.lock();
        try {
            workers.forEach(worker -> worker.place().revive());
            guard.changed().signalAll();
            while (workers.stream().anyMatch(worker -> worker.place().isStarting()) && !cancellation.isCancelled()) {
                guard.changed().await();
            }
        } finally {
            guard.unlock();
        }
    }

    /** Why a worker was given up; empty when none was. */
    private String problem() {
        return guard.get(() -> workers.stream()
                .map(worker -> worker.place().problem())
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse(""));
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
        return guard.get(() -> workers.stream()
                .map(worker -> worker.place().figures(System.nanoTime()))
                .toList());
    }

    /** Workers that died since the last trial are started again. */
    @Override
    public void makeReady(Cancellation cancellation) throws InterruptedException {
        Cancellation.Registration registration = cancellation.onCancel(this::signal);
        try {
            awaitStarted(cancellation);
        } finally {
            registration.close();
        }
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        Cancellation.Registration registration = cancellation.onCancel(this::signal);
        try {
            recorder.submitted(0, workload.tasks().size());
            TrialFrame frame = TrialFrame.of(++trials, workload, settings);
            run(new Dispatch(frame, recorder, cancellation, this.settings.maxAttempts(), workers.size()), cancellation);
        } finally {
            registration.close();
        }
    }

    private void run(Dispatch trial, Cancellation cancellation) throws InterruptedException {
        PoolTrial running = new PoolTrial(trial, workers, guard, cancellation);
        guard.locked(() -> current = trial);
        try {
            workers.forEach(worker -> worker.join(trial));
            running.awaitEnd();
        } finally {
            guard.locked(() -> current = null);
            running.end();
        }
    }

    private void signal() {
        guard.locked(() -> guard.changed().signalAll());
    }

    @Override
    public Glance glance() {
        return new Glance(null, workers(), guard.get(this::recovery));
    }

    /** Of all workers that told anything; under the lock. */
    private @Nullable RecoveryGlance recovery() {
        List<RecoveryGlance> told = new ArrayList<>();
        for (Worker worker : workers) {
            RecoveryGlance recovery = worker.place().recovery();
            if (recovery != null) {
                told.add(recovery);
            }
        }
        return told.isEmpty() ? null : RecoveryGlance.of(told);
    }

    @Override
    public boolean kill(String worker) {
        return workers.stream().filter(one -> one.name().equals(worker)).anyMatch(Worker::killByHand);
    }

    /** A worker that got ready takes part in the present trial, if any. */
    void join(Worker worker) {
        Dispatch trial = guard.get(() -> current);
        if (trial != null) {
            worker.join(trial);
        }
    }

    /** Tasks came back: workers that ran dry may take them. */
    void wakeIdle() {
        workers.forEach(Worker::pull);
    }

    /** Ends the workers' input, waits a little, kills the rest; no process of ours is left. */
    @Override
    public void close() {
        watch.close();
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
