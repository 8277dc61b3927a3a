package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    private List<Long> millisAfter(int deaths) {
        return Stream.generate(() -> backoff.died().toMillis()).limit(deaths).toList();
    }

    @Test
    void theFirstIsReplacedAtOnceAndEachNextOneAfterTwiceTheTime() {
        assertEquals(List.of(0L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L), millisAfter(8));
        assertFalse(backoff.isHopeless());
        assertEquals(List.of(5_000L), millisAfter(1));
        assertTrue(backoff.isHopeless());
    }

    @Test
    void usefulWorkMakesItForget() {
        millisAfter(8);
        backoff.forget();

        assertEquals(List.of(0L, 100L), millisAfter(2));
    }
}
