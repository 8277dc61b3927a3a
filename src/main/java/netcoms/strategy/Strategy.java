package netcoms.strategy;

import java.time.Duration;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;

/**
 * An opened execution model: its threads or processes are warm and are reused from trial to trial.
 * One trial at a time; called from the {@code run} thread.
 */
public interface Strategy extends AutoCloseable {

    /** What was opened. */
    StrategySpec spec();

    /** How long opening took (pool, JVMs), reported apart from every makespan. */
    Duration startup();

    /**
     * Waits until it is warm again, whatever became of it since the last trial; returns early after a cancel. A trial's
     * time begins after this.
     */
    default void makeReady(Cancellation cancellation) throws InterruptedException {}

    /**
     * Executes every task and returns when the last result is in. Each task is recorded exactly once: as ok, or
     * as failed with its kind. After a cancel the tasks that did not end are recorded as {@code cancelled} and
     * this returns soon.
     *
     * @throws InterruptedException when the calling thread is interrupted; running tasks are cancelled first
     */
    void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException;

    /** What can be seen of it now; any thread, also after it was closed. */
    default Glance glance() {
        return Glance.NONE;
    }

    /**
     * Kills one of its worker processes, as a fault would; any thread.
     *
     * @param worker its name
     * @return false when it has none of that name that lives
     */
    default boolean kill(String worker) {
        return false;
    }

    /** Stops threads and processes; leaves no orphan. Idempotent. */
    @Override
    void close();
}
