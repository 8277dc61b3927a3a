package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Workers are killed with SIGKILL, whatever they are doing, while they work on many tasks: no task is lost, none counts
 * twice, no process is left. {@code -Dnetcoms.kills.seeds=N} runs more of them, {@code -Dnetcoms.kills.seed=S} repeats one.
 */
@Timeout(300)
class RandomKillsIT {
    private static final int SEEDS = Integer.getInteger("netcoms.kills.seeds", 20);
    private static final int KILLS = 5;
    private static final TaskSettings SETTINGS =
            new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Set<Long> pids = new HashSet<>();
    private final Set<Long> killed = new HashSet<>();

    /** No kill of ours makes a task poison: there are fewer than workers may die of it. */
    private static WorkerPool open() throws Exception {
        return WorkerPool.open(
                new StrategySpec.Processes(3), new ProcessSettings(List.of(), KILLS + 1, Duration.ofSeconds(60), null));
    }

    @Test
    void everyTaskIsCountedOnceWhicheverWorkerIsKilledWhenever() throws Exception {
        Long one = Long.getLong("netcoms.kills.seed");
        long first = one == null ? System.nanoTime() : one;
        try (WorkerPool pool = open()) {
            for (long seed = first; seed < first + (one == null ? SEEDS : 1); seed++) {
                System.out.println("seed " + seed);
                SplittableRandom random = new SplittableRandom(seed);
                List<TaskSpec> tasks = manyShortAndSomeLonger(random);
                TrialRecorder recorder = killingMeanwhile(pool, tasks, random);

                assertEquals(Map.of(), recorder.counts().failures(), "seed " + seed);
                assertEquals(tasks.size(), recorder.counts().ok(), "seed " + seed);
            }
            assertEquals((one == null ? SEEDS : 1) * KILLS, killed.size());
        }
        noneIsLeft();
    }

    @Test
    void soAreThoseBesideATaskThatKillsItsWorkerEachTime() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<TaskSpec> tasks = manyShortAndSomeLonger(random);
        tasks.add(random.nextInt(tasks.size()), new TaskSpec.Crash());
        try (WorkerPool pool = open()) {
            TrialRecorder recorder = killingMeanwhile(pool, tasks, random);

            assertEquals(Map.of("poison", 1L), recorder.counts().failures());
            assertEquals(tasks.size() - 1, recorder.counts().ok());
        }
        noneIsLeft();
    }

    private static List<TaskSpec> manyShortAndSomeLonger(SplittableRandom random) {
        List<TaskSpec> tasks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int kind = random.nextInt(20);
            tasks.add(
                    kind == 0
                            ? new TaskSpec.Wait(0.02 + random.nextInt(30) / 1e3)
                            : kind < 8 ? new TaskSpec.Wait(random.nextInt(3) / 1e3) : new TaskSpec.Noop());
        }
        return tasks;
    }

    /** Executes them; at random moments of the trial, by how many have ended, a random process is killed. */
    private TrialRecorder killingMeanwhile(WorkerPool pool, List<TaskSpec> tasks, SplittableRandom random)
            throws Exception {
        TrialRecorder recorder = new TrialRecorder(tasks.size(), System::nanoTime);
        CompletableFuture<Void> trial = CompletableFuture.runAsync(() -> {
            try {
                pool.execute(new Workload("test", "of a test", tasks), SETTINGS, recorder, new Cancellation());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        int[] moments = random.ints(KILLS, 0, tasks.size() - 1).sorted().toArray();
        for (int moment : moments) {
            Awaitility.await("a moment to kill")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(200_000))
                    .until(() -> recorder.counts().done() >= moment && killOne(pool, random));
        }
        trial.get(120, TimeUnit.SECONDS);
        return recorder;
    }

    /** Kills one that lives; false when none does. */
    private boolean killOne(WorkerPool pool, SplittableRandom random) {
        List<ProcessHandle> living = pool.workers().stream()
                .map(WorkerFigures::pid)
                .filter(pid -> pid != 0 && !killed.contains(pid))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
        living.forEach(process -> pids.add(process.pid()));
        if (living.isEmpty()) {
            return false;
        }
        ProcessHandle victim = living.get(random.nextInt(living.size()));
        killed.add(victim.pid());
        return victim.destroyForcibly();
    }

    private void noneIsLeft() {
        assertTrue(pids.size() > KILLS, pids.toString());
        Awaitility.await("no orphan")
                .until(() -> pids.stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }
}
