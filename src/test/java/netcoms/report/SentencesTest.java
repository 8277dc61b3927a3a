package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Summary SEQUENTIAL = summary("sequential", 1, 1.5, new Ratio(1, 1.0, 1.0));

    @Test
    void aClearWinnerComesWithItsIntervalAndTheCeiling() {
        assertEquals(
                List.of(
                        "virtual is 1.51x faster than sequential (95 % interval 1.50–1.52); the ceiling here is 1.50x: "
                                + "1.500 s of work, and the longest task takes 1.000 s.",
                        "All 20 tasks ended ok."),
                Sentences.of(result(SEQUENTIAL, summary("virtual", 0, 1.0, new Ratio(1.51, 1.50, 1.52)))));
    }

    @Test
    void fewPlacesAreTheCeilingWhenTheWorkWouldAllowMore() {
        Summary work = with(summary("sequential", 1, 8, new Ratio(1, 1.0, 1.0)), 8, 1);
        assertEquals(
                "threads is 1.90x faster than sequential (95 % interval 1.80–2.00); the ceiling with 2 places is 2.00x.",
                Sentences.of(result(work, summary("threads", 2, 4.2, new Ratio(1.9, 1.8, 2.0))))
                        .getFirst());
    }

    @Test
    void anIntervalThatHoldsOneShowsNoDifference() {
        assertEquals(
                "no difference shown between virtual and sequential: 1.02x, 95 % interval 0.97–1.07; the ceiling here "
                        + "is 1.50x: 1.500 s of work, and the longest task takes 1.000 s.",
                Sentences.of(result(SEQUENTIAL, summary("virtual", 0, 1.4, new Ratio(1.02, 0.97, 1.07))))
                        .getFirst());
    }

    @Test
    void whatIsSlowerIsSaidToBeSlower() {
        assertEquals(
                "nothing beat sequential: processes is 2.00x slower than sequential (95 % interval 1.25–4.00); the "
                        + "ceiling here is 1.50x: 1.500 s of work, and the longest task takes 1.000 s.",
                Sentences.of(result(SEQUENTIAL, summary("processes", 0, 3, new Ratio(0.5, 0.25, 0.8))))
                        .getFirst());
    }

    @Test
    void oneRoundHasNoInterval() {
        assertEquals(
                "virtual is 1.50x faster than sequential in one round, too few for an interval; the ceiling here is "
                        + "1.50x: 1.500 s of work, and the longest task takes 1.000 s.",
                Sentences.of(result(SEQUENTIAL, summary("virtual", 0, 1.0, new Ratio(1.5, null, null))))
                        .getFirst());
    }

    @Test
    void withoutSequentialNoSpeedupIsStated() {
        assertEquals(
                "virtual took 2.000 ms on average, the shortest mean; without sequential there is no speedup to state.",
                Sentences.of(result(summary("threads", 2, 1.5, null), summary("virtual", 0, 0.002, null)))
                        .getFirst());
        assertEquals(
                "sequential took 1.500 s on average.",
                Sentences.of(result(SEQUENTIAL)).getFirst());
    }

    @Test
    void aWinnerThatFailsIsNotPraised() {
        Summary failing = failing(summary("threads", 0, 0.01, new Ratio(150, 140.0, 160.0)), 9);
        List<String> sentences = Sentences.of(result(SEQUENTIAL, failing));
        assertEquals(
                "threads is 150x faster than sequential (95 % interval 140.00–160.00), but 9 of its 10 tasks "
                        + "failed; the ceiling here is 1.50x: 1.500 s of work, and the longest task takes 1.000 s.",
                sentences.get(0));
        assertEquals("threads: 9 of 10 tasks failed (rejected 9).", sentences.get(1));
        assertEquals("threads: 2 lost attempts ran again; each task counts once.", sentences.get(2));
    }

    @Test
    void everyStatusButFinishedIsSaid() {
        assertEquals(
                "Stopped before the end: 1 of 5 rounds is whole, and every finished trial counts.",
                Sentences.of(with(result(SEQUENTIAL), RunStatus.STOPPED, "")).getFirst());
        assertEquals(
                "Recovered from its journal after the program died: 1 of 5 rounds is whole, and every finished trial "
                        + "counts.",
                Sentences.of(with(result(SEQUENTIAL), RunStatus.RECOVERED, "")).getFirst());
        assertEquals(
                "Failed: no such command; 1 of 5 rounds is whole, and every finished trial counts.",
                Sentences.of(with(result(SEQUENTIAL), RunStatus.FAILED, "no such command"))
                        .getFirst());
        assertEquals(
                "Note: the journal is not complete.",
                Sentences.of(with(result(SEQUENTIAL), RunStatus.FINISHED, "the journal is not complete"))
                        .getLast());
    }

    @Test
    void narrowTablesKeepWhatDecides() {
        ResultTable table =
                ResultTable.of(result(SEQUENTIAL, summary("processes", 0, 1.0, new Ratio(1.51, 1.50, 1.52))));
        for (int width : new int[] {58, 78, 110, 200}) {
            List<String> lines = table.lines(width);
            assertEquals(3, lines.size());
            for (String line : lines) {
                assertEquals(true, line.length() <= width, line);
            }
            for (String header : List.of("strategy", "mean s", "failed", "speedup", "vs bound")) {
                assertEquals(true, lines.getFirst().contains(header), lines.getFirst());
            }
        }
        assertEquals("strategy    mean s", table.lines(1).getFirst());
    }

    @Test
    void unitsSuitTheSizes() {
        assertEquals("1.000 s", TimeScale.withUnit(1));
        assertEquals("100.000 ms", TimeScale.withUnit(0.0999999999));
        assertEquals("2.000 ms", TimeScale.withUnit(0.002));
        assertEquals("12.500 µs", TimeScale.withUnit(12.5e-6));
        assertEquals("<0.001", TimeScale.SECONDS.format(0.0001));
        assertEquals("0.000", TimeScale.SECONDS.format(0));
        assertEquals("–", TimeScale.SECONDS.format(Double.NaN));
        assertEquals("+0.0 %", Numbers.signedPercent(-0.0001));
        assertEquals("-3.0 %", Numbers.signedPercent(-0.03));
        assertEquals("+812 %", Numbers.signedPercent(8.12));
    }

    private static RunResult result(Summary... strategies) {
        RunInfo run =
                new RunInfo("id", 1, "w", 10, 5, 1, 1, RunStatus.FINISHED, Instant.EPOCH, "t", "0.1.0", "jvm", "os", 2);
        return new RunResult(run, List.of(strategies), 1, List.of());
    }

    private static RunResult with(RunResult result, RunStatus status, String message) {
        return new RunResult(
                result.run().withStatus(status),
                result.strategies(),
                result.finishedRounds(),
                result.examples(),
                message);
    }

    private static Summary summary(String name, int places, double mean, Ratio speedup) {
        return new Summary(
                name,
                places,
                0,
                new Summary.Makespan(mean, mean, 0, mean, mean, List.of(mean, mean)),
                new Summary.Latency(0.1, 0.2, 0.3, 0.4),
                10,
                10,
                0,
                Map.of(),
                0,
                10 / mean,
                1.5,
                mean / 1.5 - 1,
                speedup,
                1.0);
    }

    private static Summary with(Summary s, double bound, double longest) {
        return new Summary(
                s.name(),
                s.places(),
                0,
                s.makespan(),
                s.latency(),
                s.tasks(),
                s.ok(),
                0,
                Map.of(),
                0,
                s.goodputPerSecond(),
                bound,
                s.overhead(),
                s.speedup(),
                longest);
    }

    private static Summary failing(Summary s, long failed) {
        return new Summary(
                s.name(),
                s.places(),
                0,
                s.makespan(),
                s.latency(),
                s.tasks(),
                s.tasks() - failed,
                failed,
                Map.of("rejected", failed),
                2,
                s.goodputPerSecond(),
                s.boundSeconds(),
                s.overhead(),
                s.speedup(),
                s.longestSeconds());
    }
}
