package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench} as a gate: what a CI job sees of it. */
class BenchGateIT {
    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws Exception {
        program = Installed.in(home, """
                chat: { port: 0, name: ann }
                run: { workload: short, strategies: [sequential, virtual], rounds: 2, warmup-rounds: 0 }
                workloads:
                  short: { tasks: [ { kind: wait, seconds: 0.02, repeat: 4 } ] }
                  dying: { tasks: [ { kind: crash } ] }
                """);
    }

    @Test
    void aGateClosesWithFourAndOpensWithNought() throws Exception {
        Path json = home.resolve("first.json");
        try (Call call = Call.start(program, "bench", "--quiet", "--json", json.toString(), "--threshold", "p99<1us")) {
            assertEquals(4, call.exitCode(), call::err);
            assertTrue(call.err().startsWith("threshold p99<1us: NOT held by sequential"), call::err);
        }
        try (Call call = Call.start(
                program,
                "bench",
                "--baseline",
                json.toString(),
                "--tolerance",
                "100000%",
                "--threshold",
                "failed<=0")) {
            assertEquals(0, call.exitCode(), call::err);
            assertTrue(call.out().contains("B against A: "), call::out);
            assertTrue(call.err().contains("threshold failed<=0: held (sequential 0, virtual 0)"), call::err);
        }
    }

    @Test
    void failedTasksWinOverAClosedGate() throws Exception {
        try (Call call = Call.start(
                program, "bench", "--workload", "dying", "--max-failures", "0", "--threshold", "failed<=0")) {
            assertEquals(3, call.exitCode(), call::err);
            assertTrue(call.err().contains("threshold failed<=0: NOT held by sequential 2, virtual 2"), call::err);
        }
    }

    @Test
    void aWrongGateStartsNothing() throws Exception {
        try (Call call = Call.start(program, "bench", "--threshold", "p99<5")) {
            assertEquals(2, call.exitCode(), call::err);
            assertEquals(1, call.err().lines().count(), call::err);
            assertFalse(Files.exists(home.resolve("logs/runs")));
        }
    }
}
