package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of workers that crash, leave, hang, fall silent or take all memory, and of the tasks they do that for. */
@Timeout(90)
class SupervisionIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final TaskSettings SETTINGS =
            new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static WorkerPool open(int workers, int maxAttempts, Duration heartbeat, Duration hang, long memory)
            throws IOException, InterruptedException {
        return WorkerPool.open(
                new StrategySpec.Processes(workers),
                new ProcessSettings(List.of(), maxAttempts, Duration.ofSeconds(60), heartbeat, hang, memory, null));
    }

    private static WorkerPool open(int workers, int maxAttempts) throws IOException, InterruptedException {
        return open(workers, maxAttempts, LONG, LONG, 0);
    }

    private static TrialRecorder begin(int tasks) {
        return new TrialRecorder(tasks, System::nanoTime);
    }

    private static void execute(WorkerPool pool, List<TaskSpec> tasks, TrialRecorder recorder)
            throws InterruptedException {
        pool.execute(new Workload("test", "of a test", tasks), SETTINGS, recorder, new Cancellation());
    }

    private static CompletableFuture<Void> start(WorkerPool pool, List<TaskSpec> tasks, TrialRecorder recorder) {
        return CompletableFuture.runAsync(() -> {
            try {
                execute(pool, tasks, recorder);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** So many short waits, and one other task among them. */
    private static List<TaskSpec> amongWaits(int waits, TaskSpec other) {
        List<TaskSpec> tasks = new ArrayList<>(Collections.nCopies(waits, new TaskSpec.Wait(0.002)));
        tasks.add(waits / 2, other);
        return tasks;
    }

    /** Executes them and expects that only the odd one fails, as poison; returns how the workers ended. */
    private static String poisonOf(WorkerPool pool, TaskSpec odd) throws InterruptedException {
        TrialRecorder recorder = begin(21);
        execute(pool, amongWaits(20, odd), recorder);

        assertEquals(Map.of("poison", 1L), recorder.counts().failures());
        assertEquals(20, recorder.counts().ok());
        return recorder.finish(1).examples().toString();
    }

    private static int restarts(WorkerPool pool) {
        return pool.workers().stream().mapToInt(WorkerFigures::restarts).sum();
    }

    @Test
    void aTaskThatExitsIsQuarantinedWithHowItsWorkersEnded() throws Exception {
        try (WorkerPool pool = open(2, 3)) {
            String ends = poisonOf(pool, new TaskSpec.Exit(41));

            assertTrue(ends.contains("3 workers died of it: worker-"), ends);
            assertEquals(4, ends.split("exit code 41", -1).length, ends);
            assertEquals(3, restarts(pool));
            assertTrue(
                    pool.workers().stream().anyMatch(worker -> worker.lastEnd().equals("exit code 41")));
        }
    }

    /** An end without any sign of failure is one all the same: the result is missing. */
    @Test
    void soIsOneThatExitsWithZero() throws Exception {
        try (WorkerPool pool = open(1, 2)) {
            assertTrue(poisonOf(pool, new TaskSpec.Exit(0)).contains("exit code 0"));
        }
    }

    @Test
    void aTaskThatHangsHasItsWorkerKilled() throws Exception {
        try (WorkerPool pool = open(2, 2, LONG, Duration.ofMillis(400), 0)) {
            String ends = poisonOf(pool, new TaskSpec.Hang());

            assertTrue(ends.contains("task 10 (hang) ran longer than 400 ms"), ends);
            assertEquals(2, restarts(pool));
        }
    }

    @Test
    void aTaskThatTakesLongByItsOwnAccountDoesNotHang() throws Exception {
        try (WorkerPool pool = open(1, 1, LONG, Duration.ofMillis(300), 0)) {
            TrialRecorder recorder = begin(1);
            execute(pool, List.of(new TaskSpec.Wait(0.9)), recorder);

            assertEquals(1, recorder.counts().ok(), recorder.counts().toString());
        }
    }

    @Test
    void withoutMemoryAWorkerEndsWhetherThereIsALimitOrNot() throws Exception {
        try (WorkerPool pool = open(1, 1)) {
            assertTrue(poisonOf(pool, new TaskSpec.Oom()).contains("out of memory"));
        }
    }

    @Test
    void theMemoryOfAWorkerIsLimited() throws Exception {
        // Three matrices of 32 MiB each.
        TaskSpec large = new TaskSpec.Complex(2_048, 1);
        try (WorkerPool pool = open(1, 1, LONG, LONG, 64 << 20)) {
            assertTrue(poisonOf(pool, large).contains("out of memory"));
        }
    }

    @Test
    void aWorkerThatFallsSilentIsReplacedAndItsTaskRunsElsewhere() throws Exception {
        try (WorkerPool pool = open(2, 3, Duration.ofSeconds(2), LONG, 0)) {
            TrialRecorder recorder = begin(60);
            CompletableFuture<Void> trial = start(pool, Collections.nCopies(60, new TaskSpec.Wait(0.05)), recorder);
            Awaitility.await().until(() -> recorder.counts().ok() > 2);
            WorkerFigures victim = pool.workers().getFirst();
            new ProcessBuilder("kill", "-STOP", Long.toString(victim.pid()))
                    .start()
                    .waitFor();
            trial.get(60, TimeUnit.SECONDS);

            assertEquals(60, recorder.counts().ok(), recorder.counts().toString());
            WorkerFigures after = pool.workers().getFirst();
            assertEquals("no heartbeat for 2000 ms", after.lastEnd());
            assertNotEquals(victim.pid(), after.pid());
            assertFalse(
                    ProcessHandle.of(victim.pid()).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    @Test
    void aWorkerThatIsKilledByHandIsReplacedAndItsTaskIsNotBlamed() throws Exception {
        try (WorkerPool pool = open(1, 1)) {
            TrialRecorder recorder = begin(2);
            CompletableFuture<Void> trial =
                    start(pool, List.of(new TaskSpec.Wait(0.5), new TaskSpec.Wait(0.001)), recorder);
            Awaitility.await().until(() -> recorder.counts().running() == 1);
            assertEquals(WorkerState.BUSY, pool.workers().getFirst().state());
            assertTrue(pool.kill("worker-1"));
            assertFalse(pool.kill("worker-2"), "there is no such worker");
            trial.get(60, TimeUnit.SECONDS);

            assertEquals(2, recorder.counts().ok(), recorder.counts().toString());
            assertEquals(1, restarts(pool));
            assertEquals("killed by hand", pool.workers().getFirst().lastEnd());
        }
    }

    @Test
    void aWorkerTellsWhatItTakes() throws Exception {
        try (WorkerPool pool = open(1, 1)) {
            assertEquals(WorkerState.IDLE, pool.workers().getFirst().state());
            CompletableFuture<Void> trial = start(pool, List.of(new TaskSpec.Wait(3)), begin(1));
            Awaitility.await().until(() -> {
                WorkerFigures figures = pool.glance().workers().getFirst();
                return figures.rssBytes() > 10 << 20 && figures.cpuShare() >= 0;
            });
            trial.get(60, TimeUnit.SECONDS);
            pool.close();

            assertEquals(WorkerState.CLOSED, pool.workers().getFirst().state());
        }
    }

    @Test
    void theBuiltInFaultsHarmNoOtherTask() throws Exception {
        List<TaskSpec> tasks = Workloads.builtIn().stream()
                .filter(workload -> workload.name().equals("misbehave"))
                .findFirst()
                .orElseThrow()
                .tasks();
        try (WorkerPool pool = open(2, 2)) {
            TrialRecorder recorder = begin(tasks.size());
            execute(pool, tasks, recorder);

            assertEquals(Map.of("poison", 3L), recorder.counts().failures());
            assertEquals(47, recorder.counts().ok());
        }
    }
}
