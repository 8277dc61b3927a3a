package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import netcoms.task.RecoveryGlance;
import org.jspecify.annotations.Nullable;

/**
 * How a place of the pool stands: its present process, what that works on and how it fares, and what became of those before.
 * Only knows and decides: {@link Worker} acts upon it.
 *
 * <p>Threads: all calls under the pool's lock.
 */
final class Place {
    private final String name;
    private final ProcessSettings settings;
    private final Standing standing = new Standing();
    private final Assignment assignment = new Assignment();
    private final Vitals vitals = new Vitals();

    private @Nullable WorkerProcess process;
    /** Why we killed the process; empty when we did not. */
    private String verdict = "";
    /** Whether the running task may be what the process dies of. */
    private boolean suspicious = true;

    Place(String name, ProcessSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    // From one process to the next.

    /** Nanoseconds until a process is to be started; not above zero: now, or the pool is closed. */
    long untilStart(long nowNanos) {
        return standing.untilStart(nowNanos);
    }

    /** A process is on the way; false when the pool is closed. */
    boolean starting() {
        standing.starting();
        return !standing.isClosed();
    }

    void attach(WorkerProcess mine) throws IOException {
        requireOpen();
        process = mine;
        verdict = "";
        suspicious = true;
    }

    void ready(long nowNanos) throws IOException {
        requireOpen();
        vitals.begin(nowNanos);
        standing.ready();
    }

    private void requireOpen() throws IOException {
        if (standing.isClosed()) {
            throw new IOException("the pool is closed");
        }
    }

    /** Whether its end is news: it was not replaced before, and the pool is open. */
    boolean misses(WorkerProcess mine) {
        return mine.equals(process) && !standing.isClosed();
    }

    /** Why the present process ended, for a person: our own reason, or else what is said of it. */
    String why(String how) {
        return verdict.isEmpty() ? how : verdict;
    }

    /**
     * The present process is gone: its open tasks go back.
     *
     * @param why it ended, for a person
     * @param notReady why it did not even get ready, for a person; empty when it did
     * @return whether tasks went back
     */
    boolean lost(WorkerProcess mine, String why, String notReady, long nowNanos) {
        boolean givenBack = assignment.lost(name + " (pid " + mine.pid() + "), " + why, suspicious);
        forget();
        standing.died(why, notReady, nowNanos);
        return givenBack;
    }

    /** The busy process did not react to the stop, and is replaced. */
    void replaced() {
        forget();
        standing.replaced("did not react to the stop");
    }

    private void forget() {
        process = null;
        assignment.clear();
    }

    void giveUp(String why) {
        standing.giveUp(why);
    }

    /** A place that was given up tries again. */
    void revive() {
        standing.revive();
    }

    void close() {
        standing.close();
    }

    // What the process says and is told.

    /**
     * A frame of the process.
     *
     * @return whether it has nothing open any more, which may be news
     * @throws IOException when it makes no sense
     */
    boolean heard(WorkerProcess mine, ByteBuffer frame, long nowNanos) throws IOException {
        // Who was replaced may still have something to say, which means nothing.
        if (!mine.equals(process)) {
            return false;
        }
        vitals.heard(nowNanos);
        byte type = frame.get();
        if (type == Frames.HEARTBEAT) {
            vitals.beat(frame, nowNanos);
            return false;
        }
        // Frames of a trial that is over come late.
        if (!assignment.isOf(frame.getInt())) {
            return false;
        }
        switch (type) {
            case Frames.RESULTS -> standing.finished(assignment.results(mine.clockOffsetNanos(), frame, nowNanos));
            case Frames.STOPPED -> assignment.stopped();
            case Frames.RECOVERY -> assignment.told(RecoveryFrame.read(frame));
            default -> throw new IOException("unknown frame type " + type);
        }
        return !assignment.isBusy();
    }

    /** Takes part in the trial from now on; the process to tell of it, or null when there is none or it knows. */
    @Nullable WorkerProcess join(Dispatch trial) {
        return standing.isReady() && assignment.join(trial) ? process : null;
    }

    /** The process was sent the trial's workload. */
    void announced(WorkerProcess mine, Dispatch trial) {
        if (mine.equals(process)) {
            assignment.announced(trial);
        }
    }

    /** The frame of the next batch, which is open from now on; null when one is, or there is none. */
    @Nullable ByteBuffer takeBatch() {
        return assignment.takeBatch();
    }

    /** The frame that stops the open batch; null when none is open. */
    @Nullable ByteBuffer cancel() {
        return assignment.cancel();
    }

    // Whether the process is to be killed.

    /**
     * Whether it is silent for too long, or its task hangs, which is then why it ends.
     *
     * @param blindNanos for how long nobody could look, of what has passed
     */
    boolean condemnIfUseless(long nowNanos, long blindNanos) {
        vitals.excuse(blindNanos);
        assignment.excuse(blindNanos);
        return standing.isReady() && condemn(defect(nowNanos), true);
    }

    /** Why the process is of no use any more, for a person; empty when it is. */
    private String defect(long nowNanos) {
        return vitals.isSilentFor(settings.heartbeatTimeout(), nowNanos)
                ? "no heartbeat for " + settings.heartbeatTimeout().toMillis() + " ms"
                : assignment.hang(new Patience(settings.hangTimeout()), nowNanos);
    }

    /** Says why the process is to be killed; false when it is being killed already, or there is no reason. */
    boolean condemn(String why, boolean taskSuspected) {
        if (why.isEmpty() || !verdict.isEmpty()) {
            return false;
        }
        verdict = why;
        suspicious = taskSuspected;
        return true;
    }

    // For others to see.

    @Nullable WorkerProcess process() {
        return process;
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

    WorkerFigures figures(long nowNanos) {
        WorkerState state = standing.state();
        if (standing.isReady()) {
            boolean silent = vitals.isSilent(nowNanos);
            state = silent ? WorkerState.SILENT : assignment.isBusy() ? WorkerState.BUSY : WorkerState.IDLE;
        }
        return standing.figures(name, process == null ? 0 : process.pid(), state, vitals);
    }
}
