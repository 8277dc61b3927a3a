package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.StrategySpec.Sequential;
import netcoms.strategy.StrategySpec.Virtual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
    private static final List<String> STRATEGIES = List.of("sequential", "virtual");

    @TempDir
    Path runs;

    /** Sequential takes 1.503 s and 1.5 of it p99, virtual 1.000 s and 1.0 s, with one of five tasks failed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            makespan<1.6s            | true
            makespan<1503ms          | false
            makespan<=1503ms         | true
            virtual:makespan<1001ms  | true
            virtual : makespan < 999999.9us | false
            sequential:p50<10ms      | true
            virtual:p99>=1s          | true
            p95 > 2 s                | false
            failed<=1                | false
            failed<=3                | true
            failed<=20%              | true
            failed<20%               | false
            sequential:failed<=0     | true
            speedup>=1.4             | true
            speedup>1.6x             | false
            sequential:speedup>1     | false
            overhead<=0.1%           | true
            overhead<-1%             | false
            sequential:goodput>3     | true
            goodput>100              | false
            """)
    void holdsOrNot(String expression, boolean held) throws Exception {
        Threshold.Verdict verdict = Threshold.parse(expression, STRATEGIES).check(result(3));
        assertEquals(held, verdict.held(), verdict::line);
        assertTrue(
                verdict.line().startsWith("threshold " + expression + (held ? ": held (" : ": NOT held by ")),
                verdict::line);
    }

    @Test
    void theLineNamesTheValues() throws Exception {
        assertEquals(
                "threshold makespan<1.2s: NOT held by sequential 1.503 s",
                Threshold.parse("makespan<1.2s", STRATEGIES).check(result(3)).line());
        assertEquals(
                "threshold failed<=20%: held (sequential 0.00 %, virtual 20.00 %)",
                Threshold.parse("failed<=20%", STRATEGIES).check(result(3)).line());
        assertEquals(
                "threshold speedup>=1.4: held (virtual 1.50x)",
                Threshold.parse("speedup>=1.4", STRATEGIES).check(result(3)).line());
    }

    @Test
    void whatWasNotMeasuredHoldsNothing() throws Exception {
        RunResult none = ScriptedRuns.run(
                runs,
                1,
                strategy -> strategy.before((trial, cancellation) -> {
                    throw new IllegalStateException("a defect");
                }),
                new Sequential());
        Threshold.Verdict verdict =
                Threshold.parse("failed<=100", List.of("sequential")).check(none);
        assertFalse(verdict.held());
        assertEquals("threshold failed<=100: NOT held by sequential not measured", verdict.line());
        assertEquals(
                "threshold speedup>1: NOT held, no strategy to ask",
                Threshold.parse("speedup>1", List.of("sequential")).check(none).line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | expected [STRATEGY:]METRIC, one of < <= > >=, and a number, as in p99<500ms
            p99             | expected [STRATEGY:]METRIC, one of < <= > >=, and a number, as in p99<500ms
            p99=500ms       | expected [STRATEGY:]METRIC, one of < <= > >=, and a number, as in p99<500ms
            p99<1e3ms       | expected [STRATEGY:]METRIC, one of < <= > >=, and a number, as in p99<500ms
            p90<5ms         | 'p90' is none of p50, p95, p99, makespan, failed, speedup, overhead and goodput
            p99<500         | p99 is given without a unit, and takes s, ms or us
            p99<5%          | p99 is not given in '%', and takes s, ms or us
            overhead<0.05   | overhead is given without a unit, and takes %
            failed<3ms      | failed is not given in 'ms', and takes a plain number of tasks, or %
            threads:p99<1s  | the run has no strategy 'threads', only sequential and virtual
            """)
    void aWrongExpressionIsOneSentence(String expression, String why) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Threshold.parse(expression, STRATEGIES));
        assertEquals("threshold '" + expression + "': " + why, e.getMessage());
    }

    private RunResult result(int rounds) throws InterruptedException {
        return ScriptedRuns.run(
                runs,
                rounds,
                strategy -> strategy.spec() instanceof StrategySpec.Virtual ? strategy.failing(1, "reset") : strategy,
                new Sequential(),
                new Virtual(0));
    }
}
