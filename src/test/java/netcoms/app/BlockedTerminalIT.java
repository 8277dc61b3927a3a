package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netcoms.testing.terminal.Execution;
import netcoms.testing.terminal.ProcessTree;
import netcoms.testing.terminal.Tmux;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that takes no bytes any more, as behind a dead connection, costs neither the report nor the end. */
class BlockedTerminalIT {
    @TempDir
    Path home;

    @Test
    void aSignalStillSavesAndEnds() throws Exception {
        Installed program = Installed.withLongRun(home);
        try (Tmux terminal = Tmux.shell(120, 36, Map.of())) {
            String before = terminal.stty();
            terminal.enter(program.line() + "; echo exit=$?");
            program.startRun(terminal);
            ProcessTree processes = program.processes();
            String tmux = terminal.format("#{pid}");
            String tty = terminal.format("#{pane_tty}");

            signal("STOP", tmux);
            try {
                fill(tty);
                signal("TERM", "" + program.process().pid());
                processes.awaitEnd(LIMIT);
                program.assertReport("stopped");
            } finally {
                signal("CONT", tmux);
            }

            // Once it moves again, what was on its way arrives: the terminal is given back after all.
            terminal.awaitText("exit=143", LIMIT);
            assertEquals(before, terminal.stty());
        }
    }

    /** Writes until the terminal takes no more, which ends dd with an error. */
    private static void fill(String tty) {
        Execution filling =
                Execution.of(Map.of(), List.of("dd", "if=/dev/zero", "of=" + tty, "bs=64", "oflag=nonblock"));
        assertNotEquals(0, filling.exitCode());
        assertTrue(filling.output().contains("unavailable"), filling.output());
    }

    private static void signal(String name, String pid) {
        Execution.expect(List.of("kill", "-" + name, pid));
    }
}
