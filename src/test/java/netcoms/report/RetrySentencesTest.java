package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import netcoms.stats.Detail;
import netcoms.stats.Retried;
import netcoms.stats.Summary;
import org.junit.jupiter.api.Test;

class RetrySentencesTest {

    private static List<String> of(long retries, Retried retried) {
        return RetrySentences.of(new Summary(
                "virtual",
                0,
                0.01,
                new Summary.Makespan(1, 1, 0, 1, 1, List.of(1.0)),
                new Summary.Latency(1, 1, 1, 1),
                10_000,
                9_988,
                12,
                Map.of("reset", 12L),
                retries,
                1,
                1,
                0,
                null,
                1,
                Detail.UNKNOWN.with(retried)));
    }

    @Test
    void whatNeverHappenedIsNotSaid() {
        assertEquals(List.of(), of(0, Retried.NEVER));
    }

    @Test
    void retriesAndTheEndOfTheirBudget() {
        assertEquals(List.of("virtual: 1 retry (0.0 for 100 tasks), all within the budget."), of(1, new Retried(1, 0)));
        assertEquals(
                List.of("virtual: 112 retries (1.1 for 100 tasks); the failures of 12 tasks stand since the retry"
                        + " budget was used up."),
                of(112, new Retried(112, 12)));
    }

    @Test
    void lostAttemptsAreAnotherMatter() {
        assertEquals(
                List.of(
                        "virtual: 2 lost attempts ran again; each task counts once.",
                        "virtual: 110 retries (1.1 for 100 tasks), all within the budget."),
                of(112, new Retried(110, 0)));
    }
}
