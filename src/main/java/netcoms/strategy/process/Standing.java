package netcoms.strategy.process;

import java.time.Duration;

/**
 * How a worker's place stands between its processes: when the next one may start, and what became of those before. Guarded by
 * the pool's lock.
 */
final class Standing {
    private final Backoff backoff = new Backoff();
    /** {@link WorkerState#IDLE} as long as a process is ready, whatever it does. */
    private WorkerState state = WorkerState.STARTING;

    private boolean everReady;
    private long startNanos;
    private String problem = "";
    private long done;
    private long failed;
    private int restarts;
    private String lastEnd = "";

    /** Nanoseconds until a process is to be started, far away when none is; not above zero: now, or the pool is closed. */
    long untilStart(long nowNanos) {
        return switch (state) {
            case GIVEN_UP -> Long.MAX_VALUE;
            case BACKING_OFF -> startNanos - nowNanos;
            default -> 0;
        };
    }

    void starting() {
        if (state != WorkerState.CLOSED) {
            state = WorkerState.STARTING;
        }
    }

    void ready() {
        state = WorkerState.IDLE;
        everReady = true;
    }

    void finished(Dispatch.Recorded results) {
        done += results.count();
        failed += results.failed();
        if (results.count() > 0) {
            backoff.forget();
        }
    }

    /**
     * A process died. A place whose first one did not get ready is given up at once: its command is wrong.
     *
     * @param how it ended, for a person
     * @param notReady why it did not even get ready; empty when it did
     */
    void died(String how, String notReady, long nowNanos) {
        lastEnd = how;
        Duration pause = backoff.died();
        if (!everReady) {
            giveUp(notReady);
        } else if (backoff.isHopeless()) {
            giveUp(
                    notReady.isEmpty()
                            ? Backoff.HOPELESS + " processes in a row died before they finished a task, the last: "
                                    + how
                            : notReady);
        } else {
            restarts++;
            state = pause.isZero() ? WorkerState.STARTING : WorkerState.BACKING_OFF;
            startNanos = nowNanos + pause.toNanos();
        }
    }

    /** A process was killed through no fault of the place. */
    void replaced(String how) {
        lastEnd = how;
        restarts++;
        state = WorkerState.STARTING;
    }

    void giveUp(String why) {
        if (state != WorkerState.CLOSED) {
            state = WorkerState.GIVEN_UP;
            problem = why;
        }
    }

    /** After it was given up: another chance. */
    void revive() {
        if (state == WorkerState.GIVEN_UP) {
            state = WorkerState.STARTING;
            problem = "";
            backoff.forget();
        }
    }

    void close() {
        state = WorkerState.CLOSED;
    }

    WorkerState state() {
        return state;
    }

    boolean isClosed() {
        return state == WorkerState.CLOSED;
    }

    boolean isReady() {
        return state == WorkerState.IDLE;
    }

    /** Whether a process is on the way, at once or in a moment. */
    boolean isStarting() {
        return state == WorkerState.STARTING || state == WorkerState.BACKING_OFF;
    }

    /** Why it was given up; empty when it was not. */
    String problem() {
        return problem;
    }

    WorkerFigures figures(String name, long pid, WorkerState shown, Vitals vitals) {
        boolean lives = pid != 0;
        return new WorkerFigures(
                name,
                pid,
                shown,
                done,
                failed,
                restarts,
                lives ? vitals.rssBytes() : 0,
                lives ? vitals.cpuShare() : Double.NaN,
                lastEnd);
    }
}
