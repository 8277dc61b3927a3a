package netcoms.strategy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Every strategy whose tasks share this process: an {@link Executor} that gets all tasks at once, in order.
 *
 * <p>Threads: the run thread submits and waits; the executor's threads run the tasks.
 */
final class InProcess implements Strategy {

    /** Makes the executor: at opening, and anew when a stopped task would not leave its thread. */
    private interface Pool {
        Executor open() throws IOException;
    }

    private final StrategySpec spec;
    private final Pool pool;
    private final @Nullable Semaphore places;
    private final Duration startup;
    private Executor executor;

    private InProcess(StrategySpec spec, Pool pool, @Nullable Semaphore places) throws IOException {
        this.spec = spec;
        this.pool = pool;
        this.places = places;
        long begin = System.nanoTime();
        this.executor = pool.open();
        this.startup = Duration.ofNanos(System.nanoTime() - begin);
    }

    static Strategy sequential(StrategySpec.Sequential spec) throws IOException {
        return new InProcess(spec, () -> platform(1, Thread.ofPlatform().name("sequential")), null);
    }

    static Strategy threads(StrategySpec.Threads spec) throws IOException {
        return new InProcess(
                spec, () -> platform(spec.size(), Thread.ofPlatform().name("threads-", 1)), null);
    }

    /**
     * No executor service: what it adds, a set of its threads, the trial has already. The limit is a fair semaphore, so
     * that tasks keep the order of the list.
     */
    static Strategy virtual(StrategySpec.Virtual spec) throws IOException {
        Semaphore places = spec.limit() == 0 ? null : new Semaphore(spec.limit(), true);
        return new InProcess(spec, () -> Thread::startVirtualThread, places);
    }

    /** A fixed pool whose threads all run already. */
    private static ExecutorService platform(int size, Thread.Builder.OfPlatform threads) throws IOException {
        ThreadFactory factory = threads.daemon().factory();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        try {
            pool.prestartAllCoreThreads();
        } catch (OutOfMemoryError e) {
            pool.shutdownNow();
            throw new IOException("cannot start " + size + " threads: " + e.getMessage(), e);
        }
        return pool;
    }

    @Override
    public StrategySpec spec() {
        return spec;
    }

    @Override
    public Duration startup() {
        return startup;
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        Trial trial = new Trial(workload.tasks(), TaskRunner.inProcess(settings), recorder, places);
        Cancellation.Registration registration = cancellation.onCancel(trial::stop);
        boolean ended;
        try {
            for (int i = 0; i < workload.tasks().size(); i++) {
                submit(trial, i, recorder);
            }
            ended = trial.await();
        } finally {
            registration.close();
        }
        if (!ended) {
            renew();
        }
    }

    private void submit(Trial trial, int task, TrialRecorder recorder) {
        recorder.submitted(task);
        try {
            executor.execute(() -> trial.run(task));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            trial.reject(task, e);
        }
    }

    /** Leaves threads that a stopped task still holds to themselves. */
    private void renew() {
        close();
        try {
            executor = pool.open();
        } catch (IOException e) {
            // The next trial's tasks are rejected one by one by the executor that was shut down, and say so.
        }
    }

    @Override
    public void close() {
        if (executor instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }
}
