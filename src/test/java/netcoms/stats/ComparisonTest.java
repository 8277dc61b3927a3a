package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import netcoms.stats.Comparison.Decision;
import netcoms.stats.Summary.Makespan;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void theRoundsStillNeededAreThoseOfAPairedTTest() {
        // Power of the two-sided paired t test at a difference of one (half a) standard deviation, SciPy 1.17.1:
        //   power = lambda n, d: 1 - stats.nct.cdf(stats.t.ppf(.975, n - 1), n - 1, d * n ** .5)
        //   power(9, 1), power(10, 1) -> 0.7480, 0.8031; power(33, .5), power(34, .5) -> 0.7954, 0.8078
        assertEquals(OptionalInt.of(10 - 3), undecided(0.1, 0.1).moreRounds());
        assertEquals(OptionalInt.of(34 - 3), undecided(0.1, 0.2).moreRounds());
    }

    @Test
    void aDifferenceThatIsNoneNeedsNoRounds() {
        assertEquals(OptionalInt.empty(), undecided(0, 0.1).moreRounds(), "half a percent is not called a difference");
        assertEquals(OptionalInt.empty(), undecided(0.001, 1).moreRounds(), "over a thousand");
        assertEquals(
                Decision.NO_DIFFERENCE_SHOWN,
                compared(new double[] {1, 1, 1}, 1, 1, 1).decision());
    }

    @Test
    void decisionsFollowTheInterval() {
        assertEquals(
                Decision.FASTER,
                compared(new double[] {2, 2.01, 2.02}, 1, 1.01, 1).decision());
        assertEquals(
                Decision.SLOWER,
                compared(new double[] {1, 1.01, 1}, 2, 2.01, 2.02).decision());
        assertEquals(Decision.TOO_FEW_ROUNDS, compared(new double[] {2}, 1).decision());
        // Certain, but too small to matter: every round 0.4 % apart.
        assertEquals(
                Decision.NO_DIFFERENCE_SHOWN,
                compared(new double[] {1.004, 2.008, 3.012}, 1, 2, 3).decision());
    }

    @Test
    void oneWildRoundWidensTheIntervalInsteadOfDecidingIt() {
        // 1.51x in four rounds, 7.66 s in the fifth: a ratio of means would claim 2.7x.
        Comparison wild = compared(new double[] {1.512, 1.508, 1.517, 1.510, 7.66}, 1.003, 1.002, 1.004, 1.003, 1.001);
        assertEquals(Decision.NO_DIFFERENCE_SHOWN, wild.decision());
    }

    @Test
    void outliersAreFoundByTheModifiedZScore() {
        assertEquals(List.of(5), Outliers.rounds(makespan(1.01, 1.02, 1.00, 1.01, 7.66)));
        assertEquals(
                List.of(1, 4), Outliers.rounds(makespan(0.5, 1, 1, 2, 1, 1, 1)), "a MAD of 0, and both directions");
        assertEquals(List.of(), Outliers.rounds(makespan(1.01, 1.02, 1.00, 1.01, 1.05)), "within 5 % of the median");
        assertEquals(List.of(), Outliers.rounds(makespan(1, 1, 1, 9)), "too few to say");
        // Scores 0.6745 * 3 / 0.5 = 4.05 and 0.6745 * 2.5 / 0.5 = 3.37 on either side of 3.5.
        assertEquals(List.of(6), Outliers.rounds(makespan(10, 10, 10.5, 9.5, 9.5, 13, 10.5, 7.5, 10)));
    }

    @Test
    void medianAbsoluteDeviationAndSerialFractionAreAsPublished() {
        assertEquals(1, makespan(1, 1, 2, 2, 4, 6, 9).mad(), 0, "deviations 1 1 0 0 2 4 7");
        assertTrue(Double.isNaN(makespan().mad()));
        // Karp and Flatt 1990: a speedup of 4 with 8 places leaves (1/4 - 1/8) / (1 - 1/8) = 1/7.
        assertEquals(1 / 7.0, summary(8, 4).serialFraction(), 1e-12);
        // All at once: 100 tasks in one round are 100 places.
        assertEquals((1 / 4.0 - 0.01) / 0.99, summary(0, 4).serialFraction(), 1e-12);
        assertTrue(Double.isNaN(summary(1, 1).serialFraction()));
    }

    /** Three rounds whose log ratios exceed the smallest difference by this on average, with this deviation. */
    private static Comparison undecided(double difference, double sd) {
        double mean = Math.log1p(0.005) + difference;
        double[] against = {Math.exp(mean - sd), Math.exp(mean), Math.exp(mean + sd)};
        return compared(against, 1, 1, 1);
    }

    private static Comparison compared(double[] against, double... makespans) {
        return Comparison.of(
                        IntervalCoverageTest.summary("a", makespans),
                        IntervalCoverageTest.summary("b", against),
                        PairedRatio.CONFIDENCE)
                .orElseThrow();
    }

    private static Makespan makespan(double... values) {
        return new Makespan(0, 0, 0, 0, 0, Arrays.stream(values).boxed().toList());
    }

    private static Summary summary(int places, double speedup) {
        Summary plain = IntervalCoverageTest.summary("a", 1);
        return new Summary(
                plain.name(),
                places,
                0,
                plain.makespan(),
                plain.latency(),
                100,
                100,
                0,
                plain.failures(),
                0,
                0,
                1,
                0,
                new Summary.Ratio(speedup, null, null));
    }
}
