package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates of a saved run; those of bench are the same. */
class GatesTest {
    @TempDir
    Path home;

    private Spoken program;

    @BeforeEach
    void saveRuns() throws Exception {
        program = new Spoken(home);
        program.save("before", 1.0, 1.01, 1.02);
        program.save("alike", 1.01, 1.0, 1.03);
        program.save("slower", 1.5, 1.51, 1.52);
        program.save("once", 1.5);
    }

    @Test
    void aBaselineThatIsHeldPasses() {
        assertEquals(ExitCode.OK, program.call("report", "alike", "--baseline", "before"), program::err);
        assertEquals("baseline: held (nothing is slower by more than 5 %)\n", program.err());
        int table = program.out().indexOf("speedup");
        assertTrue(table >= 0 && table < program.out().indexOf("A: before\nB: alike\n"), program::out);
    }

    @Test
    void whatIsSlowerThanTheBaselineClosesTheGate() {
        assertEquals(ExitCode.GATE_CLOSED, program.call("report", "slower", "--baseline", "before"));
        assertEquals("baseline: NOT held, slower by more than 5 %: sequential\n", program.err());
        // The interval begins at 1.465.
        assertEquals(
                ExitCode.GATE_CLOSED, program.call("report", "slower", "--baseline", "before", "--tolerance", "46%"));
        assertEquals(ExitCode.OK, program.call("report", "slower", "--baseline", "before", "--tolerance", "47 %"));
        assertEquals("baseline: held (nothing is slower by more than 47 %)\n", program.err());
    }

    @Test
    void oneRoundCannotTell() {
        assertEquals(ExitCode.OK, program.call("report", "once", "--baseline", "before"));
        assertEquals("""
                baseline: held (nothing is slower by more than 5 %)
                baseline: can't tell for sequential, which needs two finished rounds in both runs
                """, program.err());
    }

    @Test
    void everyThresholdIsALineAndOneThatIsNotHeldClosesTheGate() {
        assertEquals(ExitCode.OK, program.call("report", "before", "--threshold", "p99<500ms"));
        assertEquals("threshold p99<500ms: held (sequential 0.300 s)\n", program.err());
        assertEquals(
                ExitCode.GATE_CLOSED,
                program.call("report", "before", "--threshold", "failed<=0", "--threshold", "makespan<2s"));
        assertEquals("""
                threshold failed<=0: NOT held by sequential 1
                threshold makespan<2s: held (sequential 1.010 s)
                """, program.err());
    }

    @Test
    void theComparisonLeavesStandardOutputToAnExport() {
        assertEquals(ExitCode.OK, program.call("report", "alike", "--json", "-", "--baseline", "before"), program::err);
        assertTrue(program.out().startsWith("{"), program::out);
        assertTrue(program.out().endsWith("}\n"), program::out);
        assertTrue(program.err().contains("A: before\nB: alike\n"), program::err);
    }

    @Test
    void wrongGatesAreOneSentenceAndNothingRuns() {
        wrong("threshold 'p99<5': p99 is given without a unit, and takes s, ms or us", "--threshold", "p99<5");
        wrong(
                "threshold 'virtual:p99<5s': the run has no strategy 'virtual', only sequential",
                "--threshold",
                "virtual:p99<5s");
        wrong("--tolerance is '0.05', but must be a percentage such as 5%", "--tolerance", "0.05");
        wrong("there is no report of a run 'nowhere': expected ", "--baseline", "nowhere");
    }

    private void wrong(String sentence, String... flags) {
        String[] call = new String[flags.length + 2];
        call[0] = "report";
        call[1] = "before";
        System.arraycopy(flags, 0, call, 2, flags.length);
        assertEquals(ExitCode.USAGE, program.call(call));
        assertTrue(program.err().startsWith("NetComs: " + sentence), program::err);
        assertEquals(1, program.err().lines().count(), program::err);
        assertEquals("", program.out());
    }
}
