package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.Touch;
import netcoms.fault.TouchLog;
import netcoms.fault.Toxic;
import netcoms.fault.Window;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskSpec;
import org.junit.jupiter.api.Test;

/** A task that is refused for 100 ms, then one that ends ok after 50 more; the fault is over after 120 ms. */
class FaultWatchTest {
    private static final long MILLIS = 1_000_000;
    private static final Duration OVER = Duration.ofMillis(120);
    private static final Toxic OUTAGE = during(new Effect.Down(), List.of(), OVER);
    private static final Toxic TIMEOUT = during(new Effect.Timeout(Duration.ofSeconds(1)), List.of(), OVER);

    private static Toxic during(Effect effect, List<Integer> rounds, Duration until) {
        return new Toxic(
                effect, Toxic.Stream.DOWNSTREAM, 1, new Window(rounds, 1, Integer.MAX_VALUE, Duration.ZERO, until));
    }

    /** In round 1; -1 when it is not known. */
    private static long recoveryMillis(Toxic... toxics) {
        AtomicLong clock = new AtomicLong(5_000 * MILLIS);
        FaultPlan plan = new FaultPlan("p", "", List.of(toxics));
        FaultWatch watch = new FaultWatch(Collections.nCopies(2, new TaskSpec.Send("hi")));
        watch.begin(plan, true, clock.get());
        TrialRecorder recorder = new TrialRecorder(2, clock::get);
        recorder.submitted(0, 2);
        recorder.started(0);
        clock.addAndGet(100 * MILLIS);
        recorder.cameFrom(0, List.of(4_711));
        recorder.failed(0, "refused", "");
        recorder.started(1);
        clock.addAndGet(50 * MILLIS);
        recorder.ok(1);
        recorder.finish(1);
        Touch touch = new Touch(1, 4_711, 5_000 * MILLIS, 5_100 * MILLIS, List.of("any"));
        long nanos = watch.end(1, "s", 1, recorder.recorded(), plan, new TouchLog(1, List.of(touch)))
                .figures()
                .recoveryNanos();
        return nanos < 0 ? nanos : nanos / MILLIS;
    }

    @Test
    void afterAnOutageItIsKnownHowLongTheRecoveryTook() {
        assertEquals(30, recoveryMillis(OUTAGE));
        assertEquals(30, recoveryMillis(OUTAGE, during(new Effect.Timeout(OVER), List.of(2), Window.FOR_EVER)));
    }

    @Test
    void otherFaultsAreNoOutage() {
        Toxic down = during(new Effect.Down(), List.of(), Window.FOR_EVER);
        assertEquals(-1, recoveryMillis(down));
        assertEquals(-1, recoveryMillis(TIMEOUT));
        assertEquals(-1, recoveryMillis(TIMEOUT, down));
        assertEquals(-1, recoveryMillis(OUTAGE, during(new Effect.Timeout(OVER), List.of(), Window.FOR_EVER)));
    }
}
