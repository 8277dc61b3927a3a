package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundTest {

    @Test
    void theAncestorsListHasItsKnownBounds() {
        long[] tasks = {1, 1, 1_000, 2, 500};
        assertEquals(1_504, Bound.nanos(tasks, 1));
        assertEquals(1_001, Bound.nanos(tasks, 2));
        assertEquals(1_000, Bound.nanos(tasks, 5));
        assertEquals(1_000, Bound.nanos(tasks, 0));
    }

    @Test
    void orderMatters() {
        // Graham 1969: longest first packs 3,3 | 2,2,2; the order 2,2,2,3,3 on two places ends at 7.
        assertEquals(7, Bound.nanos(new long[] {2, 2, 2, 3, 3}, 2));
        assertEquals(7, Bound.nanos(new long[] {3, 3, 2, 2, 2}, 2));
    }

    @Test
    void noTaskTakesNoTime() {
        assertEquals(0, Bound.nanos(new long[0], 0));
        assertEquals(0, Bound.nanos(new long[0], 3));
        assertEquals(0, Bound.nanos(new long[] {0, 0}, 1));
    }

    @Test
    void placesBelowZeroAreRefused() {
        assertEquals(
                "places must be 0 or more, not -1",
                assertThrows(IllegalArgumentException.class, () -> Bound.nanos(new long[] {1}, -1))
                        .getMessage());
    }

    @Test
    void agreesWithATickByTickSimulationAndKeepsGrahamsInequalities() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int trial = 0; trial < 3_000; trial++) {
            int places = 1 + random.nextInt(6);
            long[] tasks = random.longs(random.nextInt(12), 0, 20).toArray();
            String what = "seed " + seed + ", places " + places + ", tasks " + Arrays.toString(tasks);

            long bound = Bound.nanos(tasks, places);

            assertEquals(tickByTick(tasks, places), bound, what);
            long sum = Arrays.stream(tasks).sum();
            long longest = Arrays.stream(tasks).max().orElse(0);
            assertTrue(bound >= longest && bound * places >= sum, what);
            assertTrue(bound <= sum, what);
            assertTrue(bound <= sum / (double) places + longest, what);
        }
    }

    /** Another way to the same: each tick, free places take the next tasks; zero-length ones hold none. */
    private static long tickByTick(long[] tasks, int places) {
        long[] left = new long[places];
        int next = 0;
        long now = 0;
        while (true) {
            for (int place = 0; place < places; place++) {
                while (left[place] == 0 && next < tasks.length) {
                    left[place] = tasks[next++];
                }
            }
            if (Arrays.stream(left).allMatch(rest -> rest == 0)) {
                return now;
            }
            for (int place = 0; place < places; place++) {
                left[place] = Math.max(0, left[place] - 1);
            }
            now++;
        }
    }
}
