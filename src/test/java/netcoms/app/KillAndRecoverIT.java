package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import netcoms.testing.terminal.Tmux;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a run: no worker outlives it, and the next start reports what was finished. */
class KillAndRecoverIT {
    private static final String[] QUICK_BENCH = {"bench", "--rounds", "1"};

    @TempDir
    Path home;

    @Test
    void theNextDashboardRecoversWhatAKilledOneFinished() throws Exception {
        Installed program = Installed.withLongRun(home);
        try (Tmux terminal = Tmux.start(200, 40, Map.of(), program.command())) {
            program.startRun(terminal);
            program.kill();
        }
        assertFalse(Files.exists(program.run().resolve("report.json")));

        try (Tmux terminal = Tmux.start(200, 40, Map.of(), program.command())) {
            terminal.awaitText("Recovered run", LIMIT);
            program.assertReport("recovered");
            terminal.press("C-c");
            assertEquals(0, terminal.awaitExit(LIMIT));
            String screen = terminal.scrollback();
            assertTrue(screen.contains("Recovered run " + program.run().getFileName()), screen);
            assertTrue(screen.contains(program.run().resolve("report.md").toString()), screen);
        }
    }

    @Test
    void theNextBenchRecoversWhatAKilledOneFinished() throws Exception {
        Installed program = Installed.withLongRun(home);
        try (Call bench = Call.start(program, "bench")) {
            program.awaitTrials();
            program.kill();
            assertEquals(128 + 9, bench.exitCode());
        }
        Path killed = program.run();

        try (Call next = Call.start(program, QUICK_BENCH)) {
            assertEquals(0, next.exitCode(), next::err);
            assertTrue(next.err().contains("Recovered run " + killed.getFileName()), next::err);
            assertEquals("recovered", Installed.report(killed).at("/run/status").asText());
        }
        try (Call third = Call.start(program, QUICK_BENCH)) {
            assertEquals(0, third.exitCode(), third::err);
            assertFalse(third.err().contains("Recovered"), third::err);
        }
    }

    @Test
    void aRunThatLivesIsNotRecovered() throws Exception {
        Installed program = Installed.withLongRun(home);
        try (Tmux terminal = Tmux.start(200, 40, Map.of(), program.command())) {
            program.startRun(terminal);
            Path live = program.run();
            try (Call bench = Call.start(program, QUICK_BENCH)) {
                assertEquals(0, bench.exitCode(), bench::err);
                assertFalse(bench.err().contains("ecover"), bench::err);
            }
            assertFalse(Files.exists(live.resolve("report.json")));
            terminal.press("C-c");
            assertEquals(0, terminal.awaitExit(LIMIT));
            assertEquals("stopped", Installed.report(live).at("/run/status").asText());
        }
    }
}
