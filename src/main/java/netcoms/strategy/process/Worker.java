package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
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
    private @Nullable WorkerProcess process;
    /** The trial it takes part in; it is announced when the process was sent the workload. */
    private @Nullable Dispatch joined;

    private boolean announced;
    /** Tasks {@code next} to before {@code to} are open; {@code running} was seen to begin, or is -1. */
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

    // Its own thread.

    private void run() {
        try {
            while (awaitTurn()) {
                String why = serveOrSay();
                if (!why.isEmpty()) {
                    broken(why);
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that goes down.
        }
    }

    /** The place outlives a defect of ours: the next trial revives it. */
    private String serveOrSay() throws InterruptedException {
        try {
            return serve();
        } catch (RuntimeException | Error defect) {
            log.error("{} failed unexpectedly", name, defect);
            return "defect: " + defect;
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

    /** The life of one process; returns why there should be no next one for now, or an empty string. */
    private String serve() throws InterruptedException {
        WorkerProcess mine;
        try {
            mine = WorkerProcess.launch(name, settings);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        String how = "";
        boolean ready = false;
        try {
            attach(mine);
            mine.awaitReady();
            ready(mine);
            ready = true;
            pool.join(this);
            readFrames(mine);
        } catch (IOException e) {
            how = ", " + e.getMessage();
            mine.kill();
        }
        how = mine.awaitEnd() + how;
        boolean hopeless = lost(mine, how);
        if (!ready) {
            return mine.notReady(how);
        }
        return hopeless ? MAX_USELESS + " processes in a row died before they began a task" : "";
    }

    private void attach(WorkerProcess mine) throws IOException {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                throw new IOException("the pool is closed");
            }
            process = mine;
            useful = false;
        } finally {
            lock.unlock();
        }
    }

    private void ready(WorkerProcess mine) throws IOException {
        lock.lock();
        try {
            if (!mine.equals(process) || state != State.STARTING) {
                throw new IOException("the pool is closed");
            }
            state = State.READY;
            pool.changed().signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void readFrames(WorkerProcess mine) throws IOException {
        for (ByteBuffer frame = mine.next(); frame != null; frame = mine.next()) {
            byte type = frame.get();
            int trial = frame.getInt();
            lock.lock();
            try {
                // Frames of a trial that is over come late and mean nothing.
                if (mine.equals(process) && joined != null && joined.id() == trial) {
                    handle(type, joined, mine.clockOffsetNanos(), frame);
                }
            } finally {
                lock.unlock();
            }
            pull();
        }
    }

    private void handle(byte type, Dispatch trial, long clockOffsetNanos, ByteBuffer frame) throws IOException {
        switch (type) {
            case Frames.RESULTS -> results(trial, clockOffsetNanos, frame);
            case Frames.STOPPED -> busy = false;
            default -> throw new IOException("unknown frame type " + type);
        }
        if (!busy) {
            pool.changed().signalAll();
        }
    }

    private void results(Dispatch trial, long clockOffsetNanos, ByteBuffer frame) throws IOException {
        useful = true;
        int count = trial.results(next, to, clockOffsetNanos, frame);
        next += count;
        done += count;
        running = frame.getInt();
        if (running >= 0) {
            trial.started(running);
        }
        busy = next < to;
    }

    /**
     * The process is gone: its open tasks go back.
     *
     * @return whether too many in a row were of no use
     */
    private boolean lost(WorkerProcess mine, String how) {
        boolean givenBack = false;
        boolean hopeless = false;
        lock.lock();
        try {
            if (mine.equals(process)) {
                if (busy && joined != null) {
                    joined.lost(next, to, running, name + ", " + how);
                    givenBack = true;
                }
                if (state == State.READY) {
                    log.warn("{} ended ({}), replacing it", name, how);
                }
                detach();
                hopeless = useless >= MAX_USELESS;
            }
        } finally {
            lock.unlock();
        }
        if (givenBack) {
            pool.wakeIdle();
        }
        return hopeless;
    }

    /** Forgets the process. Under the lock. */
    private void detach() {
        if (state == State.READY) {
            state = State.STARTING;
            restarts++;
            useless = useful ? 0 : useless + 1;
        }
        process = null;
        joined = null;
        announced = false;
        busy = false;
        pool.changed().signalAll();
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

    // Any thread.

    /** Takes part in the trial from now on: gets the workload, then batches. */
    void join(Dispatch trial) {
        WorkerProcess target;
        lock.lock();
        try {
            if (state != State.READY || process == null || trial.equals(joined)) {
                return;
            }
            joined = trial;
            announced = false;
            target = process;
        } finally {
            lock.unlock();
        }
        if (target.write(trial.frame())) {
            lock.lock();
            try {
                announced = trial.equals(joined) && target.equals(process);
            } finally {
                lock.unlock();
            }
            pull();
        }
    }

    /** Gives the process a batch when it is idle and there is one. */
    void pull() {
        WorkerProcess target;
        ByteBuffer frame;
        lock.lock();
        try {
            Dispatch.Range batch = announced && !busy && joined != null ? joined.take() : null;
            if (batch == null || process == null || joined == null) {
                return;
            }
            busy = true;
            next = batch.from();
            to = batch.to();
            running = -1;
            target = process;
            frame = Frames.ints(Frames.BATCH, joined.id(), next, to);
        } finally {
            lock.unlock();
        }
        target.write(frame);
    }

    /** Tells a busy process to stop the trial. */
    void cancel() {
        WorkerProcess target;
        ByteBuffer frame;
        lock.lock();
        try {
            if (!busy || joined == null || process == null) {
                return;
            }
            target = process;
            frame = Frames.ints(Frames.CANCEL, joined.id());
        } finally {
            lock.unlock();
        }
        target.write(frame);
    }

    /** Kills and replaces the process if it is still busy. */
    void killIfBusy() {
        WorkerProcess victim;
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
        victim.kill();
    }

    /** Ends the input of the process, at which it ends itself. */
    void beginClose() {
        WorkerProcess last;
        lock.lock();
        try {
            state = State.CLOSED;
            last = process;
            pool.changed().signalAll();
        } finally {
            lock.unlock();
        }
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

    /** Kills the process, whatever it does. */
    void killNow() {
        WorkerProcess last;
        lock.lock();
        try {
            last = process;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.kill();
        }
    }

    // Any thread, under the lock.

    /** A broken place tries again. */
    void revive() {
        if (state == State.BROKEN) {
            state = State.STARTING;
        }
    }

    State state() {
        return state;
    }

    /** Why it is broken. */
    String problem() {
        return problem;
    }

    boolean busy() {
        return busy;
    }

    WorkerFigures figures() {
        return new WorkerFigures(name, process == null ? 0 : process.pid(), done, restarts);
    }
}
