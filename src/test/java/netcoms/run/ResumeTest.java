package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import netcoms.fault.FaultPlans;
import netcoms.run.RunEvent.PlanKept;
import netcoms.run.RunEvent.RanOn;
import netcoms.run.RunEvent.RunResumed;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.run.RunEvent.TrialStarted;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted runs that go on, in scripted time: what is measured is exactly known. */
@Timeout(60)
class ResumeTest {
    private static final List<StrategySpec> STRATEGIES =
            List.of(new StrategySpec.Sequential(), new StrategySpec.Threads(2), new StrategySpec.Virtual(0));
    private static final Workload WAITS =
            new Workload("waits", "", List.of(new TaskSpec.Wait(1.0), new TaskSpec.Wait(0.3), new TaskSpec.Wait(0.2)));
    private static final RunPlan PLAN = new RunPlan(
            WAITS,
            STRATEGIES,
            4,
            1,
            42,
            new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private static final int TRIALS = 12;

    @TempDir
    Path runs;

    private final FakeTime time = new FakeTime();
    private int trials;

    @Test
    void whereverARunIsStoppedItGoesOnToTheSameResult() throws Exception {
        RunResult whole = run(runs.resolve("whole"), Integer.MAX_VALUE);
        for (int stopAt = 1; stopAt <= TRIALS + 3; stopAt++) {
            Path folder = runs.resolve("stopped-" + stopAt);
            RunResult stopped = run(folder, stopAt);
            assertEquals(RunStatus.STOPPED, stopped.run().status(), "stopped in trial " + stopAt);
            RunResult resumed = resume(folder, stopped.run().id());
            assertEquals(RunStatus.FINISHED, resumed.run().status());
            assertEquals(whole.strategies(), resumed.strategies(), "stopped in trial " + stopAt);
            assertEquals(4, resumed.finishedRounds());
            assertEquals(whole.provenance().order(), resumed.provenance().order(), "stopped in trial " + stopAt);
            assertEquals(stopped.run().id(), resumed.run().id());
            assertEquals(stopped.run().started(), resumed.run().started());
            assertEquals(1, resumed.resumptions().all().size());
            assertEveryTrialIsThereOnce(folder, resumed);
            assertEquals(rows(folder, whole), rows(folder, resumed), "stopped in trial " + stopAt);
        }
    }

    @Test
    void whatWasMeasuredWhenIsSaid() throws Exception {
        // The warm-up has 3 trials; the 8th is the second of round 2, which begins with threads.
        RunResult resumed = resume(runs, run(runs, 8).run().id());
        assertEquals(List.of(2), resumed.resumptions().splitRounds());
        assertEquals(List.of(3, 4), resumed.resumptions().all().getFirst().rounds());
        RunResult alone =
                resume(runs.resolve("b"), run(runs.resolve("b"), 10).run().id());
        assertEquals(List.of(), alone.resumptions().splitRounds(), "stopped between two rounds");
        assertEquals(List.of(3, 4), alone.resumptions().all().getFirst().rounds());
    }

    @Test
    void aRunMayBeInterruptedAgainAndAgain() throws Exception {
        String id = run(runs, 4).run().id();
        Optional<RunResult> last = Optional.empty();
        int sessions = 0;
        while (last.isEmpty() || last.get().isUnfinished()) {
            sessions++;
            assertTrue(sessions <= TRIALS, "it goes on for ever");
            try (Runner runner = runner(runs, 5)) {
                last = Optional.of(resume(runner, id));
            }
        }
        assertTrue(sessions > 3, "sessions: " + sessions);
        assertEquals(sessions, last.get().resumptions().all().size());
        assertEveryTrialIsThereOnce(runs, last.get());
    }

    @Test
    void onlyWhatHasTrialsLeftIsWarmedUpAndAllIsInTheOrderOfTheSchedule() throws Exception {
        // The last round begins with sequential: threads is left, and virtual.
        RunResult stopped = run(runs, TRIALS + 2);
        RunResult resumed = resume(runs, stopped.run().id());
        List<String> since = new ArrayList<>();
        boolean seen = false;
        for (RunEvent event : events(runs, resumed)) {
            seen |= event instanceof RunResumed;
            if (seen && event instanceof TrialStarted(int round, String strategy, int order)) {
                since.add(round + " " + order + " " + strategy);
            }
        }
        assertEquals(List.of("0 2 threads", "0 3 virtual", "4 2 threads", "4 3 virtual"), since);
    }

    @Test
    void barsBeginWithWhatIsThere() throws Exception {
        String id = run(runs, 8).run().id();
        List<Progress> seen = new ArrayList<>();
        try (Runner runner = time.runner(runs, spec -> new ScriptedStrategy(spec, time), result -> {})) {
            Runner[] it = {runner};
            try (Runner watched = time.runner(
                    runs,
                    spec -> new ScriptedStrategy(spec, time)
                            .before((trial, cancellation) -> seen.add(it[0].progress())),
                    result -> {})) {
                it[0] = watched;
                resume(watched, id);
            }
        }
        Progress first = seen.getFirst();
        assertEquals(Progress.Phase.WARMING_UP, first.phase());
        assertEquals(
                List.of(1, 2, 1),
                first.strategies().stream()
                        .map(Progress.StrategyProgress::trialsDone)
                        .toList());
        assertEquals(3, first.strategies().getFirst().ok());
        // 3 x 1.5 s, 2 x 1.0 s and 3 x 1.0 s are left, and a warm-up of each.
        assertEquals(4.5 + 2 + 3 + 3.5, first.etaSeconds(), 1e-9);
    }

    @Test
    void aTornLineIsEndedAndADamagedOneIsMeasuredAgain() throws Exception {
        RunResult stopped = run(runs, 10);
        Path journal = journal(runs, stopped);
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        // As a process leaves it that is killed while it writes.
        lines.removeLast();
        String torn = lines.removeLast().substring(0, 20);
        int damaged = lines.indexOf(lines.stream()
                .filter(line -> line.contains("trial_finished") && line.contains("\"round\":1"))
                .findFirst()
                .orElseThrow());
        lines.set(damaged, "{\"event\":\"trial_fin\u0000");
        Files.writeString(journal, String.join("\n", lines) + "\n" + torn);

        RunResult resumed = resume(runs, stopped.run().id());
        assertEquals(RunStatus.FINISHED, resumed.run().status());
        assertEquals(
                1,
                resumed.resumptions().splitRounds().stream()
                        .filter(round -> round == 1)
                        .count());
        assertEveryTrialIsThereOnce(runs, resumed);
        assertTrue(Files.readAllLines(journal).contains(torn), "what was torn is a line of its own");
        assertEquals(1 + TRIALS * 3, rows(runs, resumed).size());
    }

    @Test
    void filesBesideHaveNothingTwiceAndNothingTorn() throws Exception {
        RunResult stopped = run(runs, 8);
        Path folder = runs.resolve(stopped.run().id());
        String tasks = Files.readString(folder.resolve(RunFiles.TASKS));
        String latencies = Files.readString(folder.resolve(RunFiles.LATENCIES));
        String lastInterval = latencies.lines().toList().getLast();
        Files.writeString(
                folder.resolve(RunFiles.TASKS),
                tasks.replaceFirst("\n1,sequential,0,[^\n]*", "")
                        + "2,virtual,0,wait,ok,,1,0.0,0.0,0.0,1.0,0.0,1.0\n2,virtual,1,wa");
        // An interval of a trial that the journal does not have, and a torn one.
        Files.writeString(
                folder.resolve(RunFiles.LATENCIES),
                latencies + lastInterval.replaceFirst("Tag=[a-z]*", "Tag=virtual") + "\n" + lastInterval);

        RunResult resumed = resume(runs, stopped.run().id());
        assertEquals(TRIALS * 3, rows(runs, resumed).size(), "one was lost");
        assertEquals(
                new HashSet<>(rows(runs, resumed)).size(), rows(runs, resumed).size());
        assertEquals(
                TRIALS,
                Files.readAllLines(folder.resolve(RunFiles.LATENCIES)).stream()
                        .filter(line -> line.startsWith("Tag="))
                        .count());
        assertEquals("tasks.csv lacks 1 task of before the interruption", resumed.message());
        String percentiles = Files.readString(folder.resolve("sequential.hgrm"));
        assertEquals(percentiles.indexOf("#[Mean"), percentiles.lastIndexOf("#[Mean"), "written anew, not appended");
        try (Stream<Path> files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".resumed") || file.endsWith("run.lock")));
        }
    }

    @Test
    void whatCannotGoOnSaysWhy() throws Exception {
        String id = run(runs, Integer.MAX_VALUE).run().id();
        assertEquals(
                "run " + id + " has nothing missing: all of its 4 rounds are finished",
                assertThrows(IOException.class, () -> UnfinishedRun.open(runs.resolve(id)))
                        .getMessage());
        String other = run(runs, 5).run().id();
        try (UnfinishedRun held = UnfinishedRun.open(runs.resolve(other))) {
            assertEquals(0, held.result().finishedRounds());
            assertEquals(
                    "run " + other + " cannot be resumed: it is going",
                    assertThrows(IOException.class, () -> UnfinishedRun.open(runs.resolve(other)))
                            .getMessage());
        }
        Files.delete(journal(runs.resolve(other)));
        assertTrue(assertThrows(IOException.class, () -> UnfinishedRun.open(runs.resolve(other)))
                .getMessage()
                .contains("it has no journal"));
    }

    @Test
    void aCopiedRunGoesOnInItsOwnFolderAndUnderItsName() throws Exception {
        String id = run(runs, 5).run().id();
        Path copy = Files.createDirectory(runs.resolve("copy"));
        Files.copy(journal(runs.resolve(id)), journal(copy));
        RunResult resumed = resume(runs, "copy");
        assertEquals("copy", resumed.run().id());
        assertEquals(RunStatus.FINISHED, resumed.run().status());
        assertEveryTrialIsThereOnce(runs, resumed);
        try (UnfinishedRun original = UnfinishedRun.open(runs.resolve(id))) {
            assertEquals(0, original.result().finishedRounds());
        }
        String refused = run(runs, 5).run().id();
        Path renamed = Files.move(runs.resolve(refused), runs.resolve("renamed"));
        Files.writeString(
                journal(renamed),
                Files.readString(journal(renamed)).replaceFirst("\"cores\":[0-9]+", "\"cores\":99999"));
        try (Runner runner = runner(runs, Integer.MAX_VALUE)) {
            String said = runner.resume(UnfinishedRun.open(renamed), PLAN).orElseThrow();
            assertTrue(said.startsWith("run renamed cannot be resumed"), said);
        }
    }

    @Test
    void aRunOfAnotherMachineStaysWhatItIs() throws Exception {
        String id = run(runs, 5).run().id();
        Path journal = journal(runs.resolve(id));
        Files.writeString(journal, Files.readString(journal).replaceFirst("\"cores\":[0-9]+", "\"cores\":99999"));
        try (Runner runner = runner(runs, Integer.MAX_VALUE)) {
            UnfinishedRun run = UnfinishedRun.open(runs.resolve(id));
            String said = runner.resume(run, PLAN).orElseThrow();
            assertTrue(said.contains("it was measured by NetComs") && said.contains("99999 cores"), said);
        }
        UnfinishedRun.open(runs.resolve(id)).close();
    }

    @Test
    void anEqualMachineOfAnotherNameIsAnotherOne() throws Exception {
        String id = run(runs, 5).run().id();
        Path journal = journal(runs.resolve(id));
        String lines = Files.readString(journal);
        String host = "\"host\":\"" + Provenance.machine() + "\"";
        Files.writeString(journal, lines.replace(host, "\"host\":\"elsewhere\""));
        try (Runner runner = runner(runs, Integer.MAX_VALUE)) {
            String said =
                    runner.resume(UnfinishedRun.open(runs.resolve(id)), PLAN).orElseThrow();
            assertTrue(said.contains(" cores, host elsewhere, and this is "), said);
        }
        Files.writeString(journal, lines.replace(host, "\"host\":\"\""));
        assertEquals(RunStatus.FINISHED, resume(runs, id).run().status());
    }

    @Test
    void whatWasSwitchedIsSwitchedBackWhereTheRunGoesOn() throws Exception {
        Runner[] runner = new Runner[1];
        trials = 0;
        runner[0] = time.runner(
                runs,
                spec -> new ScriptedStrategy(spec, time).before((trial, cancellation) -> {
                    trials++;
                    if (trials == 8) {
                        runner[0].useFaults(FaultPlans.builtIn().getFirst());
                    }
                    if (trials == 11) {
                        runner[0].cancel();
                    }
                }),
                result -> {});
        RunResult stopped;
        try (Runner first = runner[0]) {
            assertEquals(Optional.empty(), first.start(PLAN));
            first.awaitIdle();
            stopped = first.result().orElseThrow();
        }
        assertEquals(
                List.of(2), stopped.switches().stream().map(FaultMark::round).toList());
        RunResult resumed = resume(runs, stopped.run().id());
        assertEquals(
                new FaultMark("calm", "none", List.of(), 3, "", 0, false),
                resumed.switches().getLast());
        assertEquals(resumed, resumed.but().build());
    }

    @Test
    void aJournalWithoutAPlanNeedsTheSameConfiguration() throws Exception {
        String id = run(runs, 5).run().id();
        Path journal = journal(runs.resolve(id));
        Files.write(
                journal,
                Files.readAllLines(journal).stream()
                        .filter(line -> !(EventLines.read(line) instanceof PlanKept))
                        .toList());
        try (UnfinishedRun run = UnfinishedRun.open(runs.resolve(id))) {
            assertEquals(PLAN, run.plan(List.of(), (info, strategies) -> PLAN));
            RunPlan other = new RunPlan(WAITS, STRATEGIES, 5, 1, 42, PLAN.tasks());
            String said = assertThrows(IOException.class, () -> run.plan(List.of(), (info, strategies) -> other))
                    .getMessage();
            assertTrue(said.contains("its journal has no plan, and the configuration is another now"), said);
        }
        Files.write(
                journal,
                Files.readAllLines(journal).stream()
                        .filter(line -> !(EventLines.read(line) instanceof RanOn))
                        .toList());
        try (UnfinishedRun run = UnfinishedRun.open(runs.resolve(id))) {
            assertThrows(IOException.class, () -> run.plan(List.of(), (info, strategies) -> PLAN));
        }
    }

    @Test
    void whoIsKilledAfterResumingIsRecoveredWithAllThatIsThere() throws Exception {
        RunResult stopped = run(runs, 5);
        Path report = runs.resolve(stopped.run().id()).resolve(Recovery.REPORT);
        Files.createFile(report);
        boolean[] there = {true};
        try (Runner runner = time.runner(
                runs,
                spec -> new ScriptedStrategy(spec, time)
                        .before((trial, cancellation) -> there[0] = Files.exists(report)),
                result -> {})) {
            resume(runner, stopped.run().id());
        }
        assertFalse(there[0], "a report that tells less than the journal");
        assertEquals(4, Recovery.recover(runs).getFirst().finishedRounds());
    }

    @Test
    void afterAFullDiskItGoesOnWithWhatTheJournalHas() throws Exception {
        RunResult stopped = run(runs, 10);
        byte[] journal = Files.readAllBytes(journal(runs, stopped));
        for (int room = journal.length / 3; room < journal.length; room += journal.length / 7) {
            FullDisk disk = new FullDisk(room);
            Journal full = new Journal(disk, null);
            List<RunEvent> events = events(runs, stopped);
            events.forEach(event -> full.append(event, true));
            disk.free(100_000);
            full.append(events.getLast(), true);
            Path folder = Files.createDirectories(
                    runs.resolve("full-" + room).resolve(stopped.run().id()));
            Files.writeString(folder.resolve(Journal.FILE), disk.content(), StandardCharsets.ISO_8859_1);

            RunResult resumed = resume(folder.getParent(), stopped.run().id());
            assertEquals(RunStatus.FINISHED, resumed.run().status(), "with room for " + room);
            assertEquals(4, resumed.finishedRounds());
            assertEveryTrialIsThereOnce(folder.getParent(), resumed);
        }
    }

    private RunResult run(Path folder, int stopAt) throws Exception {
        try (Runner runner = runner(folder, stopAt)) {
            assertEquals(Optional.empty(), runner.start(PLAN));
            runner.awaitIdle();
            return runner.result().orElseThrow();
        }
    }

    private RunResult resume(Path folder, String id) throws Exception {
        try (Runner runner = runner(folder, Integer.MAX_VALUE)) {
            return resume(runner, id, folder);
        }
    }

    private RunResult resume(Runner runner, String id) throws Exception {
        return resume(runner, id, runs);
    }

    private static RunResult resume(Runner runner, String id, Path folder) throws Exception {
        UnfinishedRun run = UnfinishedRun.open(folder.resolve(id));
        RunPlan plan = run.plan(List.of(), (info, strategies) -> {
            throw new IllegalArgumentException("the journal has the plan");
        });
        assertEquals(PLAN, plan);
        assertEquals(Optional.empty(), runner.resume(run, plan));
        runner.awaitIdle();
        return runner.result().orElseThrow();
    }

    /** A runner whose run is stopped when its trial of this number, warm-ups counted, begins. */
    private Runner runner(Path folder, int stopAt) {
        trials = 0;
        Runner[] runner = new Runner[1];
        runner[0] = time.runner(
                folder,
                spec -> new ScriptedStrategy(spec, time).before((trial, cancellation) -> {
                    trials++;
                    if (trials == stopAt) {
                        runner[0].cancel();
                    }
                }),
                result -> {});
        return runner[0];
    }

    private static void assertEveryTrialIsThereOnce(Path folder, RunResult result) throws IOException {
        Set<String> seen = new HashSet<>();
        for (RunEvent event : events(folder, result)) {
            if (event instanceof TrialFinished(int round, String strategy, var figures, var conditions)
                    && round != RunEvent.WARMUP) {
                assertTrue(seen.add(round + " " + strategy), round + " " + strategy + " is there twice");
            }
        }
        assertEquals(TRIALS, seen.size());
    }

    private static List<RunEvent> events(Path folder, RunResult result) throws IOException {
        return JournalLines.read(journal(folder, result)).events();
    }

    private static Path journal(Path folder, RunResult result) {
        return journal(folder.resolve(result.run().id()));
    }

    private static Path journal(Path folder) {
        return folder.resolve(Journal.FILE);
    }

    /** Of tasks.csv, in an order of their own. */
    private List<String> rows(Path folder, RunResult result) throws IOException {
        return Files.readAllLines((Files.exists(folder.resolve(result.run().id())) ? folder : runs.resolve("whole"))
                        .resolve(result.run().id())
                        .resolve(RunFiles.TASKS))
                .stream()
                .sorted()
                .toList();
    }
}
