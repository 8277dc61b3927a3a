package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestFixedTest {
    private static Summary summary(String name, int places, long failedOf100, double... makespans) {
        LatencyHistogram latency = new LatencyHistogram();
        StrategyTally tally = new StrategyTally(name, places);
        for (int round = 1; round <= makespans.length; round++) {
            tally.add(
                    round,
                    TrialFigures.of(100, places)
                            .ended((long) (makespans[round - 1] * 1e9), (int) (100 - failedOf100), (int) failedOf100)
                            .latency(latency.toBase64(), 0)
                            .service(1, 1, 1)
                            .build());
        }
        return tally.summary(null);
    }

    private static List<Summary> sweep(Summary adaptive) {
        return new ArrayList<>(List.of(
                adaptive,
                summary("threads(1)", 1, 0, 8, 8, 8),
                summary("threads(4)", 4, 0, 2, 2.1, 1.9),
                summary("threads(16)", 16, 50, 1.5, 1.5, 1.5)));
    }

    @Test
    void theBestIsTheOneWithTheMostGoodputAndRoundsArePaired() {
        Summary adaptive = summary("adaptive", 0, 0, 4, 4.2, 3.8);
        BestFixed best = BestFixed.of(adaptive, sweep(adaptive)).orElseThrow();
        assertEquals("threads(4)", best.name());
        assertEquals(0.5, best.goodput().value(), 1e-9);
        assertNotNull(best.goodput().low());
        assertEquals(0.5, best.goodput().low(), 1e-6);
    }

    @Test
    void whatFailedIsNoGoodput() {
        Summary adaptive = summary("adaptive", 0, 20, 2, 2.1, 1.9);
        BestFixed best = BestFixed.of(adaptive, sweep(adaptive)).orElseThrow();
        assertEquals(0.8, best.goodput().value(), 1e-9);
        assertEquals(0.8, best.goodput().high(), 1e-6);
    }

    @Test
    void withoutASweepThereIsNoBest() {
        Summary adaptive = summary("adaptive", 0, 0, 4, 4.2, 3.8);
        assertEquals(Optional.empty(), BestFixed.of(adaptive, List.of(adaptive, summary("threads", 4, 0, 2, 2, 2))));
    }
}
