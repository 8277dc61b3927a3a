package netcoms.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no plan can hold, and the sentence that says so. */
class ToxicTest {
    private static final Effect DOWN = new Effect.Down();

    @Test
    void valuesOutOfRangeAreRefusedByTheNameOfTheirField() {
        Duration second = Duration.ofSeconds(1);
        Duration day = Duration.ofDays(1);
        refused(
                "latency must be 0 to 3600 s, not 86400 s",
                () -> new Effect.Latency(day, second, Effect.Spread.NORMAL));
        refused(
                "jitter must be 0 to 3600 s, not -0.25 s",
                () -> new Effect.Latency(second, Duration.ofMillis(-250), Effect.Spread.NORMAL));
        refused("bytes per second must be 1 to 1000000000000, not 0", () -> new Effect.Bandwidth(0));
        refused("average bytes must be 1 to 1073741824, not 0", () -> new Effect.Slicer(0, 0, second));
        refused("variation bytes must be 0 to 9, not 10", () -> new Effect.Slicer(10, 10, second));
        refused("delay must be 0 to 3600 s, not 86400 s", () -> new Effect.Slicer(10, 9, day));
        refused("timeout must be 0 to 3600 s, not 86400 s", () -> new Effect.Timeout(day));
        refused("timeout must be 0 to 3600 s, not 86400 s", () -> new Effect.ResetPeer(day));
        refused("bytes must be 0 to 1000000000000000, not -1", () -> new Effect.LimitData(-1));
        refused("delay must be 0 to 3600 s, not 86400 s", () -> new Effect.SlowClose(day));
        refused("rate must be 0 to 1, not NaN", () -> new Effect.Corrupt(Double.NaN));
        refused(
                "toxicity must be 0 to 1, not 1.5",
                () -> new Toxic(new Effect.Corrupt(1), Toxic.Stream.UPSTREAM, 1.5, Window.ALWAYS));
        refused("round must be 1 to 1000000, not 0", () -> window(List.of(1, 0), 1, 1, Duration.ZERO, day));
        refused("first connection must be 1 to 2147483647, not 0", () -> window(List.of(), 0, 1, Duration.ZERO, day));
        refused("last connection must be 5 to 2147483647, not 4", () -> window(List.of(), 5, 4, Duration.ZERO, day));
        refused("from must be 0 s or later, not -1 s", () -> window(List.of(), 1, 1, second.negated(), day));
        refused("until must be after from (1 s), not 1 s", () -> window(List.of(), 1, 1, second, second));
        Toxic toxic = new Toxic(DOWN, Toxic.Stream.UPSTREAM, 1, Window.ALWAYS);
        refused(
                "number of toxics must be 0 to 100, not 101",
                () -> new FaultPlan("many", "", Collections.nCopies(101, toxic)));
    }

    @Test
    void aClosedPortCannotChooseWhomItRefuses() {
        refused(
                "toxicity of down must be 1, not 0.5: a closed port refuses everybody",
                () -> new Toxic(DOWN, Toxic.Stream.UPSTREAM, 0.5, Window.ALWAYS));
        refused(
                "down cannot be limited to some connections, for a closed port refuses everybody; use rounds, from and"
                        + " until",
                () -> new Toxic(
                        DOWN, Toxic.Stream.UPSTREAM, 1, window(List.of(), 1, 10, Duration.ZERO, Window.FOR_EVER)));
    }

    private static Window window(List<Integer> rounds, int first, int last, Duration from, Duration until) {
        return new Window(rounds, first, last, from, until);
    }

    private static void refused(String sentence, Executable construction) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, construction).getMessage());
    }
}
