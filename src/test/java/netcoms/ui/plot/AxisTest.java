package netcoms.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static String labels(Axis axis) {
        return String.join(" ", axis.ticks().stream().map(Axis.Tick::label).toList());
    }

    @Test
    void linearTicksAreRoundAndHaveAsManyDecimalsAsTheyNeed() {
        Unit seconds = Unit.ofSeconds(1.5);
        assertEquals("0.8 1.0 1.2 1.4 1.6", labels(Axis.linear(0.998, 1.53, 5, seconds)));
        assertEquals("0 1 2", labels(Axis.linear(0, 1.6, 3, seconds)));
        assertEquals("0 500 1000", labels(Axis.linear(0, 730, 3, Unit.NONE)));
        assertEquals("0 5 10 15", labels(Axis.linear(0, 0.0143, 5, Unit.ofSeconds(0.0143))));
    }

    @Test
    void theEndsStayWhileValuesChangeALittle() {
        Axis before = Axis.linear(1.02, 1.512, 5, Unit.ofSeconds(1.5));
        assertEquals(before, Axis.linear(1.07, 1.533, 5, Unit.ofSeconds(1.5)));
        Axis log = Axis.log(0.0012, 1.01, 5, Unit::shortest);
        assertEquals(log, Axis.log(0.0011, 1.2, 5, Unit::shortest));
    }

    @Test
    void oneValueAloneHasAnAxisToo() {
        for (double value : new double[] {0, 1e-6, 1, 1e9}) {
            Axis axis = Axis.linear(value, value, 4, Unit.NONE);
            assertTrue(axis.low() <= value && value <= axis.high() && axis.low() < axis.high(), axis::toString);
        }
        Axis log = Axis.log(0.01, 0.01, 4, Unit::shortest);
        assertTrue(log.low() <= 0.01 && 0.01 < log.high(), log::toString);
    }

    @Test
    void logarithmicTicksAreDecadesWhereThereAreManyElseOneTwoFive() {
        assertEquals("1 µs 10 µs 100 µs 1 ms 10 ms 100 ms 1 s", labels(Axis.log(1.2e-6, 0.7, 8, Unit::shortest)));
        assertEquals("1 µs 100 µs 10 ms 1 s", labels(Axis.log(1.2e-6, 0.7, 4, Unit::shortest)));
        assertEquals("10 ms 20 ms 50 ms", labels(Axis.log(0.011, 0.042, 5, Unit::shortest)));
    }

    @Test
    void everyValueLiesBetweenTheEndsAndComesBack() {
        long seed = Long.getLong("netcoms.seed", System.nanoTime());
        System.out.println("AxisTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double a = Math.pow(10, random.nextDouble() * 12 - 7);
            double b = a * Math.pow(10, random.nextDouble() * 4);
            int ticks = 2 + random.nextInt(8);
            for (Axis axis : List.of(Axis.linear(a, b, ticks, Unit.NONE), Axis.log(a, b, ticks, Unit::shortest))) {
                String context = "seed " + seed + " " + a + " " + b + " " + axis;
                assertTrue(axis.share(a) >= -1e-6 && axis.share(b) <= 1 + 1e-6, context);
                assertTrue(axis.share(a) <= axis.share(b), context);
                assertEquals(1, axis.at(axis.share(b)) / b, 1e-6, context);
                assertTrue(axis.ticks().size() <= ticks + 2, context);
            }
        }
    }

    @Test
    void wholeNumbersHaveRoomOnBothSides() {
        Axis axis = Axis.whole(1, 5, 8);
        assertEquals("1 2 3 4 5", labels(axis));
        assertEquals(0.1, axis.share(1), 1e-9);
        assertEquals("1 50 100 150 200", labels(Axis.whole(1, 200, 5)));
    }

    @Test
    void durationsAreShort() {
        assertEquals("1 ms", Unit.shortest(0.001));
        assertEquals("500 µs", Unit.shortest(0.0005));
        assertEquals("1 s", Unit.shortest(0.999_999_999_999));
        assertEquals("1.51 s", Unit.seconds(1.512));
        assertEquals("10.0 ms", Unit.seconds(0.009_999));
        assertEquals("0 µs", Unit.seconds(0));
        assertEquals("–", Unit.seconds(Double.NaN));
        assertEquals("12.5 min", Unit.seconds(750));
    }
}
