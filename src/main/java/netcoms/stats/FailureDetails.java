package netcoms.stats;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The details of the first tasks of a trial that failed, equal ones once. Any thread. */
final class FailureDetails {
    /** Some 6 MB, should each be another and as long as may be. */
    static final int MOST = 10_000;

    private final ConcurrentHashMap<Integer, String> byTask = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> lines = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    void keep(int task, String detail) {
        if (count.get() < MOST && count.incrementAndGet() <= MOST) {
            byTask.put(task, lines.computeIfAbsent(detail, OneLine::cut));
        }
    }

    /** One harmless line; empty where it was not kept. */
    String of(int task) {
        return byTask.getOrDefault(task, "");
    }
}
