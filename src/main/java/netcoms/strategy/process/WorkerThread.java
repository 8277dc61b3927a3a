package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps a worker's place filled: starts its process, reads its frames, and starts the next one when it dies.
 *
 * <p>Threads: its own {@code worker-N}; others start it and wait for its end. It takes the pool's lock for each frame it
 * has read, and holds it neither while it launches nor while it reads or writes.
 */
final class WorkerThread {
    private static final Logger log = LoggerFactory.getLogger(WorkerThread.class);

    private final WorkerPool pool;
    private final Worker worker;
    private final Guard guard;
    private final String name;
    private final ProcessSettings settings;
    private final Place place;
    private final Thread thread;

    WorkerThread(WorkerPool pool, Worker worker, String name, Place place, Guard guard, ProcessSettings settings) {
        this.pool = pool;
        this.worker = worker;
        this.guard = guard;
        this.name = name;
        this.settings = settings;
        this.place = place;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits at most so long for its end, which comes with that of its process once the place is closed; whether it came. */
    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    private void run() {
        try {
            while (awaitTurn()) {
                serveOrSay();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that goes down.
        }
    }

    /** The place outlives a defect of ours: the next trial revives it. */
    private void serveOrSay() throws InterruptedException {
        try {
            serve();
        } catch (RuntimeException | Error defect) {
            log.error("{} failed unexpectedly", name, defect);
            giveUp("defect: " + defect);
        }
    }

    /** Waits while there is to be no process; false when closed. */
    private boolean awaitTurn() throws InterruptedException {
        guard.lock();
        try {
            for (long nanos = place.untilStart(System.nanoTime());
                    nanos > 0;
                    nanos = place.untilStart(System.nanoTime())) {
                guard.changed().awaitNanos(nanos);
            }
            return place.starting();
        } finally {
            guard.unlock();
        }
    }

    /** The life of one process. */
    private void serve() throws InterruptedException {
        WorkerProcess mine;
        try {
            mine = WorkerProcess.launch(name, settings);
        } catch (IOException e) {
            giveUp(String.valueOf(e.getMessage()));
            return;
        }
        String how = "";
        boolean ready = false;
        try {
            attach(mine);
            if (mine.awaitReady()) {
                ready();
                ready = true;
                pool.join(worker);
                readFrames(mine);
            } else {
                // Not killed: that would close the pipe that still holds its last words.
                how = ", it ended before it was ready";
            }
        } catch (IOException | RuntimeException e) {
            // What it says makes no sense, or we fail to see it: in either case its tasks go to others.
            how = ", " + (e instanceof IOException ? e.getMessage() : e);
            mine.kill();
        }
        how = mine.awaitEnd() + how;
        ended(mine, how, ready ? "" : mine.notReady(how));
    }

    private void attach(WorkerProcess mine) throws IOException {
        guard.lock();
        try {
            place.attach(mine);
        } finally {
            guard.unlock();
        }
    }

    private void ready() throws IOException {
        guard.lock();
        try {
            place.ready(System.nanoTime());
            guard.changed().signalAll();
        } finally {
            guard.unlock();
        }
    }

    private void readFrames(WorkerProcess mine) throws IOException {
        for (ByteBuffer frame = mine.next(); frame != null; frame = mine.next()) {
            guard.lock();
            try {
                if (place.heard(mine, frame, System.nanoTime())) {
                    guard.changed().signalAll();
                }
            } finally {
                guard.unlock();
            }
            worker.pull();
        }
    }

    /**
     * The process is gone: its open tasks go back, and another one takes its place.
     *
     * @param problem why it did not even get ready, for a person; empty when it did
     */
    private void ended(WorkerProcess mine, String how, String problem) {
        boolean givenBack = false;
        guard.lock();
        try {
            if (place.misses(mine)) {
                String why = place.why(how);
                givenBack = place.lost(mine, why, problem, System.nanoTime());
                guard.changed().signalAll();
                if (place.problem().isEmpty()) {
                    log.warn("{} (pid {}) ended ({}), replacing it", name, mine.pid(), why);
                } else {
                    log.error("{}: {}", name, place.problem());
                }
            }
        } finally {
            guard.unlock();
        }
        if (givenBack) {
            pool.wakeIdle();
        }
    }

    private void giveUp(String why) {
        log.error("{}: {}", name, why);
        guard.locked(() -> {
            place.giveUp(why);
            guard.changed().signalAll();
        });
    }
}
