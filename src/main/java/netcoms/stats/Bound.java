package netcoms.stats;

import java.util.PriorityQueue;

/**
 * The best makespan that these tasks, in this order, can have with k places: a list schedule, which gives each task
 * to the place that becomes free first (R. L. Graham, "Bounds on Multiprocessing Timing Anomalies", SIAM J. Appl.
 * Math. 17(2), 1969). Pure.
 */
public final class Bound {
    private Bound() {}

    /**
     * Length of the list schedule. O(n log k).
     *
     * @param serviceNanos measured service time of each task, in the workload's order, none negative
     * @param places tasks at once; 0 means as many as there are, so that the longest task is the bound
     * @return nanoseconds
     */
    public static long nanos(long[] serviceNanos, int places) {
        if (places < 0) {
            throw new IllegalArgumentException("places must be 0 or more, not " + places);
        }
        if (places == 0 || places >= serviceNanos.length) {
            return longest(serviceNanos);
        }
        return places == 1 ? sum(serviceNanos) : listSchedule(serviceNanos, places);
    }

    private static long listSchedule(long[] serviceNanos, int places) {
        PriorityQueue<Long> freeAt = new PriorityQueue<>(places);
        for (int place = 0; place < places; place++) {
            freeAt.add(0L);
        }
        long last = 0;
        for (long service : serviceNanos) {
            long end = freeAt.remove() + service;
            freeAt.add(end);
            last = Math.max(last, end);
        }
        return last;
    }

    private static long longest(long[] serviceNanos) {
        long longest = 0;
        for (long service : serviceNanos) {
            longest = Math.max(longest, service);
        }
        return longest;
    }

    private static long sum(long[] serviceNanos) {
        long sum = 0;
        for (long service : serviceNanos) {
            sum += service;
        }
        return sum;
    }
}
