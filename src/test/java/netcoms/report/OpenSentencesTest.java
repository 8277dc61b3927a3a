package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Detail;
import netcoms.stats.OpenLoad;
import netcoms.stats.OpenLoad.Offered;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Latency;
import org.junit.jupiter.api.Test;

class OpenSentencesTest {
    private static final Offered OFFERED = new Offered(500, "poisson", 30, 0);
    private static final RunResult RESULT = result(
            summary("sequential", 1, new OpenLoad(OFFERED, 96, 14_900, 15_000, 124.2, latency(0.0102)), 120),
            summary("virtual", 0, new OpenLoad(OFFERED, 500, 12, 15_000, 0.004, latency(0.0030)), 0.0034));

    @Test
    void whoKeepsUpIsRankedByLatencyAndWhoDoesNotIsSaturated() {
        assertEquals(
                List.of(
                        "virtual (p99 3.400 ms) keeps up with 500 tasks/s.",
                        "sequential was saturated: it did 96.00 of 500 tasks/s; 14900 of 15000 tasks (99.3 %) began more than "
                                + "1 ms late, at most 124.200 s. Its latencies grow with the duration and say nothing else; "
                                + "offer less, or give it more places.",
                        "virtual: 12 of 15000 tasks (0.1 %) began more than 1 ms late, at most 4.000 ms.",
                        "Open load, poisson arrivals for 30 s: they make the makespan, so that no speedup and no bound is "
                                + "stated; strategies rank by latency, which counts from each task's intended start.",
                        "Counted from the real start, sequential would show a p99 of 10.200 ms instead of 120.000 s: a tester "
                                + "that sends the next task only when there is room leaves out the waiting that it caused "
                                + "(coordinated omission).",
                        "All 30000 tasks ended ok."),
                Sentences.of(RESULT));
    }

    @Test
    void theTableHasLatenessInThePlaceOfSpeedup() {
        List<String> headers = ResultTable.of(RESULT).columns().stream()
                .map(ResultTable.Column::header)
                .toList();
        assertTrue(headers.containsAll(List.of("late", "max late", "done/s", "uncorrected p99")), headers.toString());
        assertFalse(headers.contains("speedup") || headers.contains("vs bound"));
    }

    @Test
    void itIsRepeatedWithItsLoadAndReadBack() {
        assertEquals(
                "./run.sh bench --workload chat-burst --rounds 1 --warmup 0 --strategies sequential,virtual --rate 500 "
                        + "--arrivals poisson --duration 30s --seed 7",
                RepeatCommand.of(RESULT));
        RunResult again = ReportReader.read(ReportJson.write(RESULT));
        assertEquals(
                RESULT.strategies().getFirst().detail().open(),
                again.strategies().getFirst().detail().open());
    }

    @Test
    void whatArrivalsMadeIsNotCompared() {
        Comparison comparison = Comparison.of(RESULT, RESULT);
        assertTrue(comparison.rows().stream().allMatch(row -> row.ratio() == null), comparison.rows()::toString);
        assertFalse(comparison.rows().getFirst().isSlowerThan(0));
        assertEquals("B against A: no makespans to compare for sequential and virtual.", comparison.sentence());
        assertTrue(comparison.warnings().getFirst().contains("--threshold"), comparison.warnings()::toString);
    }

    private static Latency latency(double seconds) {
        return new Latency(seconds, seconds, seconds, seconds);
    }

    private static Summary summary(String name, int places, OpenLoad load, double latency) {
        return new Summary(
                name,
                places,
                0,
                new Summary.Makespan(30, 30, Double.NaN, 30, 30, List.of(30.0)),
                latency(latency),
                15_000,
                15_000,
                0,
                Map.of(),
                0,
                500,
                Double.NaN,
                Double.NaN,
                null,
                0.01,
                Detail.UNKNOWN.with(load));
    }

    private static RunResult result(Summary... strategies) {
        return new RunResult(
                new RunInfo(
                        "20261122-101500-chat-burst",
                        1,
                        "chat-burst",
                        15_000,
                        1,
                        0,
                        7,
                        RunStatus.FINISHED,
                        Instant.EPOCH,
                        "127.0.0.1:8000",
                        "0.1.0",
                        "jvm",
                        "os",
                        2),
                List.of(strategies),
                1,
                List.of());
    }
}
