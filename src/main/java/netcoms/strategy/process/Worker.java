package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place of the pool: a worker process, and the next one when it dies.
 *
 * <p>Threads: its own {@code worker-N} starts the process, reads its frames and replaces it; the run thread joins it to a
 * trial. Fields are guarded by the pool's lock; frames are written without it, since a stuck worker may block a writer.
 */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    /** Processes that died in a row without having begun a task, before the place is given up for the trial. */
    private static final int MAX_USELESS = 3;

    /** What the place is doing. */
    enum State {
        STARTING,
        READY,
        /** No process could be started; tried again for the next trial. */
        BROKEN,
        CLOSED
    }

    private final WorkerPool pool;
    private final ReentrantLock lock;
    private final String name;
    private final ProcessSettings settings;
    private final Thread thread;

    private State state = State.STARTING;
    private String problem = "";
    private @Nullable Process process;
    private Frames.@Nullable Output out;
    private @Nullable Dispatch joined;
    private boolean announced;
    private boolean busy;
    private int next;
    private int to;
    private int running;

    private boolean useful;
    private int useless;
    private long done;
    private int restarts;

    Worker(WorkerPool pool, ReentrantLock lock, int number, ProcessSettings settings) {
        this.pool = pool;
        this.lock = lock;
        this.name = "worker-" + number;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    // --- its own thread

    private void run() {
        try {
            while (awaitTurn()) {
                String problem = serveOne();
                ended(problem);
            }
        } catch (InterruptedException e) {
            // The pool is closing.
        } catch (Throwable defect) {
            log.error("{} failed unexpectedly", name, defect);
            broken("defect: " + defect);
        }
    }

    /** Waits while broken; false when closed. */
    private boolean awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            while (state == State.BROKEN) {
                pool.changed().await();
            }
            return state != State.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    /** The life of one process; returns why it was of no use, or an empty string. */
    private String serveOne() throws InterruptedException {
        List<String> command = Launch.command(settings);
        Process process;
        try {
            process = Launch.start(command);
        } catch (IOException e) {
            return "cannot start " + command.getFirst() + ": " + e.getMessage();
        }
        Stderr stderr = Stderr.drain(name, process.getErrorStream());
        Frames.Input in = new Frames.Input(process.getInputStream());
        String end = "";
        boolean ready = false;
        try {
            attach(process);
            awaitReady(in, process);
            ready = true;
            pool.join(this);
            readFrames(in);
        } catch (IOException e) {
            end = ", " + e.getMessage();
        }
        if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            Launch.kill(process);
        }
        end = "pid " + process.pid() + ", exit code " + process.waitFor() + end;
        lost(process, end);
        return ready
                ? ""
                : "not ready within " + settings.startTimeout().toMillis() + " ms (" + end + "): " + stderr.lastWords()
                        + "; the command was " + Launch.words(command);
    }

    /** Makes the new process known, and kills it when it is not ready in time. */
    private void attach(Process started) throws IOException {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                Launch.kill(started);
                throw new IOException("the pool is closed");
            }
            process = started;
            out = new Frames.Output(started.getOutputStream());
            useful = false;
        } finally {
            lock.unlock();
        }
        CompletableFuture.delayedExecutor(settings.startTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> killUnlessReady(started));
    }

    private void killUnlessReady(Process started) {
        lock.lock();
        try {
            if (!started.equals(process) || state != State.STARTING) {
                return;
            }
        } finally {
            lock.unlock();
        }
        Launch.kill(started);
    }

    private void awaitReady(Frames.Input in, Process started) throws IOException {
        ByteBuffer frame = in.next();
        if (frame == null) {
            throw new IOException("it ended before it was ready");
        }
        if (frame.get() != Frames.READY || frame.getInt() != Frames.VERSION) {
            throw new IOException("it speaks another version of the frames");
        }
        lock.lock();
        try {
            if (!started.equals(process) || state != State.STARTING) {
                throw new IOException("the pool is closed");
            }
            state = State.READY;
            pool.changed().signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void readFrames(Frames.Input in) throws IOException {
        for (ByteBuffer frame = in.next(); frame != null; frame = in.next()) {
            byte type = frame.get();
            int trial = frame.getInt();
            lock.lock();
            try {
                if (joined == null || joined.id() != trial) {
                    continue;
                }
                switch (type) {
                    case Frames.RESULTS -> results(joined, frame);
                    case Frames.STOPPED -> busy = false;
                    default -> throw new IOException("unknown frame type " + type);
                }
                if (!busy) {
                    pool.changed().signalAll();
                }
            } finally {
                lock.unlock();
            }
            pull();
        }
    }

    private void results(Dispatch trial, ByteBuffer frame) throws IOException {
        useful = true;
        int count = trial.results(next, to, running, frame);
        next += count;
        done += count;
        int begins = frame.getInt();
        if (begins >= 0) {
            trial.started(begins);
        }
        running = begins;
        busy = next < to;
    }

    /** The process is gone: its open tasks go back. */
    private void lost(Process ended, String how) {
        boolean givenBack = false;
        lock.lock();
        try {
            if (!ended.equals(process)) {
                return;
            }
            if (busy && joined != null) {
                joined.lost(next, to, running, name + ", " + how);
                givenBack = true;
            }
            if (state == State.READY) {
                log.warn("{} ended ({}), replacing it", name, how);
            }
            detach();
        } finally {
            lock.unlock();
        }
        if (givenBack) {
            pool.wakeIdle();
        }
    }

    /** Forgets the process. Under the lock. */
    private void detach() {
        if (state == State.READY) {
            state = State.STARTING;
            restarts++;
            useless = useful ? 0 : useless + 1;
        }
        process = null;
        out = null;
        joined = null;
        announced = false;
        busy = false;
        pool.changed().signalAll();
    }

    private void ended(String problem) {
        if (!problem.isEmpty()) {
            broken(problem);
        } else if (useless >= MAX_USELESS) {
            broken(useless + " processes died before they began a task");
        }
    }

    private void broken(String why) {
        lock.lock();
        try {
            if (state != State.CLOSED) {
                state = State.BROKEN;
                problem = why;
                useless = 0;
                log.error("{}: {}", name, why);
                pool.changed().signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    // --- any thread

    /** Takes part in the trial from now on: gets the workload, then batches. */
    void join(Dispatch trial) {
        Frames.Output frames;
        lock.lock();
        try {
            if (state != State.READY || joined == trial || out == null) {
                return;
            }
            joined = trial;
            announced = false;
            frames = out;
        } finally {
            lock.unlock();
        }
        if (write(frames, trial.frame())) {
            lock.lock();
            try {
                announced = joined == trial;
            } finally {
                lock.unlock();
            }
            pull();
        }
    }

    /** Gives the process a batch when it is idle and there is one. */
    void pull() {
        Frames.Output frames;
        Dispatch.Range batch;
        int trial;
        lock.lock();
        try {
            if (!announced || busy || joined == null || out == null) {
                return;
            }
            batch = joined.take();
            if (batch == null) {
                return;
            }
            trial = joined.id();
            frames = out;
            busy = true;
            next = batch.from();
            to = batch.to();
            running = -1;
        } finally {
            lock.unlock();
        }
        write(frames, Frames.ints(Frames.BATCH, trial, batch.from(), batch.to()));
    }

    /** Tells a busy process to stop the trial. */
    void cancel() {
        Frames.Output frames;
        int trial;
        lock.lock();
        try {
            if (!busy || joined == null || out == null) {
                return;
            }
            frames = out;
            trial = joined.id();
        } finally {
            lock.unlock();
        }
        write(frames, Frames.ints(Frames.CANCEL, trial));
    }

    private boolean write(Frames.Output frames, ByteBuffer frame) {
        try {
            frames.write(frame);
            return true;
        } catch (IOException e) {
            // The process is dying: its own thread sees the end of its output and gives its tasks back.
            return false;
        }
    }

    /** A broken place tries again. Under the lock. */
    void revive() {
        if (state == State.BROKEN) {
            state = State.STARTING;
        }
    }

    /** Kills and replaces the process if it is still busy. */
    void killIfBusy() {
        Process victim;
        lock.lock();
        try {
            if (!busy || process == null) {
                return;
            }
            victim = process;
            log.warn("{} (pid {}) did not react to the stop, replacing it", name, victim.pid());
            detach();
        } finally {
            lock.unlock();
        }
        Launch.kill(victim);
    }

    /** Ends the input of the process, which ends the process. */
    void beginClose() {
        Frames.Output frames;
        lock.lock();
        try {
            state = State.CLOSED;
            frames = out;
            pool.changed().signalAll();
        } finally {
            lock.unlock();
        }
        if (frames != null) {
            frames.close();
        }
    }

    /** Waits until then, kills the process if it still lives, and waits for the end of the thread. */
    void endClose(long deadlineNanos) throws InterruptedException {
        long patience = Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000);
        if (!thread.join(Duration.ofMillis(patience))) {
            killNow();
            thread.join(Duration.ofSeconds(2));
        }
    }

    /** Kills the process, whatever it does. */
    void killNow() {
        Process last;
        lock.lock();
        try {
            last = process;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            Launch.kill(last);
        }
    }

    /** Under the lock. */
    State state() {
        return state;
    }

    /** Why it is broken. Under the lock. */
    String problem() {
        return problem;
    }

    /** Under the lock. */
    boolean busy() {
        return busy;
    }

    /** Under the lock. */
    WorkerFigures figures() {
        return new WorkerFigures(name, process == null ? 0 : process.pid(), done, restarts);
    }
}
