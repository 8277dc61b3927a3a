package netcoms.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FatesTest {
    private static final Effect RESET = new Effect.ResetPeer(Duration.ZERO);

    private static FaultPlan plan(Toxic... toxics) {
        return new FaultPlan("test", "", List.of(toxics));
    }

    private static Toxic share(double toxicity) {
        return new Toxic(RESET, Toxic.Stream.DOWNSTREAM, toxicity, Window.ALWAYS);
    }

    private static List<Integer> struck(FaultPlan plan, long seed, int round, int connections) {
        return IntStream.rangeClosed(1, connections)
                .filter(k -> !Fates.of(plan, seed, round, k).isEmpty())
                .boxed()
                .toList();
    }

    /** Written down, so that a later version strikes the same connections for the same seed. */
    @Test
    void aSeedStrikesTheseConnectionsAndNoOthers() {
        assertEquals(List.of(1, 11, 12, 20, 36, 45, 91, 93), struck(plan(share(0.1)), 42, 1, 100));
        assertEquals(979, struck(plan(share(0.1)), 42, 1, 10_000).size());
    }

    @Test
    void theShareThatIsStruckIsNearTheToxicityForEverySeed() {
        for (long seed = 0; seed < 50; seed++) {
            int struck = struck(plan(share(0.3)), seed, 1, 10_000).size();
            // Five standard deviations: sqrt(10,000 * 0.3 * 0.7) = 46.
            assertEquals(3_000, struck, 230, "seed " + seed);
        }
        assertEquals(0, struck(plan(share(0)), 1, 1, 1_000).size());
        assertEquals(1_000, struck(plan(share(1)), 1, 1, 1_000).size());
    }

    @Test
    void anotherSeedOrRoundStrikesOthers() {
        List<Integer> struck = struck(plan(share(0.1)), 42, 1, 1_000);
        assertNotEquals(struck, struck(plan(share(0.1)), 43, 1, 1_000));
        assertNotEquals(struck, struck(plan(share(0.1)), 42, 2, 1_000));
    }

    @Test
    void toxicsOfOnePlanStrikeIndependently() {
        FaultPlan both = plan(share(0.5), share(0.5));
        long together = IntStream.rangeClosed(1, 10_000)
                .filter(k -> Fates.of(both, 7, 1, k).size() == 2)
                .count();
        assertEquals(2_500, together, 220);
    }

    @Test
    void onlyConnectionsAndRoundsOfTheWindowAreStruck() {
        Window window = new Window(List.of(2), 3, 5, Duration.ZERO, Window.FOR_EVER);
        FaultPlan plan = plan(new Toxic(RESET, Toxic.Stream.UPSTREAM, 1, window));
        assertEquals(List.of(3, 4, 5), struck(plan, 1, 2, 100));
        assertEquals(List.of(), struck(plan, 1, 1, 100));
        assertEquals(List.of(), struck(plan, 1, 0, 100), "warm-up");
        assertEquals(List.of(1, 2, 3), struck(plan(share(1)), 1, 0, 3), "warm-up, where no rounds are named");
    }

    @Test
    void everyStrikeHasItsOwnRandomNumbers() {
        FaultPlan plan = plan(share(1), share(1));
        long different = IntStream.rangeClosed(1, 1_000)
                .mapToObj(k -> Fates.of(plan, 1, 1, k))
                .flatMapToLong(fate -> fate.stream().flatMapToLong(strike -> LongStream.of(strike.seed())))
                .distinct()
                .count();
        assertEquals(2_000, different);
    }

    @Test
    void theSameAskedTwiceIsTheSame() {
        FaultPlan plan = plan(share(0.5), share(0.5));
        for (int k = 1; k < 1_000; k++) {
            assertEquals(Fates.of(plan, 9, 3, k), Fates.of(plan, 9, 3, k));
        }
    }
}
