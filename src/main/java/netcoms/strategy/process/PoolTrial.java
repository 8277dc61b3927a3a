package netcoms.strategy.process;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import netcoms.strategy.Cancellation;
import netcoms.task.FailureKind;

/** One trial on the workers of a pool, from its first batch to the last result. By the run thread. */
record PoolTrial(Dispatch trial, List<Worker> workers, Guard guard, Cancellation cancellation) {
    /** How long a cancelled task may take to react before its worker is killed. */
    private static final Duration CANCEL_GRACE = Duration.ofMillis(500);

    /** Hands out tasks as they become due; returns when all have ended, or no more may. */
    void awaitEnd() throws InterruptedException {
        while (awaitDue()) {
            workers.forEach(Worker::pull);
        }
    }

    /** Waits until more tasks have become due; false when the trial is over. */
    private boolean awaitDue() throws InterruptedException {
        guard.lock();
        try {
            while (!trial.done() && !cancellation.isCancelled()) {
                if (!any(place -> place.problem().isEmpty())) {
                    trial.failRest(
                            FailureKind.WORKER_LOST,
                            "no worker is left: " + workers.getFirst().place().problem());
                    return false;
                }
                if (trial.release()) {
                    return true;
                }
                OptionalLong nanos = trial.untilNextNanos();
                if (nanos.isEmpty()) {
                    guard.changed().await();
                } else {
                    guard.changed().awaitNanos(nanos.getAsLong());
                }
            }
            return false;
        } finally {
            guard.unlock();
        }
    }

    /** Hands out nothing more, interrupts what still runs, kills what does not react, records the rest as stopped. */
    void end() {
        guard.locked(trial::stop);
        workers.forEach(Worker::cancel);
        boolean interrupted = false;
        guard.lock();
        try {
            long nanos = CANCEL_GRACE.toNanos();
            while (nanos > 0 && any(Place::isBusy)) {
                try {
                    nanos = guard.changed().awaitNanos(nanos);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            trial.failRest(cancellation.kind(), "stopped before it ended");
        } finally {
            guard.unlock();
        }
        workers.forEach(Worker::killIfBusy);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under the lock. */
    private boolean any(Predicate<Place> test) {
        return workers.stream().map(Worker::place).anyMatch(test);
    }
}
