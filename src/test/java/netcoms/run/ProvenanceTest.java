package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.Toxic;
import netcoms.fault.Window;
import netcoms.strategy.StrategySpec;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void thisProcessIsKnownAndNobodyIsNamed() {
        Provenance here = Provenance.of(plan(1, 5, 2, Duration.ofSeconds(5)), PlanSettings.USUAL);
        assertTrue(here.heapBytes() > 0 && here.memoryBytes() > 0 && here.openFiles() > 0, here::toString);
        assertEquals(5, here.responseTimeoutSeconds());
        String told = here.javaOptions().toString();
        assertFalse(told.contains("/"), told);
        assertFalse(told.contains("-D"), told);
    }

    @Test
    void ofPathsOnlyTheFileNameIsKept() {
        assertEquals(
                "-XX:SharedArchiveFile=netcoms.jsa",
                Provenance.withoutFolders("-XX:SharedArchiveFile=/home/ann/netcoms/target/netcoms.jsa"));
        assertEquals("-Xlog:gc:file=gc.log", Provenance.withoutFolders("-Xlog:gc:file=/home/ann/gc.log"));
        assertEquals(
                "-Xbootclasspath/a:a.jar:b.jar",
                Provenance.withoutFolders("-Xbootclasspath/a:/home/ann/a.jar:/home/bob/b.jar"));
        assertEquals("-Xmx2g", Provenance.withoutFolders("-Xmx2g"));
    }

    @Test
    void plansThatDifferHaveOtherDigests() {
        String digest = digest(1, 5, 2, 5);
        assertTrue(digest.matches("[0-9a-f]{16}"), digest);
        assertEquals(digest, digest(2, 5, 2, 5), "the seed is told by itself");
        assertNotEquals(digest, digest(1, 6, 2, 5), "tasks");
        assertNotEquals(digest, digest(1, 5, 3, 5), "places");
        assertNotEquals(digest, digest(1, 5, 2, 6), "time-outs");
    }

    @Test
    void everyFigureOfItsFaultsTellsPlansApart() {
        RunPlan plan = plan(1, 5, 2, Duration.ofSeconds(5));
        List<String> digests = Stream.of(
                        FaultPlan.NONE,
                        new FaultPlan("mine", "", List.of()),
                        faults(0.1, Window.ALWAYS),
                        faults(0.2, Window.ALWAYS),
                        faults(0.2, new Window(List.of(2), 1, 10, Duration.ZERO, Window.FOR_EVER)))
                .map(faults -> PlanDigest.of(new RunPlan(
                        plan.workload(),
                        plan.strategies(),
                        plan.rounds(),
                        plan.warmupRounds(),
                        plan.seed(),
                        plan.tasks(),
                        plan.stats(),
                        faults,
                        null)))
                .toList();
        assertEquals(digests.size(), Set.copyOf(digests).size(), digests::toString);
        assertEquals(PlanDigest.of(plan), digests.getFirst());
    }

    @Test
    void everyFigureOfItsRecoveryTellsPlansApart() {
        RunPlan plan = plan(1, 5, 2, Duration.ofSeconds(5));
        Duration second = Duration.ofSeconds(1);
        Retries four = new Retries(4, second, second, Retries.USUAL_KINDS, 0.2);
        Retries reset = new Retries(4, second, second, Set.of(FailureKind.RESET), 0.2);
        List<String> digests = Stream.of(
                        Recovery.NONE,
                        new Recovery(second, Retries.NONE, Breaking.OFF),
                        new Recovery(second, four, Breaking.OFF),
                        new Recovery(second, reset, Breaking.OFF),
                        new Recovery(null, Retries.NONE, new Breaking(true, 0.5, 20, second)))
                .map(recovery -> PlanDigest.of(new RunPlan(
                        plan.workload(),
                        plan.strategies(),
                        plan.rounds(),
                        plan.warmupRounds(),
                        plan.seed(),
                        plan.tasks().with(recovery),
                        plan.stats())))
                .toList();
        assertEquals(digests.size(), Set.copyOf(digests).size(), digests::toString);
        assertEquals(PlanDigest.of(plan), digests.getFirst());
    }

    @Test
    void keptConnectionsAreToldAndTellPlansApart() {
        RunPlan plan = plan(1, 5, 2, Duration.ofSeconds(5));
        RunPlan pooled = pooled(plan, 64);
        assertEquals(List.of(), Provenance.of(plan, PlanSettings.USUAL).settings());
        assertEquals(
                List.of(
                        "tasks.connection=pooled",
                        "tasks.pool.max=64",
                        "tasks.pool.max-idle=8",
                        "tasks.pool.max-lifetime=60s"),
                Provenance.of(pooled, PlanSettings.USUAL).settings());
        assertNotEquals(PlanDigest.of(plan), PlanDigest.of(pooled));
        assertNotEquals(PlanDigest.of(pooled), PlanDigest.of(pooled(plan, 65)));
    }

    private static RunPlan pooled(RunPlan plan, int max) {
        TaskSettings tasks = plan.tasks();
        return new RunPlan(
                plan.workload(),
                plan.strategies(),
                plan.rounds(),
                plan.warmupRounds(),
                plan.seed(),
                new TaskSettings(
                        tasks.host(),
                        tasks.port(),
                        tasks.connectTimeout(),
                        tasks.responseTimeout(),
                        tasks.door(),
                        tasks.recovery(),
                        new Pooling(true, max, 8, Duration.ofMinutes(1)),
                        tasks.way()));
    }

    private static FaultPlan faults(double toxicity, Window window) {
        Effect reset = new Effect.ResetPeer(Duration.ZERO);
        return new FaultPlan("mine", "", List.of(new Toxic(reset, Toxic.Stream.DOWNSTREAM, toxicity, window)));
    }

    private static String digest(long seed, int tasks, int places, int timeoutSeconds) {
        return PlanDigest.of(plan(seed, tasks, places, Duration.ofSeconds(timeoutSeconds)));
    }

    private static RunPlan plan(long seed, int tasks, int places, Duration timeout) {
        return new RunPlan(
                new Workload("w", "", Collections.nCopies(tasks, new TaskSpec.Noop())),
                List.of(new StrategySpec.Threads(places)),
                3,
                1,
                seed,
                new TaskSettings("127.0.0.1", 8000, Duration.ofSeconds(2), timeout));
    }
}
