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
import org.awaitility.Awaitility;
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
                assertTrue(isFull(tty), "it was blocked all the time");
            } finally {
                signal("CONT", tmux);
            }

            // Once it moves again, what was on its way arrives: the terminal is given back after all.
            terminal.awaitText("exit=143", LIMIT);
            assertEquals(before, terminal.stty());
        }
    }

    /** The system moves bytes on behind our back, so that a terminal that refused may take a few again. */
    private static void fill(String tty) {
        Awaitility.await("a full terminal").atMost(LIMIT).until(() -> isFull(tty) && isFull(tty));
    }

    /** Writes until the terminal refuses; whether it took nothing at all. */
    private static boolean isFull(String tty) {
        Execution filling = Execution.of(
                Map.of("LC_ALL", "C"), List.of("dd", "if=/dev/zero", "of=" + tty, "bs=64", "oflag=nonblock"));
        assertNotEquals(0, filling.exitCode());
        assertTrue(filling.output().contains("temporarily unavailable"), filling.output());
        return filling.output().contains("\n0+0 records out");
    }

    private static void signal(String name, String pid) {
        Execution.expect(List.of("kill", "-" + name, pid));
    }
}
