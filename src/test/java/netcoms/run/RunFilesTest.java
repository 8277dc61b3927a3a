package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netcoms.stats.StatsSettings;
import netcoms.stats.Summary;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a run's folder for other tools, written by a scripted run. */
class RunFilesTest {
    private static final Workload WAITS =
            new Workload("waits", "", List.of(new TaskSpec.Wait(1.0), new TaskSpec.Wait(0.3), new TaskSpec.Noop()));
    private static final StrategySpec SEQUENTIAL = new StrategySpec.Sequential();
    private static final StrategySpec THREADS = new StrategySpec.Threads(2);

    @TempDir
    Path runs;

    private final FakeTime time = new FakeTime();

    @Test
    void everyTaskOfACountedTrialIsARowWhosePartsAddUp() throws Exception {
        RunResult result = run(2, StatsSettings.DEFAULT);
        List<String> rows = Files.readAllLines(folder(result).resolve(RunFiles.TASKS));
        assertEquals(
                "round,strategy,task,kind,outcome,failure,attempts,submitted_s,queue_s,connect_s,service_s,collection_s,"
                        + "latency_s",
                rows.getFirst());
        assertEquals(1 + 2 * 2 * 3, rows.size(), "no row of the warm-up");
        assertEquals(
                "1,sequential,0,wait,ok,,1,0.000000000,0.000000000,0.000000000,1.000000000,0.000000000,1.000000000",
                rows.get(1));
        assertEquals(
                "1,sequential,1,wait,failed,refused,1,0.000000000,1.000000000,0.000000000,0.300000000,0.000000000,"
                        + "1.300000000",
                rows.get(2));
        for (String row : rows.subList(1, rows.size())) {
            List<BigDecimal> parts =
                    Stream.of(row.split(",")).skip(8).map(BigDecimal::new).toList();
            assertEquals(parts.getLast(), parts.subList(0, 4).stream().reduce(BigDecimal.ZERO, BigDecimal::add), row);
        }
        assertEquals("", result.message());
    }

    @Test
    void everyFailedTaskOfACountedTrialIsARowOfFailures() throws Exception {
        RunResult result = run(2, new StatsSettings(List.of(50.0), 0));
        List<String> rows = Files.readAllLines(folder(result).resolve(RunFiles.FAILURES));
        assertEquals("round,strategy,task,kind,failure,attempts,begin_s,end_s,touched,detail", rows.getFirst());
        assertEquals(
                "1,sequential,1,wait,refused,1,1.000000000,1.300000000,no,\"scripted | failure of task 1\"",
                rows.get(1));
        long failed = result.strategies().stream().mapToLong(Summary::failed).sum();
        assertEquals(4, failed);
        assertEquals(failed, rows.size() - 1L);
    }

    @Test
    void aDetailFromAPeerBreaksNoRowAndIsNoFormula() {
        assertEquals("\"'=HYPERLINK(\"\"http://x\"\")\"", FailureRows.field("=HYPERLINK(\"http://x\")"));
        for (String start : List.of("+1", "-1", "@SUM(1)", "\t=1", "\n-2")) {
            assertEquals('\'', FailureRows.field(start).charAt(1), start);
        }
        assertEquals("\"a, \"\"b\"\" [2Jc d\"", FailureRows.field("a, \"b\"\u001b[2Jc\nd"));
        assertEquals("\"\"", FailureRows.field(""));
    }

    @Test
    void theLatencyLogReadsBackWithHdrHistogram() throws Exception {
        RunResult result = run(2, StatsSettings.DEFAULT);
        List<String> tags = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(
                folder(result).resolve(RunFiles.LATENCIES).toFile())) {
            while (reader.hasNext()) {
                Histogram interval = (Histogram) reader.nextIntervalHistogram();
                tags.add(interval.getTag());
                assertEquals(2, interval.getTotalCount(), "ok tasks only");
                long longestMillis = interval.getTag().equals("sequential") ? 1301 : 1000;
                assertEquals(longestMillis, interval.getEndTimeStamp() - interval.getStartTimeStamp());
                assertEquals(longestMillis * 1e6, interval.getMaxValue(), longestMillis * 1e6 / 1_000);
            }
            assertEquals(result.run().started().toEpochMilli() / 1e3, reader.getStartTimeSec(), 1e-3);
        }
        assertEquals(List.of("sequential", "threads", "threads", "sequential"), tags);
    }

    @Test
    void everyStrategyHasItsPercentileDistribution() throws Exception {
        RunResult result = run(1, StatsSettings.DEFAULT);
        String text = Files.readString(folder(result).resolve("threads.hgrm"));
        assertTrue(text.contains("Value     Percentile TotalCount 1/(1-Percentile)"), text);
        assertTrue(text.contains("#[Max     =     1000."), text);
        assertTrue(Files.exists(folder(result).resolve("sequential.hgrm")));
    }

    @Test
    void aLimitStopsTheRowsAndIsSaid() throws Exception {
        RunResult result = run(2, new StatsSettings(List.of(50.0), 7));
        assertEquals(
                8, Files.readAllLines(folder(result).resolve(RunFiles.TASKS)).size());
        assertEquals("tasks.csv has the first 7 of 12 tasks (stats.tasks-csv: true keeps all)", result.message());
    }

    @Test
    void withoutRowsThereIsNoFile() throws Exception {
        RunResult result = run(1, new StatsSettings(List.of(50.0), 0));
        assertFalse(Files.exists(folder(result).resolve(RunFiles.TASKS)));
        assertTrue(Files.exists(folder(result).resolve(RunFiles.LATENCIES)));
        assertEquals("", result.message());
    }

    @Test
    void aDiskThatRefusesCostsTheFileAndIsSaid() throws Exception {
        RunPlan plan = plan(1, StatsSettings.DEFAULT);
        Files.createDirectory(runs.resolve(RunFiles.TASKS));
        RunFiles files = new RunFiles(runs, plan, time.instant());
        files.begin();
        assertTrue(files.note().orElseThrow().startsWith("tasks.csv is not complete: "), files.note()::toString);
    }

    private Path folder(RunResult result) {
        return runs.resolve(result.run().id());
    }

    private RunResult run(int rounds, StatsSettings stats) throws InterruptedException, IOException {
        List<RunResult> ends = new ArrayList<>();
        try (Runner runner =
                time.runner(runs, spec -> new ScriptedStrategy(spec, time).failing(1, "refused"), ends::add)) {
            runner.start(plan(rounds, stats)).ifPresent(reason -> {
                throw new AssertionError(reason);
            });
            runner.awaitIdle();
        }
        return ends.getFirst();
    }

    private static RunPlan plan(int rounds, StatsSettings stats) {
        return new RunPlan(
                WAITS,
                List.of(SEQUENTIAL, THREADS),
                rounds,
                1,
                7,
                new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                stats);
    }
}
