package netcoms.stats;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The attempts of a trial's tasks beyond the first, which few tasks have. Any thread. */
final class MoreAttempts {
    private final LongAdder retries = new LongAdder();
    private final LongAdder retriesWithin = new LongAdder();
    private final LongAdder overBudget = new LongAdder();
    private final ConcurrentHashMap<Integer, Integer> byTask = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Long> lostNanos = new ConcurrentHashMap<>();

    /** The task tried again by itself. */
    void within(int task, int times) {
        retries.add(times);
        retriesWithin.add(times);
        byTask.merge(task, times, Integer::sum);
    }

    /** An attempt was lost with its worker after so long, and another follows. */
    void lost(int task, long nanos) {
        retries.increment();
        byTask.merge(task, 1, Integer::sum);
        lostNanos.merge(task, nanos, Long::sum);
    }

    /** A task would have tried again by itself, had there been budget. */
    void overBudget() {
        overBudget.increment();
    }

    /** Of all tasks. */
    long retries() {
        return retries.sum();
    }

    /** Of all tasks, by themselves. */
    Retried retried() {
        return new Retried(retriesWithin.sum(), overBudget.sum());
    }

    int of(int task) {
        return byTask.getOrDefault(task, 0);
    }

    /** How long the task's lost attempts took; 0 when none was lost. */
    long lostNanos(int task) {
        return lostNanos.getOrDefault(task, 0L);
    }

    boolean anyLost() {
        return !lostNanos.isEmpty();
    }
}
