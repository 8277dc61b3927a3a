package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import netcoms.report.Comparison.Change;
import netcoms.report.Comparison.Row;
import netcoms.run.Provenance;
import netcoms.run.RunResult;
import netcoms.run.ScriptedStrategy;
import netcoms.strategy.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final long MILLIS = 1_000_000;

    @TempDir
    Path runs;

    @Test
    void aComparisonIsAsItWasAgreed() throws Exception {
        Comparison comparison = Comparison.of(before(), after());
        Golden.check("comparison.txt", comparison.text(120) + "\n" + comparison.text(60));
        Golden.check("comparison.json", comparison.json());
    }

    @Test
    void eachStrategyIsJudgedByItsInterval() throws Exception {
        List<Row> rows = Comparison.of(before(), after()).rows();
        assertEquals(List.of("sequential", "threads", "virtual"), names(rows));
        assertEquals(
                List.of(Change.NO_DIFFERENCE, Change.SLOWER, Change.FASTER),
                rows.stream().map(Row::change).toList());
    }

    @Test
    void toleranceIsMeasuredByTheNearEndOfTheInterval() throws Exception {
        Row threads = Comparison.of(before(), after()).rows().get(1);
        double low = threads.ratio().low();
        assertTrue(low > 1.05, threads::toString);
        assertTrue(threads.isSlowerThan(0.05));
        assertTrue(threads.isSlowerThan(low - 1 - 1e-6));
        assertFalse(threads.isSlowerThan(low - 1 + 1e-6));
    }

    @Test
    void aRunAgainstItselfShowsNoDifference() throws Exception {
        RunResult run = before();
        Comparison comparison = Comparison.of(run, run);
        assertEquals(List.of(), comparison.warnings());
        assertEquals(
                "B against A: no difference shown for sequential, threads, virtual and processes.",
                comparison.sentence());
    }

    @Test
    void oneRoundDecidesNothing() throws Exception {
        RunResult one = run(1, 0, new StrategySpec.Sequential());
        Comparison comparison = Comparison.of(before(), one);
        assertEquals(Change.UNDECIDED, comparison.rows().getFirst().change());
        assertFalse(comparison.rows().getFirst().isSlowerThan(0));
        assertEquals("B against A: too few rounds to say anything of sequential.", comparison.sentence());
        assertTrue(
                comparison.text(80).contains("Warning: The runs differ (A → B): rounds 5 → 1."), comparison.text(80));
    }

    @Test
    void settingsThatDifferAreSaid() throws Exception {
        RunResult plain = adaptive(StrategySpec.Algorithm.GRADIENT2);
        assertEquals(
                List.of("The runs differ (A → B): settings none → tasks.retry.attempts=3, tasks.connection=pooled."),
                Comparison.of(plain, with(plain, "tasks.retry.attempts=3", "tasks.connection=pooled"))
                        .warnings());
        assertEquals(
                List.of("The runs differ (A → B): algorithm of adaptive gradient2 → vegas."),
                Comparison.of(plain, adaptive(StrategySpec.Algorithm.VEGAS)).warnings());
    }

    private RunResult adaptive(StrategySpec.Algorithm algorithm) throws InterruptedException {
        return ScriptedRuns.run(runs, 3, strategy -> strategy, new StrategySpec.Adaptive(algorithm, 64, 1_000));
    }

    /** The same as if that had been set. */
    private static RunResult with(RunResult result, String... settings) {
        Provenance from = result.provenance();
        return result.but()
                .provenance(new Provenance(
                        from.host(),
                        from.javaOptions(),
                        from.heapBytes(),
                        from.memoryBytes(),
                        from.openFiles(),
                        from.configDigest(),
                        from.connectTimeoutSeconds(),
                        from.responseTimeoutSeconds(),
                        List.of(settings),
                        from.order()))
                .build();
    }

    @Test
    void withoutACommonStrategyThereIsNothingToCompare() throws Exception {
        Comparison comparison =
                Comparison.of(run(2, 0, new StrategySpec.Sequential()), run(2, 0, new StrategySpec.Virtual(0)));
        assertEquals("The runs have no strategy in common: there is nothing to compare.", comparison.sentence());
        assertEquals(List.of("Only A has sequential.", "Only B has virtual."), comparison.warnings());
    }

    private RunResult before() throws InterruptedException {
        return run(
                5,
                0,
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(2),
                new StrategySpec.Virtual(0),
                new StrategySpec.Processes(2));
    }

    private RunResult after() throws InterruptedException {
        return run(
                6,
                100 * MILLIS,
                new StrategySpec.Virtual(0),
                new StrategySpec.Threads(4),
                new StrategySpec.Sequential());
    }

    /** @param more by so much threads take longer and virtual shorter; threads fail a task then */
    private RunResult run(int rounds, long more, StrategySpec... strategies) throws InterruptedException {
        return ScriptedRuns.run(runs, rounds, strategy -> script(strategy, more), strategies);
    }

    private static ScriptedStrategy script(ScriptedStrategy strategy, long more) {
        return switch (strategy.spec()) {
            case StrategySpec.Threads t -> {
                strategy.slowerBy(0, 7 * MILLIS + more, 5 * MILLIS + more, 6 * MILLIS + more, 9 * MILLIS + more);
                yield more > 0 ? strategy.failing(1, "reset") : strategy;
            }
            case StrategySpec.Virtual v ->
                strategy.slowerBy(0, 212 * MILLIS - 2 * more, 201 * MILLIS - 2 * more, 203 * MILLIS - 2 * more);
            default -> strategy.slowerBy(0, 4 * MILLIS, 1 * MILLIS, 3 * MILLIS, 2 * MILLIS);
        };
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(Row::name).toList();
    }
}
