package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.StrategySpec;
import netcoms.task.Breaking;
import netcoms.task.Recovery;
import netcoms.task.RecoveryGlance;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.testing.ParentOfWorkers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes, and how they die. */
@Timeout(90)
class WorkerPoolIT {
    /** Processes of one exec task: the small shell around it, its guard, and the command. */
    private static final int COMMAND = 3;

    private static final Duration START = Duration.ofSeconds(20);
    private static final TaskSettings SETTINGS =
            new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(5), Duration.ofHours(1));

    private static WorkerPool open(int workers, int maxAttempts, String... jvmOptions)
            throws IOException, InterruptedException {
        return WorkerPool.open(
                new StrategySpec.Processes(workers),
                new ProcessSettings(List.of(jvmOptions), maxAttempts, START, null));
    }

    private static Workload workload(List<TaskSpec> tasks) {
        return new Workload("test", "of a test", tasks);
    }

    private static TrialCounts execute(WorkerPool pool, List<TaskSpec> tasks) throws InterruptedException {
        pool.makeReady(new Cancellation());
        TrialRecorder recorder = new TrialRecorder(tasks.size(), System::nanoTime);
        pool.execute(workload(tasks), SETTINGS, recorder, new Cancellation());
        return recorder.counts();
    }

    private static CompletableFuture<Void> start(
            WorkerPool pool, List<TaskSpec> tasks, TrialRecorder recorder, Cancellation cancellation) {
        return CompletableFuture.runAsync(() -> {
            try {
                pool.execute(workload(tasks), SETTINGS, recorder, cancellation);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static List<Long> pids(WorkerPool pool) {
        return pool.workers().stream().map(WorkerFigures::pid).toList();
    }

    private static int restarts(WorkerPool pool) {
        return pool.workers().stream().mapToInt(WorkerFigures::restarts).sum();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor());
    }

    /** What a worker loads, it waits for: libraries of what is off stay away, and logback always. */
    @Test
    void workersLoadTheLibrariesOfRecoveryOnlyWhereItIsOn(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded");
        try (WorkerPool pool = open(1, 3, "-Xlog:class+load:file=" + loaded)) {
            assertEquals(1, execute(pool, List.of(new TaskSpec.Wait(0.001))).ok());
            String off = Files.readString(loaded);
            assertTrue(off.contains("netcoms.task.TaskRunner"));
            assertFalse(off.contains("resilience4j") || off.contains("org.slf4j"), "nothing is tried again");

            Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1), Retries.USUAL_KINDS, 0.2);
            Breaking breaking = new Breaking(true, 0.5, 20, Duration.ofMillis(1));
            TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
            pool.execute(
                    workload(List.of(new TaskSpec.Send("nobody listens"))),
                    SETTINGS.with(new Recovery(null, retries, breaking)),
                    recorder,
                    new Cancellation());
            assertEquals(Map.of("refused", 1L), recorder.counts().failures());
            assertEquals(2, recorder.finish(1).retries());
            String on = Files.readString(loaded);
            assertTrue(on.contains("resilience4j"));
            assertFalse(on.contains("ch.qos.logback"), "there is nothing to log");
        }
    }

    @Test
    void everyTrialSaysHowItsRecoveryEnded() throws Exception {
        Retries retries = new Retries(2, Duration.ofMillis(1), Duration.ofMillis(1), Retries.USUAL_KINDS, 0.2);
        TaskSettings settings = SETTINGS.with(new Recovery(null, retries, Breaking.OFF));
        try (WorkerPool pool = open(1, 1)) {
            for (int tasks : new int[] {10, 1, 1}) {
                pool.execute(
                        workload(Collections.nCopies(tasks, new TaskSpec.Send("nobody listens"))),
                        settings,
                        new TrialRecorder(tasks, System::nanoTime),
                        new Cancellation());
                RecoveryGlance recovery = pool.glance().recovery();
                assertEquals(tasks, recovery == null ? 0 : recovery.retries());
            }
        }
    }

    @Test
    void manyShortTasks() throws Exception {
        try (WorkerPool pool = open(2, 1)) {
            TrialCounts counts = execute(pool, Collections.nCopies(300_000, new TaskSpec.Noop()));

            assertEquals(300_000, counts.ok(), counts.toString());
            assertTrue(
                    pool.workers().stream().allMatch(w -> w.done() > 0),
                    pool.workers().toString());
            assertEquals(
                    300_000,
                    pool.workers().stream().mapToLong(WorkerFigures::done).sum());
        }
    }

    @Test
    void tasksThatKillTheirProcessArePoisonAfterSoManyAttempts() throws Exception {
        TaskSpec[] tasks = new TaskSpec[60];
        Arrays.setAll(
                tasks,
                i -> i % 20 == 9 ? new TaskSpec.Crash() : i % 2 == 0 ? new TaskSpec.Noop() : new TaskSpec.Wait(0.001));
        try (WorkerPool pool = open(2, 2)) {
            TrialCounts counts = execute(pool, List.of(tasks));

            assertEquals(Map.of("poison", 3L), counts.failures());
            assertEquals(57, counts.ok());
            assertEquals(6, restarts(pool));
            assertEquals(
                    10,
                    execute(pool, Collections.nCopies(10, new TaskSpec.Noop())).ok());
        }
    }

    @Test
    void tasksOfAKilledWorkerRunElsewhere() throws Exception {
        try (WorkerPool pool = open(2, 3)) {
            List<TaskSpec> tasks = Collections.nCopies(40, new TaskSpec.Wait(0.02));
            TrialRecorder recorder = new TrialRecorder(40, System::nanoTime);
            CompletableFuture<Void> trial = start(pool, tasks, recorder, new Cancellation());
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> recorder.counts().ok() >= 4);
            long victim = pids(pool).getFirst();
            signal("KILL", victim);
            trial.get(30, TimeUnit.SECONDS);

            assertEquals(40, recorder.counts().ok(), recorder.counts().toString());
            assertEquals(1, restarts(pool));
            assertTrue(!alive(victim));
        }
    }

    @Test
    void anIdleWorkerThatDiesIsReplaced() throws Exception {
        try (WorkerPool pool = open(2, 1)) {
            List<Long> before = pids(pool);
            for (long pid : before) {
                signal("KILL", pid);
            }
            Awaitility.await().until(() -> before.stream().noneMatch(WorkerPoolIT::alive));

            assertEquals(
                    20,
                    execute(pool, Collections.nCopies(20, new TaskSpec.Wait(0.001)))
                            .ok());
        }
    }

    @Test
    void theCommandOfAKilledWorkerEndsWithIt() throws Exception {
        try (WorkerPool pool = open(1, 1)) {
            List<Long> before = pids(pool);
            TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
            CompletableFuture<Void> trial =
                    start(pool, List.of(new TaskSpec.Exec(List.of("sleep", "97537"))), recorder, new Cancellation());
            Awaitility.await().until(() -> descendants(before) == COMMAND);
            List<ProcessHandle> command = ProcessHandle.of(before.getFirst())
                    .orElseThrow()
                    .descendants()
                    .toList();

            ProcessHandle.of(before.getFirst()).orElseThrow().destroyForcibly();

            trial.get(20, TimeUnit.SECONDS);
            assertEquals(Map.of("poison", 1L), recorder.counts().failures());
            Awaitility.await().until(() -> command.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void cancelReachesRunningTasksWithoutHarmToTheWorkers() throws Exception {
        try (WorkerPool pool = open(2, 1)) {
            List<Long> before = pids(pool);
            List<TaskSpec> tasks =
                    List.of(new TaskSpec.Wait(3600), new TaskSpec.Exec(List.of("sleep", "97535")), new TaskSpec.Noop());
            TrialRecorder recorder = new TrialRecorder(3, System::nanoTime);
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> trial = start(pool, tasks, recorder, cancellation);
            Awaitility.await().until(() -> recorder.counts().running() == 2 && descendants(before) == COMMAND);
            cancellation.cancel();
            trial.get(20, TimeUnit.SECONDS);

            assertEquals(Map.of("cancelled", 3L), recorder.counts().failures());
            assertEquals(before, pids(pool));
            Awaitility.await().until(() -> descendants(before) == 0);
            assertEquals(
                    2,
                    execute(pool, Collections.nCopies(2, new TaskSpec.Wait(0.001)))
                            .ok());
        }
    }

    private static long descendants(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(ProcessHandle::descendants)
                .filter(ProcessHandle::isAlive)
                .count();
    }

    @Test
    void aWorkerThatDoesNotReactToACancelIsReplaced() throws Exception {
        try (WorkerPool pool = open(2, 1)) {
            long stuck = pids(pool).getFirst();
            TrialRecorder recorder = new TrialRecorder(2, System::nanoTime);
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> trial =
                    start(pool, Collections.nCopies(2, new TaskSpec.Wait(3600)), recorder, cancellation);
            Awaitility.await().until(() -> recorder.counts().running() == 2);
            signal("STOP", stuck);
            cancellation.cancel();
            trial.get(20, TimeUnit.SECONDS);

            assertEquals(Map.of("cancelled", 2L), recorder.counts().failures());
            Awaitility.await().until(() -> !alive(stuck));
            assertEquals(
                    20,
                    execute(pool, Collections.nCopies(20, new TaskSpec.Wait(0.001)))
                            .ok());
            assertNotEquals(stuck, pids(pool).getFirst());
        }
    }

    @Test
    void aFloodOnStandardErrorBlocksNobody() throws Exception {
        // Megabytes, within the start already and in one go.
        try (WorkerPool pool = open(2, 1, "-Xlog:all=trace:stderr", "-Xlog:disable", "-Xlog:class*=trace:stderr")) {
            assertEquals(
                    1_000,
                    execute(pool, Collections.nCopies(1_000, new TaskSpec.Noop()))
                            .ok());
        }
    }

    @Test
    void closeLeavesNoProcess() throws Exception {
        WorkerPool pool = open(3, 1);
        List<Long> pids = pids(pool);
        signal("STOP", pids.getFirst());
        pool.close();

        Awaitility.await().until(() -> pids.stream().noneMatch(WorkerPoolIT::alive));
    }

    @Test
    void aParentThatIsKilledLeavesNoOrphan() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfWorkers.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> pids = new ArrayList<>();
        try (BufferedReader out = parent.inputReader()) {
            for (String line = out.readLine(); line != null && !line.equals("end"); line = out.readLine()) {
                if (line.startsWith("worker ")) {
                    pids.add(Long.parseLong(line.substring("worker ".length())));
                }
            }
            assertEquals(2, pids.size());
            Awaitility.await().until(() -> descendants(pids) == 2 * COMMAND);
            List<ProcessHandle> commands = pids.stream()
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .flatMap(ProcessHandle::descendants)
                    .toList();
            parent.destroyForcibly();

            Awaitility.await().until(() -> pids.stream().noneMatch(WorkerPoolIT::alive));
            Awaitility.await().until(() -> commands.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aWorkerThatCannotStartSaysWhy() {
        IOException e = assertThrows(IOException.class, () -> open(2, 1, "-XX:+NoSuchOption"));

        assertTrue(e.getMessage().contains("bin/java"), e.getMessage());
        assertTrue(e.getMessage().contains("NoSuchOption"), e.getMessage());
        assertTrue(e.getMessage().contains("Unrecognized VM option"), e.getMessage());
    }

    @Test
    void aWorkerThatIsNotReadyInTimeIsGivenUp() {
        ProcessSettings impatient = new ProcessSettings(List.of(), 1, Duration.ofMillis(1), null);
        IOException e =
                assertThrows(IOException.class, () -> WorkerPool.open(new StrategySpec.Processes(1), impatient));

        assertTrue(e.getMessage().contains("did not get ready (limit 1 ms; exit code 137 (KILL)"), e.getMessage());
    }

    @Test
    void anArchiveThatCannotBeReadIsPassedOver() throws Exception {
        ProcessSettings settings = new ProcessSettings(List.of(), 1, START, Path.of("no", "such.jsa"));
        try (WorkerPool pool = WorkerPool.open(new StrategySpec.Processes(1), settings)) {
            assertEquals(1, execute(pool, List.of(new TaskSpec.Noop())).ok());
        }
    }

    @Test
    void whenNoWorkerIsLeftTheRestIsLostAndALaterTrialTriesAgain(@TempDir Path folder) throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "-Xmx64m\n");
        try (WorkerPool pool = open(1, 9, "@" + options)) {
            Files.writeString(options, "-XX:+NoSuchOption\n");
            TrialCounts counts = execute(pool, List.of(new TaskSpec.Crash(), new TaskSpec.Noop()));
            assertEquals(Map.of("worker_lost", 2L), counts.failures());

            Files.writeString(options, "-Xmx64m\n");
            assertEquals(1, execute(pool, List.of(new TaskSpec.Noop())).ok());
        }
    }
}
