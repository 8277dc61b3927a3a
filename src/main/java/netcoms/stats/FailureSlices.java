package netcoms.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import netcoms.stats.Detail.FailureSlice;

/** A trial's makespan in so many equal parts, to show when tasks failed. Pure. */
final class FailureSlices {
    static final int COUNT = 20;

    private FailureSlices() {}

    /** The slice, from 0, in which a task ended; the last one holds its end. */
    static int at(long endedNanos, long makespanNanos) {
        return makespanNanos <= 0
                ? 0
                : (int) Math.clamp((double) endedNanos / makespanNanos * COUNT, 0.0, (double) COUNT - 1);
    }

    /** The slices of one trial, those in which nothing failed left out. */
    static List<FailureSlice> of(int round, long makespanNanos, SortedMap<Integer, Map<String, Long>> failures) {
        double width = makespanNanos / 1e9 / COUNT;
        List<FailureSlice> slices = new ArrayList<>();
        failures.forEach(
                (slice, counts) -> slices.add(new FailureSlice(round, slice * width, (slice + 1) * width, counts)));
        return slices;
    }
}
