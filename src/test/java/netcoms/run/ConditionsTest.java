package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import netcoms.monitor.CpuTimes;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which conditions a scripted run measured, on a scripted machine of 4 cores. */
class ConditionsTest {
    @TempDir
    Path runs;

    private final FakeTime time = new FakeTime();
    private final AtomicLong closed = new AtomicLong(5);

    @Test
    void onlyWhatChangedWhileCountedTrialsRanIsSaid() throws Exception {
        // We use half a core, others one and a half, all the time.
        Surroundings machine = new Surroundings(
                () -> new CpuTimes(100 + 2.0 * time.nanos() / 1e9, 7 + 0.5 * time.nanos() / 1e9, 4),
                () -> Map.of("flood", closed.get()));
        RunResult result = run(machine, new TaskSpec.Wait(1.0));
        Conditions conditions = result.conditions();
        assertEquals(1.5 / 4, conditions.othersCpuShare(), 1e-9);
        assertEquals(4, conditions.machineCores());
        assertEquals(0.5 / result.run().cores(), conditions.ownCpuShare().get("sequential"), 1e-9);
        // Each of 3 trials closes one; the first is the warm-up.
        assertEquals(Map.of("flood", 2L), conditions.refused());
        assertFalse(conditions.computes());
    }

    @Test
    void conditionsAreRebuiltFromTheJournal() throws Exception {
        Surroundings machine = new Surroundings(
                () -> new CpuTimes(2.0 * time.nanos() / 1e9, 0.5 * time.nanos() / 1e9, 4),
                () -> Map.of("limit", closed.get()));
        RunResult result = run(machine, new TaskSpec.Cpu(64), new TaskSpec.Wait(1.0));
        assertTrue(result.conditions().computes());
        RunResult recovered = Recovery.recover(runs).getFirst();
        assertEquals(result.conditions(), recovered.conditions());
        assertEquals(result.timers(), recovered.timers());
        assertEquals(result.strategies(), recovered.strategies(), "with all details");
    }

    @Test
    void tooShortTrialsSayNothing() throws Exception {
        Surroundings machine =
                new Surroundings(() -> new CpuTimes(2.0 * time.nanos() / 1e9, 0.5 * time.nanos() / 1e9, 4), Map::of);
        Conditions conditions = run(machine, new TaskSpec.Wait(0.1)).conditions();
        assertTrue(Double.isNaN(conditions.othersCpuShare()));
        assertEquals(Map.of(), conditions.ownCpuShare());
    }

    private RunResult run(Surroundings surroundings, TaskSpec... tasks) throws Exception {
        List<RunResult> ends = new ArrayList<>();
        Runner.Opener opener =
                spec -> new ScriptedStrategy(spec, time).before((trial, cancellation) -> closed.incrementAndGet());
        try (Runner runner = new Runner(runs, opener, PlanSettings.USUAL, ends::add, surroundings, time::nanos, time)) {
            runner.start(new RunPlan(
                            new Workload("w", "", List.of(tasks)),
                            List.of(new StrategySpec.Sequential()),
                            2,
                            1,
                            7,
                            new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1))))
                    .ifPresent(reason -> {
                        throw new AssertionError(reason);
                    });
            runner.awaitIdle();
        }
        return ends.getFirst();
    }
}
