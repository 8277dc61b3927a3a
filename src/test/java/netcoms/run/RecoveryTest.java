package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final String ID = "20261122-174500-waits";

    @TempDir
    Path live;

    @TempDir
    Path dead;

    private byte[] journal = new byte[0];

    private RunResult whole;

    /** Two rounds of two strategies, to the end. */
    @BeforeEach
    void runOnce() throws Exception {
        FakeTime time = new FakeTime();
        Workload workload = new Workload("waits", "", List.of(new TaskSpec.Wait(1), new TaskSpec.Wait(0.5)));
        try (Runner runner =
                time.runner(live, spec -> new ScriptedStrategy(spec, time).failing(1, "reset"), result -> {})) {
            runner.start(new RunPlan(
                    workload,
                    List.of(new StrategySpec.Sequential(), new StrategySpec.Virtual(0)),
                    2,
                    0,
                    7,
                    new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1))));
            runner.awaitIdle();
            whole = runner.result().orElseThrow();
        }
        journal = Files.readAllBytes(live.resolve(ID).resolve(Journal.FILE));
    }

    @Test
    void aWholeJournalGivesTheSameResultAsTheRunItself() throws Exception {
        RunResult recovered = recover(journal).orElseThrow();
        assertEquals(RunStatus.FINISHED, recovered.run().status());
        assertEquals(0, recovered.run().number());
        assertEquals(whole.strategies(), recovered.strategies());
        assertEquals(whole.finishedRounds(), recovered.finishedRounds());
        assertEquals(whole.examples(), recovered.examples());
        assertEquals(whole.run(), withNumber(recovered.run(), whole.run().number()));
    }

    @Test
    void whereverTheJournalIsCutTheFinishedTrialsAreRecovered() throws Exception {
        // Every byte of the last lines, where a dying process tears; a sample of those before.
        int lastLines = journal.length;
        for (int line = 0; line < 4; line++) {
            lastLines = new String(journal, StandardCharsets.ISO_8859_1).lastIndexOf('\n', lastLines - 1);
        }
        for (int cut = 0; cut <= journal.length; cut += cut < lastLines ? 41 : 1) {
            byte[] kept = Arrays.copyOf(journal, cut);
            Optional<RunResult> result = recover(kept);
            List<RunEvent> events = wholeEvents(kept);
            if (events.isEmpty()) {
                assertTrue(result.isEmpty(), "cut at " + cut);
                continue;
            }
            long trials = events.stream()
                    .filter(RunEvent.TrialFinished.class::isInstance)
                    .count();
            boolean ended = events.getLast() instanceof RunEvent.RunEnded;
            RunResult recovered = result.orElseThrow(() -> new AssertionError("nothing recovered"));
            assertEquals(
                    trials,
                    recovered.strategies().stream()
                            .mapToInt(summary -> summary.makespan().values().size())
                            .sum(),
                    "cut at " + cut);
            assertEquals(
                    ended ? RunStatus.FINISHED : RunStatus.RECOVERED,
                    recovered.run().status(),
                    "cut at " + cut);
        }
    }

    @Test
    void aDamagedLineInTheMiddleCostsItsTrialOnly() throws Exception {
        List<String> lines = new ArrayList<>(
                new String(journal, StandardCharsets.UTF_8).lines().toList());
        int damaged = 0;
        while (!lines.get(damaged).contains("trial_finished")) {
            damaged++;
        }
        for (String bad :
                List.of("{", "\u0000\u0000", "{\"event\":\"surprise\"}", "[]", "null", "{\"event\":null}", "")) {
            List<String> copy = new ArrayList<>(lines);
            copy.set(damaged, bad);
            RunResult recovered = recover(String.join("\n", copy).getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            assertEquals(List.of(2), recovered.strategies().get(0).makespan().rounds(), "the first trial was round 1");
            assertEquals(List.of(1, 2), recovered.strategies().get(1).makespan().rounds());
            assertEquals(1, recovered.finishedRounds());
            assertEquals(RunStatus.FINISHED, recovered.run().status());
        }
    }

    @Test
    void bytesThatAreNoTextCostTheirLineOnly() throws Exception {
        byte[] damaged = journal.clone();
        int line = new String(journal, StandardCharsets.ISO_8859_1).indexOf("trial_finished");
        Arrays.fill(damaged, line, line + 5, (byte) 0xFF);
        assertEquals(
                List.of(2),
                recover(damaged).orElseThrow().strategies().get(0).makespan().rounds());
    }

    @Test
    void aReportedRunIsLeftAlone() throws Exception {
        put(journal);
        Files.createFile(dead.resolve(ID).resolve("report.json"));
        assertEquals(List.of(), Recovery.recover(dead));
    }

    @Test
    void aLivingRunIsLeftAlone() throws Exception {
        put(journal);
        try (RunLock lock = RunLock.tryLock(dead.resolve(ID)).orElseThrow()) {
            assertEquals(List.of(), Recovery.recover(dead));
            assertEquals(Optional.empty(), RunLock.tryLock(dead.resolve(ID)));
            lock.close();
            assertEquals(1, Recovery.recover(dead).size());
        }
    }

    @Test
    void oldestFirstAndTheFolderIsTheId() throws Exception {
        for (String id : List.of("20261122-180000-b", "20261122-170000-a")) {
            Files.createDirectory(dead.resolve(id));
            Files.write(dead.resolve(id).resolve(Journal.FILE), journal);
        }
        Files.createDirectory(dead.resolve("empty"));
        Files.createFile(dead.resolve("a-file"));
        assertEquals(
                List.of("20261122-170000-a", "20261122-180000-b"),
                Recovery.recover(dead).stream().map(result -> result.run().id()).toList());
    }

    @Test
    void noFolderNoRuns() throws Exception {
        assertEquals(List.of(), Recovery.recover(dead.resolve("none")));
    }

    @Test
    void theLockLeavesNoFileBehind() throws Exception {
        try (var files = Files.list(live.resolve(ID))) {
            assertEquals(
                    List.of(
                            Journal.FILE,
                            "failures.csv",
                            "latency.hlog",
                            "sequential.hgrm",
                            "tasks.csv",
                            "virtual.hgrm"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private Optional<RunResult> recover(byte[] bytes) throws IOException {
        put(bytes);
        List<RunResult> results = Recovery.recover(dead);
        assertTrue(results.size() < 2);
        return results.stream().findFirst();
    }

    private void put(byte[] bytes) throws IOException {
        Files.createDirectories(dead.resolve(ID));
        Files.write(dead.resolve(ID).resolve(Journal.FILE), bytes);
    }

    /** Of a cut journal: every line but the last is whole, and that one is when it has its closing brace. */
    private static List<RunEvent> wholeEvents(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!lines.isEmpty() && !text.endsWith("\n") && !isWhole(lines.getLast())) {
            lines.removeLast();
        }
        return lines.stream().map(EventLines::read).toList();
    }

    private static boolean isWhole(String line) {
        long open = line.chars().filter(c -> c == '{').count();
        return open > 0 && open == line.chars().filter(c -> c == '}').count();
    }

    private static RunInfo withNumber(RunInfo run, int number) {
        return new RunInfo(
                run.id(),
                number,
                run.workload(),
                run.tasks(),
                run.rounds(),
                run.warmupRounds(),
                run.seed(),
                run.status(),
                run.started(),
                run.target(),
                run.netcoms(),
                run.jvm(),
                run.os(),
                run.cores());
    }
}
