package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryGlanceTest {

    @Test
    void workersTogetherShowTheWorstOfEachBreakerAndInHowManyOfThem() {
        RecoveryGlance together = RecoveryGlance.of(List.of(
                new RecoveryGlance(30, 0.5, Map.of("a:1", "open", "b:1", "closed", "c:1", "half_open")),
                new RecoveryGlance(4, 1, Map.of("a:1", "half_open", "b:1", "closed", "c:1", "half_open")),
                new RecoveryGlance(0, 0, Map.of("a:1", "open", "c:1", "half_open"))));

        assertEquals(34, together.retries());
        assertEquals(0.5, together.budget());
        assertEquals(Map.of("a:1", "open in 2 of 3 workers", "b:1", "closed", "c:1", "half_open"), together.breakers());
    }
}
