package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.netflix.concurrency.limits.Limit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import netcoms.strategy.StrategySpec.Algorithm;
import netcoms.task.FailureKind;
import netcoms.task.Outcome;
import netcoms.task.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a clock that is set: latencies are what the test says. */
class AdaptiveLimitTest {
    private static final Outcome OK = new Outcome.Ok(Trace.NONE);

    private long nanos = 1;

    private static Outcome failed(FailureKind kind) {
        return new Outcome.Failed(kind, "scripted", Trace.NONE, null);
    }

    @Test
    void aSuccessAfterALongTimeIsNoDrop() {
        Limit aimd = Adaptive.limit(new StrategySpec.Adaptive(Algorithm.AIMD, 20, 100));
        aimd.onSample(0, 60_000_000_000L, 20, false);
        assertEquals(21, aimd.getLimit());
    }

    /** Says what a test tells it to, and keeps what it was told. */
    private static final class Scripted implements Limit {
        final List<String> samples = new ArrayList<>();
        int limit;

        Scripted(int limit) {
            this.limit = limit;
        }

        @Override
        public int getLimit() {
            return limit;
        }

        @Override
        public void notifyOnChange(Consumer<Integer> consumer) {}

        @Override
        public void onSample(long startNanos, long rttNanos, int inFlight, boolean didDrop) {
            samples.add(startNanos + "+" + rttNanos + " " + inFlight + (didDrop ? " dropped" : ""));
        }
    }

    private AdaptiveLimit gate(Limit limit) {
        return new AdaptiveLimit("scripted", limit, () -> nanos);
    }

    @Test
    void eachEndIsASampleWithTheMostThatWereInFlightAtItsStartOrItsEnd() throws InterruptedException {
        Scripted scripted = new Scripted(4);
        AdaptiveLimit gate = gate(scripted);
        Gate.Pass first = gate.enter();
        nanos = 11;
        Gate.Pass second = gate.enter();
        nanos = 101;
        first.leave(OK);
        second.leave(failed(FailureKind.RESET));
        assertEquals(List.of("1+100 2", "11+90 2 dropped"), scripted.samples);
        assertEquals(0, gate.glance().inFlight());
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void onlyLostConnectionsAndTimeOutsTellOfLoad(FailureKind kind) throws InterruptedException {
        Scripted scripted = new Scripted(4);
        gate(scripted).enter().leave(failed(kind));
        boolean tells = List.of(
                        FailureKind.REFUSED,
                        FailureKind.CONNECT_TIMEOUT,
                        FailureKind.RESPONSE_TIMEOUT,
                        FailureKind.TASK_TIMEOUT,
                        FailureKind.RESET,
                        FailureKind.EOF)
                .contains(kind);
        assertEquals(tells ? 1 : 0, scripted.samples.size());
    }

    @Test
    void whatDidNotRunIsNoSampleAndGivesItsPlaceBack() throws InterruptedException {
        Scripted scripted = new Scripted(1);
        AdaptiveLimit gate = gate(scripted);
        gate.enter().leave(null);
        gate.enter().leave(OK);
        assertEquals(1, scripted.samples.size());
    }

    @Test
    void aNewLimitHoldsAtOnce() throws InterruptedException {
        Scripted scripted = new Scripted(2);
        AdaptiveLimit gate = gate(scripted);
        Gate.Pass one = gate.enter();
        Gate.Pass two = gate.enter();
        scripted.limit = 3;
        one.leave(OK);
        Gate.Pass three = gate.enter();
        Gate.Pass four = gate.enter();
        assertEquals(3, gate.glance().inFlight());
        scripted.limit = 1;
        two.leave(OK);
        // More run than may, and nobody else gets in until they are fewer.
        assertEquals(
                new LimitGlance("scripted", 1, 2, 0, gate.glance().recent()).inFlight(),
                gate.glance().inFlight());
        assertFalse(gate.isOpen());
        three.leave(OK);
        assertFalse(gate.isOpen());
        four.leave(OK);
        assertTrue(gate.isOpen());
    }

    @Test
    void aTrialBeginsWithTheLimitOfTheOneBeforeAndACourseOfItsOwn() throws InterruptedException {
        Scripted scripted = new Scripted(2);
        AdaptiveLimit gate = gate(scripted);
        gate.begin();
        Gate.Pass pass = gate.enter();
        scripted.limit = 7;
        nanos += 1_000_000;
        pass.leave(OK);
        assertEquals(2, gate.course().points().size());
        gate.begin();
        assertEquals(1, gate.course().points().size());
        assertEquals(7, gate.course().settled());
        assertEquals(0.001, gate.glance().latencySeconds(), 1e-9);
    }

    /** Tasks one after the other through as many places as there are, each as slow as so many in flight make it. */
    private int after(int tasks, Algorithm algorithm, int initial, IntUnaryOperator micros)
            throws InterruptedException {
        AdaptiveLimit gate = gate(Adaptive.limit(new StrategySpec.Adaptive(algorithm, initial, 1000)));
        return run(gate, tasks, micros, OK);
    }

    private record Running(long endNanos, Gate.Pass pass) {}

    private int run(AdaptiveLimit gate, int tasks, IntUnaryOperator micros, Outcome outcome)
            throws InterruptedException {
        Deque<Running> running = new ArrayDeque<>();
        for (int started = 0; started < tasks || !running.isEmpty(); ) {
            while (started < tasks && gate.isOpen()) {
                Gate.Pass pass = gate.enter();
                started++;
                running.add(new Running(nanos + 1000L * micros.applyAsInt(running.size() + 1), pass));
            }
            Running first = running.remove();
            nanos = Math.max(nanos, first.endNanos());
            first.pass().leave(outcome);
        }
        return gate.glance().limit();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void whileLatencyStaysTheLimitGrowsPastTheTasksThereAre(Algorithm algorithm) throws InterruptedException {
        int limit = after(200, algorithm, 64, inFlight -> 10_000);
        assertTrue(limit >= 200, algorithm + " stays at " + limit + " after 200 waits of 10 ms");
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"GRADIENT2", "VEGAS"})
    void whereMoreAtOnceOnlyWaitLongerTheLimitStaysBelow(Algorithm algorithm) throws InterruptedException {
        AdaptiveLimit gate = gate(Adaptive.limit(new StrategySpec.Adaptive(algorithm, 8, 1000)));
        run(gate, 400, inFlight -> 1_000, OK);
        int quiet = gate.glance().limit();
        // All at once ten times as slow: as when the server's own limit is met.
        int crowded = run(gate, 400, inFlight -> 10_000, OK);
        assertTrue(crowded < quiet, algorithm + " went from " + quiet + " to " + crowded);
    }

    @Test
    void aimdTakesATenthOffForEachDropWhateverTheLatency() throws InterruptedException {
        AdaptiveLimit gate = gate(Adaptive.limit(new StrategySpec.Adaptive(Algorithm.AIMD, 100, 1000)));
        assertEquals(90, run(gate, 1, inFlight -> 1, failed(FailureKind.RESET)));
        assertEquals(81, run(gate, 1, inFlight -> 1, failed(FailureKind.RESPONSE_TIMEOUT)));
        assertEquals(81, run(gate, 1, inFlight -> 1, failed(FailureKind.CANCELLED)));
    }

    @Test
    void jitterAsLargeAsTheLatencyDoesNotHoldGradientDown() throws InterruptedException {
        java.util.Random random = new java.util.Random(1);
        int limit = after(2_000, Algorithm.GRADIENT2, 64, inFlight -> 1 + random.nextInt(100_000));
        assertTrue(limit > 200, "seed 1: " + limit);
    }
}
