package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import netcoms.stats.OpenLoad.Offered;
import org.junit.jupiter.api.Test;

/** Ten tasks a second for a second on one place, in made-up time. */
class OpenLoadTest {
    private static final Offered TEN = new Offered(10, "constant", 1, 0);
    private static final long MILLI = 1_000_000;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void whoKeepsUpIsNotLate() {
        Summary summary = run(50);
        OpenLoad load = summary.detail().open();
        assertNotNull(load);
        assertEquals(0, load.late());
        assertEquals(0, load.maxLateSeconds());
        assertEquals(10, load.achievedPerSecond(), 1e-9);
        assertFalse(load.saturated());
        assertEquals(0.05, summary.latency().max(), 1e-9);
        assertEquals(0.05, load.uncorrected().max(), 1e-9);
        assertNull(summary.speedup(), "arrivals make the makespan");
        assertTrue(Double.isNaN(summary.boundSeconds()) && Double.isNaN(summary.overhead()));
    }

    /** Of 200 ms each: the k-th begins after k x 200 ms and is due after k x 100 ms; all but the first begin late. */
    @Test
    void whoFallsBehindIsLateByEverMore() {
        Summary summary = run(200);
        OpenLoad load = summary.detail().open();
        assertNotNull(load);
        assertEquals(9, load.late());
        assertEquals(0.9, load.maxLateSeconds(), 1e-9);
        assertEquals(5, load.achievedPerSecond(), 1e-9);
        assertTrue(load.saturated());
        assertEquals(1.1, summary.latency().max(), 1e-9);
        assertEquals(0.2, load.uncorrected().max(), 1e-9);
        assertEquals(10, load.tasks());
    }

    @Test
    void aGlanceCountsTheLateOnes() {
        TrialRecorder recorder = recorder();
        recorder.submitted(0, 10);
        clock.addAndGet(250 * MILLI);
        assertEquals(-250 * MILLI, recorder.untilDueNanos(0));
        assertEquals(50 * MILLI, recorder.untilDueNanos(3));
        recorder.started(0);
        recorder.ok(0);
        recorder.ok(1, 10 * MILLI, clock.get());
        clock.addAndGet(50 * MILLI);
        recorder.started(3);
        assertEquals(2, recorder.counts().late());
        assertEquals(TEN, recorder.counts().offered());
    }

    @Test
    void whatFailedBeforeItWasDueHasNoLatency() {
        TrialRecorder recorder = recorder();
        recorder.submitted(0, 10);
        clock.addAndGet(5 * MILLI);
        for (int task = 0; task < 10; task++) {
            recorder.failed(task, "worker_lost", "nobody is left");
        }
        assertEquals(0, recorder.recorded().times(9).latencyNanos());
        assertEquals(1, recorder.finish(1).open().late(), "the first waited 5 ms");
    }

    private TrialRecorder recorder() {
        return new TrialRecorder(10, clock::get, Arrivals.of(TEN, 10, 1, 1));
    }

    private Summary run(long serviceMillis) {
        TrialRecorder recorder = recorder();
        recorder.submitted(0, 10);
        for (int task = 0; task < 10; task++) {
            clock.addAndGet(Math.max(0, recorder.untilDueNanos(task)));
            recorder.started(task);
            clock.addAndGet(serviceMillis * MILLI);
            recorder.ok(task);
        }
        StrategyTally tally = new StrategyTally("sequential", 1);
        tally.add(1, recorder.finish(1));
        return tally.summary(tally);
    }
}
