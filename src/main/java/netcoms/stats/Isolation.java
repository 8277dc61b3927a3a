package netcoms.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * What the faults of one trial did to tasks that they did not touch, and to the makespan. Two list schedules are compared,
 * as in {@link Bound}: one of the measured times, one in which each touched task takes the time that it usually takes. How
 * much later a task ends in the first is what it waited for others that were struck. What no schedule can know, such as a
 * batch that a stuck task holds or a worker that must be started again, shows as an end that is later than the first
 * schedule has it; it counts as far as it exceeds three times what three of four untouched tasks show. Pure; nanoseconds.
 */
final class Isolation {
    /** Less than this is noise: a task of a busy machine is as late now and then. */
    static final long LATE_NANOS = 10_000_000;

    /** And less than this part of its latency without the faults nobody would notice. */
    static final double LATE_PART = 0.2;

    private static final int USUAL = 3;
    private static final long NEVER = Long.MAX_VALUE / 4;
    /** On a busy machine the ends of one trial drift away from any schedule, the later the farther. */
    private static final double MOST_TASKS = 0.75;

    private Isolation() {}

    /** The tasks of a trial, in the workload's order. */
    static final class Tasks {
        final long[] due;
        final long[] end;
        final long[] busy;
        final long[] usual;
        final BitSet touched;
        final BitSet failed;
        final int places;

        /**
         * @param due when each was submitted, or should have been
         * @param end when it ended
         * @param busy how long it took a place
         * @param usual how long it would have without the faults
         * @param touched which were touched by a fault
         * @param failed which failed
         * @param places tasks at once; 0 means as many as there are
         */
        Tasks(long[] due, long[] end, long[] busy, long[] usual, BitSet touched, BitSet failed, int places) {
            this.due = due;
            this.end = end;
            this.busy = busy;
            this.usual = usual;
            this.touched = touched;
            this.failed = failed;
            this.places = places;
        }
    }

    /**
     * What the faults did.
     *
     * @param failed untouched tasks that failed
     * @param delayed untouched tasks that ended ok, but late
     * @param delayNanos by how much, all together
     * @param costNanos how much longer the trial took; below 0 where tasks failed sooner than they would have ended
     */
    record Result(int failed, int delayed, long delayNanos, long costNanos) {}

    static Result of(Tasks tasks) {
        int count = tasks.end.length;
        long[] with = ends(tasks.due, tasks.busy, tasks.places);
        long[] without = ends(tasks.due, tasks.usual, tasks.places);
        long tolerance = USUAL * usualDistance(tasks, with);
        // Where no task was held long, no other was held by it: the rest is the machine.
        long taskTolerance = longestHeld(tasks) > LATE_NANOS ? tolerance : NEVER;
        int failed = 0;
        int delayed = 0;
        long delay = 0;
        for (int task = 0; task < count; task++) {
            if (tasks.touched.get(task)) {
                continue;
            }
            if (tasks.failed.get(task)) {
                failed++;
                continue;
            }
            if (tasks.touched.isEmpty()) {
                continue;
            }
            long later = later(tasks.end[task], with[task], without[task], taskTolerance);
            if (later > LATE_NANOS && later > LATE_PART * (without[task] - tasks.due[task])) {
                delayed++;
                delay += later;
            }
        }
        long cost = tasks.touched.isEmpty() ? 0 : later(max(tasks.end), max(with), max(without), tolerance);
        return new Result(failed, delayed, delay, cost);
    }

    private static long longestHeld(Tasks tasks) {
        return tasks.touched.stream()
                .mapToLong(task -> tasks.busy[task] - tasks.usual[task])
                .max()
                .orElse(0);
    }

    private static long later(long real, long with, long without, long tolerance) {
        return Math.max(with - without, real - without - tolerance);
    }

    /**
     * How far the ends of untouched tasks usually lie behind their schedule; beyond every end when there is none, and where
     * nobody waits for a place, so that no struck task can hold another.
     */
    private static long usualDistance(Tasks tasks, long[] with) {
        long[] distances = new long[with.length];
        int count = 0;
        for (int task = 0; task < with.length; task++) {
            if (!tasks.touched.get(task) && !tasks.failed.get(task)) {
                distances[count++] = Math.max(0, tasks.end[task] - with[task]);
            }
        }
        return count == 0 || tasks.places == 0 ? NEVER / USUAL : quantile(Arrays.copyOf(distances, count), MOST_TASKS);
    }

    /** When each task ends that begins once it is due and a place is free. O(n log k). */
    static long[] ends(long[] due, long[] busy, int places) {
        long[] ends = new long[due.length];
        PriorityQueue<Long> freeAt = new PriorityQueue<>();
        for (int task = 0; task < due.length; task++) {
            boolean free = places == 0 || freeAt.size() < places;
            long start = free ? due[task] : Math.max(due[task], freeAt.remove());
            ends[task] = start + busy[task];
            if (places > 0) {
                freeAt.add(ends[task]);
            }
        }
        return ends;
    }

    /** The lower one of the two in the middle. */
    static long median(long[] values) {
        return quantile(values, 0.5);
    }

    private static long quantile(long[] values, double part) {
        Arrays.sort(values);
        return values[(int) ((values.length - 1) * part)];
    }

    private static long max(long[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
