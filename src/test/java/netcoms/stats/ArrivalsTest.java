package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import netcoms.stats.OpenLoad.Offered;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final long SEED = 11;

    @Test
    void constantArrivalsLieAtEqualDistances() {
        assertArrayEquals(
                new long[] {0, 250_000_000, 500_000_000, 750_000_000}, due(new Offered(4, "constant", 1, 0), 4, 1));
    }

    /** With a ramp of 2 s to 4 a second, L(t) = t² until then: tasks 1, 2 and 3 at 1, 1.41 and 1.73 s, then each 0.25 s. */
    @Test
    void aRampGrowsInALine() {
        long[] due = due(new Offered(4, "constant", 3, 2), 8, 1);
        double[] expected = {0, 1, Math.sqrt(2), Math.sqrt(3), 2, 2.25, 2.5, 2.75};
        for (int task = 0; task < 8; task++) {
            assertEquals(expected[task], due[task] / 1e9, 1e-9);
        }
    }

    @Test
    void aSeedAndARoundGiveTheSameArrivalsAlwaysAndOthersOthers() {
        Offered offered = new Offered(500, "poisson", 30, 0);
        assertArrayEquals(due(offered, 15_000, 1), due(offered, 15_000, 1));
        assertFalse(Arrays.equals(due(offered, 15_000, 1), due(offered, 15_000, 2)));
        assertFalse(Arrays.equals(due(offered, 15_000, 1), times(Arrivals.of(offered, 15_000, SEED + 1, 1))));
    }

    /** Of a Poisson process counts in slices have a variance like their mean, and gaps a deviation like their mean. */
    @Test
    void poissonArrivalsAreAsScatteredAsTheyShouldBe() {
        long[] due = due(new Offered(1_000, "poisson", 100, 0), 100_000, 3);
        double[] counts = new double[1_000];
        for (long nanos : due) {
            counts[(int) Math.min(999, nanos / 100_000_000)]++;
        }
        assertEquals(100, Spread.mean(counts), 1e-9);
        assertEquals(1, Math.pow(Spread.sd(counts), 2) / 100, 0.15, "seed " + SEED);
        double[] gaps = IntStream.range(1, due.length)
                .mapToDouble(task -> due[task] - due[task - 1])
                .toArray();
        assertEquals(1, Spread.sd(gaps) / Spread.mean(gaps), 0.02, "seed " + SEED);
        assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0));
        assertTrue(due[0] >= 0 && due[due.length - 1] <= 100_000_000_000L);
    }

    private static long[] due(Offered offered, int tasks, int round) {
        return times(Arrivals.of(offered, tasks, SEED, round));
    }

    private static long[] times(Arrivals arrivals) {
        return IntStream.range(0, arrivals.count())
                .mapToLong(arrivals::dueNanos)
                .toArray();
    }
}
