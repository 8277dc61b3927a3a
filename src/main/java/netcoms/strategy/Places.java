package netcoms.strategy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where the tasks of an in-process strategy run: an executor that can be waited for and interrupted trial by trial.
 *
 * <p>Threads: the run thread calls all but {@link #interrupt}, which any may call between begin and end.
 */
interface Places extends AutoCloseable {

    /** A trial of so many tasks begins. */
    void begin(int tasks);

    /**
     * Runs a task as soon as there is a place.
     *
     * @throws RejectedExecutionException after an interrupt; the task counts as ended
     */
    void execute(Runnable task);

    /** Waits until every task has ended; false when the time is over before. Only after the last task was given. */
    boolean await(long millis) throws InterruptedException;

    /** Interrupts whatever runs. */
    void interrupt();

    /**
     * The trial is over.
     *
     * @param ended whether every task has; a thread that still has one is left to itself
     */
    void end(boolean ended);

    @Override
    void close();

    /** A fixed pool of platform threads that are started at once and serve trial after trial. */
    final class Pool implements Places {
        private final int size;
        private final Thread.Builder.OfPlatform threads;
        private final List<Thread> started = new CopyOnWriteArrayList<>();
        private ThreadPoolExecutor executor;
        private CountDownLatch left = new CountDownLatch(0);

        /** @throws IOException when there cannot be so many threads */
        Pool(int size, Thread.Builder.OfPlatform threads) throws IOException {
            this.size = size;
            this.threads = threads.daemon();
            this.executor = open();
            try {
                executor.prestartAllCoreThreads();
            } catch (OutOfMemoryError e) {
                executor.shutdownNow();
                throw new IOException("cannot start " + size + " threads: " + e.getMessage(), e);
            }
        }

        private ThreadPoolExecutor open() {
            return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = threads.unstarted(task);
                started.add(thread);
                return thread;
            });
        }

        @Override
        public void begin(int tasks) {
            left = new CountDownLatch(tasks);
        }

        @Override
        public void execute(Runnable task) {
            CountDownLatch count = left;
            try {
                executor.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        count.countDown();
                    }
                });
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                count.countDown();
                throw e;
            }
        }

        @Override
        public boolean await(long millis) throws InterruptedException {
            return left.await(millis, TimeUnit.MILLISECONDS);
        }

        /** The pool clears a flag that no task took before it runs the next one. */
        @Override
        public void interrupt() {
            started.forEach(Thread::interrupt);
        }

        @Override
        public void end(boolean ended) {
            if (!ended) {
                executor.shutdownNow();
                started.clear();
                executor = open();
            }
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    /** A virtual thread for each task. The executor knows its threads, so each trial has one that can be shut down. */
    final class Virtual implements Places {
        /** Volatile: any thread may interrupt. */
        private volatile ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

        @Override
        public void begin(int tasks) {
            executor = Executors.newVirtualThreadPerTaskExecutor();
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public boolean await(long millis) throws InterruptedException {
            executor.shutdown();
            return executor.awaitTermination(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void interrupt() {
            executor.shutdownNow();
        }

        @Override
        public void end(boolean ended) {
            // The executor of this trial was shut down when its end was awaited.
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
