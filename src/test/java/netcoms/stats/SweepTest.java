package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import netcoms.stats.Sweep.Point;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final double[] SCATTER = {1.000, 1.004, 0.997, 1.002, 0.999};

    @Test
    void sizesOfOneModelAreFoundAndPutInOrder() {
        List<Sweep> sweeps = Sweep.of(List.of(
                size("sequential", 1, 4.0),
                size("threads(4)", 4, 1.0),
                size("threads(1)", 1, 4.0),
                size("virtual", 0, 0.5),
                size("threads(2)", 2, 2.5),
                size("processes(1)", 1, 4.0),
                size("processes(2)", 2, 2.0)));
        assertEquals(1, sweeps.size());
        Sweep sweep = sweeps.getFirst();
        assertEquals("threads", sweep.model());
        assertEquals(
                List.of(1, 2, 4), sweep.points().stream().map(Point::places).toList());
        Point two = sweep.points().get(1);
        assertEquals("threads(2)", two.strategy());
        assertEquals(2.5, two.makespanSeconds(), 0.01);
        assertEquals(100 / 2.5, two.throughputPerSecond(), 0.1);
        assertEquals(4.0 / 2.5 / 2, two.efficiency(), 1e-9);
        assertEquals(1, sweep.points().getFirst().efficiency());
    }

    @Test
    void aLineHasNoLimit() {
        Sweep sweep = sweep(8, 4, 2, 1);
        assertNotNull(sweep.usl());
        assertTrue(sweep.usl().peak().isEmpty() || sweep.usl().peak().get() > 50);
        assertEquals(100.0 / 8, sweep.usl().lambda().value(), 0.2);
        assertEquals(OptionalInt.of(8), sweep.recommended());
    }

    @Test
    void theRecommendedSizeIsTheLastThatBringsFivePercent() {
        assertEquals(OptionalInt.of(2), sweep(4, 2, 1.94, 1.93).recommended());
        assertEquals(OptionalInt.of(4), sweep(4, 2, 1.8, 1.79).recommended());
        assertEquals(OptionalInt.of(1), sweep(4, 4.4, 5, 6).recommended());
    }

    /** From 4 to 8 nothing is gained, from 8 to 16 something is: what stands in between does not end the search. */
    @Test
    void aPlateauIsNotTheEnd() {
        assertEquals(OptionalInt.of(16), sweep(4, 2, 1, 1, 0.5).recommended());
    }

    @Test
    void noiseIsNoGain() {
        Summary two = summary("threads(2)", 2, 2.0, 1.5, 2.4, 1.4, 2.2);
        Summary four = summary("threads(4)", 4, 1.4, 2.2, 1.5, 2.1, 1.3);
        Sweep sweep = Sweep.of(List.of(size("threads(1)", 1, 4.0), two, four)).getFirst();
        assertEquals(OptionalInt.of(2), sweep.recommended());
    }

    @Test
    void oneRoundHasPointsAndNothingMore() {
        Sweep sweep = Sweep.of(
                        List.of(summary("threads(1)", 1, 4), summary("threads(2)", 2, 2), summary("threads(4)", 4, 1)))
                .getFirst();
        assertEquals(3, sweep.points().size());
        assertNull(sweep.usl());
        assertEquals(OptionalInt.empty(), sweep.recommended());
    }

    @Test
    void aSizeWithoutAFinishedTrialIsLeftOut() {
        assertEquals(
                List.of(),
                Sweep.of(List.of(size("threads(1)", 1, 4.0), size("threads(2)", 2, 2.0), summary("threads(4)", 4))));
    }

    /** 0.3 s of start-up, 40 ms a task against 20 ms: 15 tasks. With 1 ms of start-up it is two: one gains nothing. */
    @Test
    void aPoolPaysFromSoManyTasksOn() {
        BreakEven even = BreakEven.of(startingIn(0.3, "processes(2)", 2.0), startingIn(0, "sequential", 4.0))
                .orElseThrow();
        assertEquals(15, even.tasks());
        assertEquals(0.02, even.savedSeconds(), 1e-12);
        assertEquals("processes(2)", even.strategy());
        assertEquals(
                Optional.empty(),
                BreakEven.of(startingIn(0.3, "processes(2)", 4.0), startingIn(0, "sequential", 4.0)),
                "it gains nothing");
        assertEquals(
                Optional.empty(),
                BreakEven.of(startingIn(0, "processes(2)", 2.0), startingIn(0, "sequential", 4.0)),
                "it was warm");
        assertEquals(
                2,
                BreakEven.of(startingIn(0.001, "threads(2)", 2.0), startingIn(0, "sequential", 4.0))
                        .orElseThrow()
                        .tasks());
        assertEquals(
                1,
                BreakEven.of(startingIn(0.1, "threads(2)", 2.0), startingIn(0.2, "sequential", 4.0))
                        .orElseThrow()
                        .tasks());
    }

    private static Sweep sweep(double... seconds) {
        List<Summary> sizes = new ArrayList<>();
        for (int i = 0; i < seconds.length; i++) {
            sizes.add(size("threads(" + (1 << i) + ")", 1 << i, seconds[i]));
        }
        return Sweep.of(sizes).getFirst();
    }

    private static Summary size(String name, int places, double seconds) {
        return summary(
                name, places, Arrays.stream(SCATTER).map(each -> each * seconds).toArray());
    }

    private static Summary startingIn(double startup, String name, double seconds) {
        return summary(name, name.equals("sequential") ? 1 : 2, startup, new double[] {seconds});
    }

    private static Summary summary(String name, int places, double... seconds) {
        return summary(name, places, 0.001, seconds);
    }

    private static Summary summary(String name, int places, double startup, double[] seconds) {
        double mean = DoubleStream.of(seconds).average().orElse(Double.NaN);
        long tasks = 100L * seconds.length;
        return new Summary(
                name,
                places,
                startup,
                new Summary.Makespan(
                        mean,
                        mean,
                        0,
                        mean,
                        mean,
                        DoubleStream.of(seconds).boxed().toList()),
                new Summary.Latency(0, 0, 0, 0),
                tasks,
                tasks,
                0,
                Map.of(),
                0,
                tasks / (mean * seconds.length),
                mean,
                0,
                null);
    }
}
