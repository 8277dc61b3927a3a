package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StrategyTallyTest {
    private static final double EXACT = 1e-12;

    // Python 3.11, SciPy 1.17.1:
    //   seq = np.array([1.512, 1.508, 1.517, 1.510, 1.513]); v = np.array([1.005, 1.002, 1.004, 1.003, 1.001])
    //   l = np.log(seq / v); np.exp(l.mean())
    //   np.exp(stats.t.interval(0.95, len(l) - 1, loc=l.mean(), scale=stats.sem(l)))
    //   statistics.stdev(v) -> 0.001581138830084191
    private static final double[] SEQUENTIAL = {1.512, 1.508, 1.517, 1.510, 1.513};
    private static final double[] VIRTUAL = {1.005, 1.002, 1.004, 1.003, 1.001};

    @Test
    void summaryMatchesIndependentValues() {
        StrategyTally sequential = tally("sequential", SEQUENTIAL);
        Summary summary = tally("virtual", VIRTUAL).summary(sequential);

        assertEquals(1.003, summary.makespan().mean(), EXACT);
        assertEquals(1.003, summary.makespan().median(), EXACT);
        assertEquals(0.001581138830084191, summary.makespan().sd(), EXACT);
        assertEquals(1.001, summary.makespan().min(), EXACT);
        assertEquals(1.005, summary.makespan().max(), EXACT);
        assertEquals(
                List.of(1.005, 1.002, 1.004, 1.003, 1.001), summary.makespan().values());
        Summary.Ratio speedup = speedup(summary);
        assertEquals(1.507476034103361, speedup.value(), EXACT);
        assertEquals(1.5032116337698784, low(speedup), 1e-9);
        assertEquals(1.5117525319418095, high(speedup), 1e-9);
        // 9 of 10 tasks were ok in each trial, makespans add up to 5.015 s.
        assertEquals(45 / 5.015, summary.goodputPerSecond(), EXACT);
        assertEquals(1.0, summary.boundSeconds(), EXACT);
        assertEquals(0.003, summary.overhead(), EXACT);
        assertEquals(Map.of("reset", 5L), summary.failures());
        assertEquals(50, summary.tasks());
    }

    @Test
    void twoRoundsHaveAnIntervalAndOneHasNone() {
        Summary two = tally("virtual", 1.005, 1.002).summary(tally("sequential", 1.512, 1.508));
        assertEquals(1.504733794138858, speedup(two).value(), EXACT);
        assertEquals(1.5014819324005482, low(speedup(two)), 1e-9);
        assertEquals(1.5079926986557304, high(speedup(two)), 1e-9);

        Summary one = tally("virtual", 1.0).summary(tally("sequential", 1.5));
        assertEquals(1.5, speedup(one).value(), EXACT);
        assertNull(speedup(one).low());
        assertNull(speedup(one).high());
        assertTrue(Double.isNaN(one.makespan().sd()));
    }

    @Test
    void onlyRoundsOfBothArePaired() {
        StrategyTally sequential = new StrategyTally("sequential", 1);
        sequential.add(2, trial(3.0, 1));
        StrategyTally virtual = new StrategyTally("virtual", 0);
        virtual.add(1, trial(0.5, 1));
        virtual.add(2, trial(1.0, 1));
        assertEquals(3.0, speedup(virtual.summary(sequential)).value(), EXACT);
        assertEquals(List.of(1, 2), virtual.summary(sequential).makespan().rounds());
    }

    @Test
    void withoutSequentialOrRoundsThereIsNoSpeedup() {
        assertNull(tally("virtual", 1.0).summary(null).speedup());
        Summary none = new StrategyTally("virtual", 0).summary(new StrategyTally("sequential", 1));
        assertNull(none.speedup());
        assertTrue(Double.isNaN(none.makespan().mean()));
        assertTrue(Double.isNaN(none.makespan().min()));
        assertTrue(Double.isNaN(none.latency().p99()));
        assertTrue(Double.isNaN(none.boundSeconds()));
        assertTrue(Double.isNaN(none.overhead()));
        assertTrue(Double.isNaN(none.goodputPerSecond()));
        assertTrue(Double.isNaN(none.startupSeconds()));
    }

    @Test
    void sequentialAgainstItselfIsOne() {
        StrategyTally sequential = tally("sequential", SEQUENTIAL);
        assertEquals(
                new Summary.Ratio(1, 1.0, 1.0), sequential.summary(sequential).speedup());
    }

    @Test
    void latenciesOfTheRoundsAreMerged() {
        StrategyTally tally = new StrategyTally("virtual", 0);
        for (int round = 1; round <= 100; round++) {
            tally.add(round, trial(1, round * 1_000_000L));
        }
        Summary.Latency latency = tally.summary(null).latency();
        assertEquals(0.050, latency.p50(), 0.050 * 1e-3);
        assertEquals(0.095, latency.p95(), 0.095 * 1e-3);
        assertEquals(0.099, latency.p99(), 0.099 * 1e-3);
        assertEquals(0.100, latency.max(), EXACT, "to the nanosecond, not the histogram's three digits");
    }

    @Test
    void aRoundCountsOnceAndAnUnreadableOneNotAtAll() {
        StrategyTally tally = tally("virtual", 1.0);
        tally.add(1, trial(9.0, 1));
        TrialFigures good = trial(2.0, 1);
        TrialFigures bad = TrialFigures.of(1, 0)
                .ended(1, 1, 0)
                .latency("garbage", 1)
                .service(1, 1, 1)
                .build();
        assertThrows(IllegalArgumentException.class, () -> tally.add(2, bad));
        tally.add(3, good);
        assertEquals(List.of(1, 3), tally.summary(null).makespan().rounds());
        assertEquals(20, tally.summary(null).tasks());
    }

    private static StrategyTally tally(String name, double... makespans) {
        StrategyTally tally = new StrategyTally(name, 0);
        for (int round = 1; round <= makespans.length; round++) {
            tally.add(round, trial(makespans[round - 1], 1_000));
        }
        return tally;
    }

    private static TrialFigures trial(double makespanSeconds, long latencyNanos) {
        LatencyHistogram latency = new LatencyHistogram();
        latency.record(latencyNanos);
        return TrialFigures.of(10, 0)
                .ended(Math.round(makespanSeconds * 1e9), 9, 1)
                .failures(Map.of("reset", 1L), new TreeMap<>(), Map.of("reset", "by peer"))
                .latency(latency.toBase64(), latencyNanos)
                .service(1_000_000_000, 1_500_000_000, 1_000_000_000)
                .build();
    }

    private static Summary.Ratio speedup(Summary summary) {
        Summary.Ratio speedup = summary.speedup();
        assertNotNull(speedup);
        return speedup;
    }

    private static double low(Summary.Ratio ratio) {
        Double low = ratio.low();
        assertNotNull(low);
        return low;
    }

    private static double high(Summary.Ratio ratio) {
        Double high = ratio.high();
        assertNotNull(high);
        return high;
    }
}
