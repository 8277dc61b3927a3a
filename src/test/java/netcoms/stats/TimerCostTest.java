package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimerCostTest {

    @Test
    void aClockThatCostsMoreThanItsResolutionShowsItsCost() {
        AtomicLong nanos = new AtomicLong();
        TimerCost cost = TimerCost.measure(() -> nanos.addAndGet(100));
        assertEquals(100e-9, cost.granularitySeconds(), 1e-15);
        // A task is read three times: submitted, started, done; and each pass of 1,000 tasks once more.
        assertEquals(300.1e-9, cost.recorderSeconds(), 1e-15);
    }

    @Test
    void aCoarseClockShowsItsSteps() {
        AtomicLong readings = new AtomicLong();
        TimerCost cost = TimerCost.measure(() -> readings.incrementAndGet() / 7 * 1_000);
        assertEquals(1e-6, cost.granularitySeconds(), 1e-15);
        assertTrue(Double.isNaN(TimerCost.measure(() -> 5).granularitySeconds()), "a clock that stands still");
    }

    @Test
    void thisProcessIsMeasuredOnce() {
        TimerCost cost = TimerCost.ofThisProcess();
        assertTrue(cost.granularitySeconds() > 0 && cost.recorderSeconds() > 0, cost.toString());
        assertSame(cost, TimerCost.ofThisProcess());
    }
}
