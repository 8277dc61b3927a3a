package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import netcoms.task.RecoveryGlance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place of the pool: a worker process, and the next one when it dies.
 *
 * <p>Threads: its own {@code worker-N} starts the process, reads its frames and replaces it; the run thread joins it to a
 * trial; {@code worker-watch} looks after it. Fields are guarded by the pool's lock; frames are written without it, since a
 * stuck worker may block a writer.
 */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final WorkerPool pool;
    private final Guard guard;
    private final String name;
    private final ProcessSettings settings;
    private final Thread thread;
    private final Standing standing = new Standing();
    private final Assignment assignment = new Assignment();
    private final Vitals vitals = new Vitals();

    private @Nullable WorkerProcess process;
    /** Why we killed the process; empty when we did not. */
    private String verdict = "";
    /** Whether the running task may be what the process dies of. */
    private boolean suspicious = true;

    Worker(WorkerPool pool, Guard guard, int number, ProcessSettings settings) {
        this.pool = pool;
        this.guard = guard;
        this.name = "worker-" + number;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    // Its own thread.

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
            for (long nanos = standing.untilStart(System.nanoTime());
                    nanos > 0;
                    nanos = standing.untilStart(System.nanoTime())) {
                guard.changed().awaitNanos(nanos);
            }
            standing.starting();
            return !standing.isClosed();
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
                pool.join(this);
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
            requireOpen();
            process = mine;
            verdict = "";
            suspicious = true;
        } finally {
            guard.unlock();
        }
    }

    private void ready() throws IOException {
        guard.lock();
        try {
            requireOpen();
            vitals.begin(System.nanoTime());
            standing.ready();
            guard.changed().signalAll();
        } finally {
            guard.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (standing.isClosed()) {
            throw new IOException("the pool is closed");
        }
    }

    private void readFrames(WorkerProcess mine) throws IOException {
        for (ByteBuffer frame = mine.next(); frame != null; frame = mine.next()) {
            guard.lock();
            try {
                // Who was replaced may still have something to say, which means nothing.
                if (mine.equals(process)) {
                    handle(frame, mine.clockOffsetNanos(), System.nanoTime());
                }
            } finally {
                guard.unlock();
            }
            pull();
        }
    }

    private void handle(ByteBuffer frame, long clockOffsetNanos, long nowNanos) throws IOException {
        vitals.heard(nowNanos);
        byte type = frame.get();
        if (type == Frames.HEARTBEAT) {
            vitals.beat(frame, nowNanos);
            return;
        }
        // Frames of a trial that is over come late.
        if (!assignment.isOf(frame.getInt())) {
            return;
        }
        switch (type) {
            case Frames.RESULTS -> standing.finished(assignment.results(clockOffsetNanos, frame, nowNanos));
            case Frames.STOPPED -> assignment.stopped();
            case Frames.RECOVERY -> assignment.told(RecoveryFrame.read(frame));
            default -> throw new IOException("unknown frame type " + type);
        }
        if (!assignment.isBusy()) {
            guard.changed().signalAll();
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
            if (mine.equals(process) && !standing.isClosed()) {
                String why = verdict.isEmpty() ? how : verdict;
                givenBack = assignment.lost(name + " (pid " + mine.pid() + "), " + why, suspicious);
                forgetProcess();
                standing.died(why, problem, System.nanoTime());
                if (standing.problem().isEmpty()) {
                    log.warn("{} (pid {}) ended ({}), replacing it", name, mine.pid(), why);
                } else {
                    log.error("{}: {}", name, standing.problem());
                }
            }
        } finally {
            guard.unlock();
        }
        if (givenBack) {
            pool.wakeIdle();
        }
    }

    private void forgetProcess() {
        process = null;
        assignment.clear();
        guard.changed().signalAll();
    }

    private void giveUp(String why) {
        log.error("{}: {}", name, why);
        guard.locked(() -> {
            standing.giveUp(why);
            guard.changed().signalAll();
        });
    }

    // Any thread.

    /** Takes part in the trial from now on: gets the workload, then batches. */
    void join(Dispatch trial) {
        WorkerProcess target = guard.get(() -> standing.isReady() && assignment.join(trial) ? process : null);
        if (target != null && target.write(trial.frame())) {
            guard.locked(() -> {
                if (target.equals(process)) {
                    assignment.announced(trial);
                }
            });
            pull();
        }
    }

    /** Gives the process a batch when it is idle and there is one. */
    void pull() {
        send(assignment::takeBatch);
    }

    /** Tells a busy process to stop the trial. */
    void cancel() {
        send(assignment::cancel);
    }

    /** Writes what there is to say, if anything. */
    private void send(Supplier<@Nullable ByteBuffer> next) {
        WorkerProcess target;
        ByteBuffer frame;
        guard.lock();
        try {
            target = process;
            frame = target == null ? null : next.get();
        } finally {
            guard.unlock();
        }
        if (target != null && frame != null) {
            target.write(frame);
        }
    }

    /**
     * Kills the process when it is silent for too long, or its task hangs.
     *
     * @param blindNanos for how long nobody could look, of what has passed
     */
    void check(long nowNanos, long blindNanos) {
        kill(() -> {
            vitals.excuse(blindNanos);
            assignment.excuse(blindNanos);
            return standing.isReady() && condemn(defect(nowNanos), true);
        });
    }

    /** Why the process is of no use any more, for a person; empty when it is. */
    private String defect(long nowNanos) {
        return vitals.isSilentFor(settings.heartbeatTimeout(), nowNanos)
                ? "no heartbeat for " + settings.heartbeatTimeout().toMillis() + " ms"
                : assignment.hang(new Patience(settings.hangTimeout()), nowNanos);
    }

    /** Kills the process because a person wants to see what then happens; false when there is none. */
    boolean killByHand() {
        return kill(() -> condemn("killed by hand", false));
    }

    /** Kills and replaces the process if it is still busy. */
    void killIfBusy() {
        kill(() -> {
            if (!assignment.isBusy()) {
                return false;
            }
            log.warn("{} did not react to the stop, replacing it", name);
            forgetProcess();
            standing.replaced("did not react to the stop");
            return true;
        });
    }

    /** Kills the process, whatever it does. */
    void killNow() {
        kill(() -> true);
    }

    /** Says why the process is to be killed, unless it is being killed already or there is no reason. */
    private boolean condemn(String why, boolean taskSuspected) {
        if (why.isEmpty() || !verdict.isEmpty()) {
            return false;
        }
        verdict = why;
        suspicious = taskSuspected;
        return true;
    }

    /** Kills the process if there is one and that is wanted, which is asked under the lock. */
    private boolean kill(BooleanSupplier wanted) {
        WorkerProcess victim = guard.get(() -> {
            WorkerProcess present = process;
            return present != null && wanted.getAsBoolean() ? present : null;
        });
        if (victim != null) {
            victim.kill();
        }
        return victim != null;
    }

    /** Ends the input of the process, at which it ends itself. */
    void beginClose() {
        WorkerProcess last = guard.get(() -> {
            standing.close();
            guard.changed().signalAll();
            return process;
        });
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

    // Any thread, under the lock.

    /** A place that was given up tries again. */
    void revive() {
        standing.revive();
    }

    boolean isStarting() {
        return standing.isStarting();
    }

    /** Why it was given up; empty when it was not. */
    String problem() {
        return standing.problem();
    }

    boolean isBusy() {
        return assignment.isBusy();
    }

    /** How recovery stands in the present trial, as its process told last; null before. */
    @Nullable RecoveryGlance recovery() {
        return assignment.recovery();
    }

    WorkerFigures figures() {
        WorkerState state = standing.state();
        if (standing.isReady()) {
            boolean silent = vitals.isSilent(System.nanoTime());
            state = silent ? WorkerState.SILENT : assignment.isBusy() ? WorkerState.BUSY : WorkerState.IDLE;
        }
        return standing.figures(name, process == null ? 0 : process.pid(), state, vitals);
    }
}
