package netcoms.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The limit on the time of one task: interrupts the thread that runs it, once, and never after its end, when that thread
 * may have another task.
 *
 * <p>Threads: {@link #start} and {@link #end} by the one that runs the task; the {@code task-timeout} thread, which all tasks
 * of the process share, strikes.
 */
final class TaskTimeout {
    /** Never strikes. */
    private static final TaskTimeout NONE = new TaskTimeout();

    private final ReentrantLock striking = new ReentrantLock();
    private @Nullable Future<?> alarm;
    private boolean struck;
    private boolean ended;

    private TaskTimeout() {}

    /** Only where there is a limit, there is a thread for it. */
    private static final class Clock {
        static final ScheduledThreadPoolExecutor SHARED = open();

        private static ScheduledThreadPoolExecutor open() {
            ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("task-timeout").factory());
            // Nearly every task ends before its time: what is not due any more must not pile up.
            clock.setRemoveOnCancelPolicy(true);
            return clock;
        }
    }

    /** The task on this thread begins; null for no limit, which costs nothing. */
    static TaskTimeout start(@Nullable Duration limit) {
        if (limit == null) {
            return NONE;
        }
        TaskTimeout timeout = new TaskTimeout();
        Thread thread = Thread.currentThread();
        timeout.alarm = Clock.SHARED.schedule(() -> timeout.strike(thread), limit.toNanos(), TimeUnit.NANOSECONDS);
        return timeout;
    }

    /** The time is over; means nothing after the end. */
    void strike(Thread thread) {
        striking.lock();
        try {
            if (!ended) {
                struck = true;
                thread.interrupt();
            }
        } finally {
            striking.unlock();
        }
    }

    /** Whether the task has taken too long. */
    boolean struck() {
        if (alarm == null) {
            return false;
        }
        striking.lock();
        try {
            return struck;
        } finally {
            striking.unlock();
        }
    }

    /** The task has ended; whether it took too long. Takes its own interrupt back, which is not the next task's business. */
    boolean end() {
        if (alarm == null) {
            return false;
        }
        alarm.cancel(false);
        striking.lock();
        try {
            ended = true;
            if (struck) {
                Thread.interrupted();
            }
            return struck;
        } finally {
            striking.unlock();
        }
    }
}
