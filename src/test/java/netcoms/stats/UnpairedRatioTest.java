package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import netcoms.stats.Summary.Ratio;
import org.junit.jupiter.api.Test;

class UnpairedRatioTest {
    private static final double TOLERANCE = 1e-9;

    /**
     * SciPy 1.17.1: {@code r = scipy.stats.ttest_ind(np.log(b), np.log(a), equal_var=False)},
     * {@code np.exp(r.confidence_interval(0.95))}.
     */
    @Test
    void theIntervalIsThatOfWelch() {
        Ratio ratio = UnpairedRatio.of(
                List.of(1.507, 1.504, 1.506, 1.505, 1.505), List.of(1.60, 1.45, 1.70, 1.52, 1.66, 1.58));
        assertNotNull(ratio);
        assertEquals(1.0514108784443514, ratio.value(), TOLERANCE);
        assertEquals(0.9893442903380503, ratio.low(), TOLERANCE);
        assertEquals(1.1173712186011557, ratio.high(), TOLERANCE);
    }

    @Test
    void turnedRoundItIsTheReciprocal() {
        List<Double> one = List.of(1.0, 1.1, 0.9);
        List<Double> other = List.of(2.0, 2.3, 1.9, 2.2);
        Ratio there = UnpairedRatio.of(one, other);
        Ratio back = UnpairedRatio.of(other, one);
        assertNotNull(there);
        assertNotNull(back);
        assertEquals(1 / there.value(), back.value(), TOLERANCE);
        assertEquals(1 / there.low(), back.high(), TOLERANCE);
        assertEquals(1 / there.high(), back.low(), TOLERANCE);
    }

    @Test
    void whatDoesNotScatterHasNoWidth() {
        Ratio ratio = UnpairedRatio.of(List.of(2.0, 2.0), List.of(3.0, 3.0, 3.0));
        assertNotNull(ratio);
        assertEquals(1.5, ratio.low(), TOLERANCE);
        assertEquals(1.5, ratio.high(), TOLERANCE);
    }

    @Test
    void whatWasNotMeasuredHasNoRatioAndOneRoundNoInterval() {
        assertNull(UnpairedRatio.of(List.of(), List.of(1.0)));
        assertNull(UnpairedRatio.of(List.of(1.0), List.of(0.0, 1.0)));
        assertNull(UnpairedRatio.of(List.of(1.0, Double.NaN), List.of(1.0, 1.0)));
        Ratio ratio = UnpairedRatio.of(List.of(1.0), List.of(3.0, 3.0));
        assertNotNull(ratio);
        assertEquals(3, ratio.value(), TOLERANCE);
        assertNull(ratio.low());
        assertNull(ratio.high());
    }

    /** Five rounds against eight, of which the second group scatters four times as much. */
    @Test
    void theIntervalCoversAtItsRate() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        int repetitions = 2_000;
        int covered = 0;
        for (int i = 0; i < repetitions; i++) {
            Ratio ratio = UnpairedRatio.of(sample(random, 5, 1.0, 0.02), sample(random, 8, 1.03, 0.08));
            assertNotNull(ratio);
            if (ratio.low() <= 1.03 && 1.03 <= ratio.high()) {
                covered++;
            }
        }
        double rate = (double) covered / repetitions;
        assertTrue(rate >= 0.93 && rate <= 0.97, "covers in " + rate + " with seed " + seed);
    }

    private static List<Double> sample(Random random, int rounds, double median, double sd) {
        return Stream.generate(() -> median * Math.exp(sd * random.nextGaussian()))
                .limit(rounds)
                .toList();
    }
}
