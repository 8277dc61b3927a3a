package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import netcoms.report.Archive.Entry;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.testing.Faulty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path home;

    private Path runs;
    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        runs = Files.createDirectories(home.resolve("logs/runs"));
        archive = new Archive(runs);
    }

    private static RunResult result(String id, String workload, String started) {
        return new RunResult(
                new RunInfo(
                        id,
                        1,
                        workload,
                        5,
                        5,
                        1,
                        42,
                        RunStatus.STOPPED,
                        Instant.parse(started),
                        "t",
                        "0.1.0",
                        "25",
                        "Linux",
                        2),
                List.of(summary("sequential", 1.5), summary("threads", 9)),
                1,
                List.of());
    }

    private static Summary summary(String name, double seconds) {
        return new Summary(
                name,
                1,
                0,
                new Summary.Makespan(seconds, seconds, 0.1, seconds, seconds, List.of(seconds)),
                new Summary.Latency(1, 1, 1, 1),
                5,
                5,
                0,
                Map.of(),
                0,
                1,
                1,
                0,
                null);
    }

    private void save(String id, String workload, String started) throws IOException {
        Reports.save(result(id, workload, started), runs);
    }

    @Test
    void whatWasInForceIsListed() throws IOException {
        save("run-1", "w", "2026-11-22T12:00:00Z");
        assertEquals("none", archive.look("run-1").faults());
        assertFalse(archive.look("run-1").hasFaults());
        Reports.save(Faulty.under(result("run-2", "w", "2026-11-22T12:00:00Z"), Faulty.LOSSY), runs);
        assertEquals("lossy", archive.look("run-2").faults());
        Reports.save(Faulty.under(result("run-3", "w", "2026-11-22T12:00:00Z"), Faulty.LOSSY, Faulty.OUTAGE), runs);
        assertEquals("switched", archive.look("run-3").faults());
        assertTrue(archive.look("run-3").hasFaults());
    }

    @Test
    void noFolderIsNoRun() throws IOException {
        assertEquals(List.of(), new Archive(home.resolve("nowhere")).ids());
    }

    @Test
    void runsAreListedNewestFirstWithTheirFastestStrategy() throws IOException {
        save("20261120-100000-a", "a", "2026-11-20T10:00:00Z");
        save("20261121-100000-b", "b", "2026-11-21T10:00:00Z");
        Files.writeString(runs.resolve("stray.txt"), "no run");
        assertEquals(List.of("20261121-100000-b", "20261120-100000-a"), archive.ids());
        Entry entry = archive.look("20261120-100000-a");
        assertEquals("", entry.problem());
        assertEquals("a", entry.run().workload());
        assertEquals(1, entry.finishedRounds());
        assertEquals("sequential", entry.best().name());
    }

    @Test
    void aDamagedRunIsListedWithTheReason() throws IOException {
        Files.createDirectories(runs.resolve("torn"));
        Files.writeString(runs.resolve("torn/report.json"), "{\"schema\": \"netcoms-report/1\"}");
        Files.createDirectories(runs.resolve("empty"));
        Entry torn = archive.look("torn");
        assertNull(torn.run());
        assertEquals("report.json: 'run' must be an object, and is missing", torn.problem());
        assertEquals(
                "no report yet: it is running elsewhere, or the next start recovers it",
                archive.look("empty").problem());
    }

    @Test
    void aReportThatIsAnotherIsReadAgain() throws IOException {
        save("r", "a", "2026-11-20T10:00:00Z");
        assertEquals("a", archive.look("r").run().workload());
        save("r", "b", "2026-11-20T10:00:00Z");
        Files.setLastModifiedTime(runs.resolve("r/report.json"), FileTime.from(Instant.parse("2026-11-22T00:00:00Z")));
        assertEquals("b", archive.look("r").run().workload());
    }

    @Test
    void aRunIsKnownByItsFolderWhateverItsReportSays() throws IOException {
        save("r", "a", "2026-11-20T10:00:00Z");
        Files.move(runs.resolve("r"), runs.resolve("copy"));
        assertEquals("copy", archive.look("copy").id());
    }

    @Test
    void theRunBeforeIsTheNewestOfTheSameWorkloadThatStartedEarlier() throws IOException {
        save("20261120-100000-a", "a", "2026-11-20T10:00:00Z");
        save("20261121-100000-a", "a", "2026-11-21T10:00:00Z");
        save("20261122-100000-b", "b", "2026-11-22T10:00:00Z");
        save("20261123-100000-a", "a", "2026-11-23T10:00:00Z");
        Files.createDirectories(runs.resolve("20261122-110000-a"));
        RunInfo last = archive.look("20261123-100000-a").run();
        assertEquals(
                "20261121-100000-a", archive.before(last).orElseThrow().run().id());
        RunInfo first = archive.look("20261120-100000-a").run();
        assertTrue(archive.before(first).isEmpty());
    }

    @Test
    void aDeletedRunIsGone() throws IOException {
        save("r", "a", "2026-11-20T10:00:00Z");
        archive.delete("r");
        assertEquals(List.of(), archive.ids());
        assertFalse(Files.exists(runs.resolve("r")));
    }
}
