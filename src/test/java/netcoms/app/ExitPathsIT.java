package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.testing.terminal.Execution;
import netcoms.testing.terminal.ProcessTree;
import netcoms.testing.terminal.Sshd;
import netcoms.testing.terminal.Tmux;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to leave in the middle of a run: the report is saved, the terminal is as it was, no process is left. */
class ExitPathsIT {
    private static final Pattern EXIT = Pattern.compile("exit=(\\d+)");

    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws IOException {
        program = Installed.withLongRun(home);
    }

    /** What somebody does at the terminal to make it end. */
    private interface Leaving {
        void leave(Tmux terminal) throws IOException;
    }

    @Test
    void qSavesAndQuits() throws Exception {
        assertLeaves(0, terminal -> {
            terminal.press("Tab");
            terminal.awaitText("q quit", LIMIT);
            terminal.press("q");
        });
    }

    @Test
    void ctrlCSavesAndQuits() throws Exception {
        assertLeaves(0, terminal -> terminal.press("C-c"));
    }

    @Test
    void termSavesAndQuits() throws Exception {
        assertLeaves(143, terminal -> signal("TERM"));
    }

    @Test
    void hangUpSavesAndQuits() throws Exception {
        assertLeaves(129, terminal -> signal("HUP"));
    }

    @Test
    void interruptSavesAndQuits() throws Exception {
        assertLeaves(130, terminal -> signal("INT"));
    }

    @Test
    void aKilledSshClientSavesAndQuits() throws Exception {
        try (Sshd sshd = Sshd.start();
                Tmux terminal = Tmux.start(120, 36, Map.of(), sshd.command(survivingShell()))) {
            program.startRun(terminal);
            ProcessTree processes = program.processes();
            terminal.process().destroyForcibly();
            assertEquals(128 + 9, terminal.awaitExit(LIMIT));
            assertHungUp(processes);
        }
    }

    @Test
    void aCutConnectionSavesAndQuits() throws Exception {
        try (Sshd sshd = Sshd.start();
                Tmux terminal = Tmux.start(120, 36, Map.of(), sshd.command(survivingShell()))) {
            program.startRun(terminal);
            ProcessTree processes = program.processes();
            sshd.dropConnections();
            assertHungUp(processes);
        }
    }

    @Test
    void aClosedPaneSavesAndQuits() throws Exception {
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), List.of("sh", "-c", survivingShell()))) {
            program.startRun(terminal);
            ProcessTree processes = program.processes();
            terminal.killPane();
            assertHungUp(processes);
        }
    }

    private void assertLeaves(int exitCode, Leaving leaving) throws IOException {
        try (Tmux terminal = Tmux.shell(120, 36, Map.of())) {
            String before = terminal.stty();
            terminal.enter(program.line() + "; echo exit=$?");
            program.startRun(terminal);
            assertTrue(terminal.isAlternateScreen());
            assertNotEquals(before, terminal.stty());
            ProcessTree processes = program.processes();

            leaving.leave(terminal);

            String screen =
                    terminal.await("the exit code", seen -> EXIT.matcher(seen).find(), LIMIT);
            Matcher exit = EXIT.matcher(screen);
            assertTrue(exit.find());
            assertEquals(exitCode, Integer.parseInt(exit.group(1)), screen);
            processes.awaitEnd(LIMIT);
            assertFalse(terminal.isAlternateScreen());
            assertTrue(terminal.isCursorVisible());
            assertEquals(before, terminal.stty());
            program.assertReport("stopped");
            assertTrue(screen.contains("vs bound") && screen.contains("Stopped before the end"), screen);
            assertTrue(screen.contains("eport: " + program.run().resolve("report.md")), screen);
            // Nothing is drawn over the normal screen: above what is printed stands what was typed.
            assertTrue(screen.contains("echo exit=$?"), screen);
        }
    }

    /** The terminal is gone: only files and processes can tell. */
    private void assertHungUp(ProcessTree processes) throws IOException {
        processes.awaitEnd(LIMIT);
        program.assertReport("stopped");
        Path exit = home.resolve("exit");
        Awaitility.await("the exit code").atMost(LIMIT).until(() -> Files.exists(exit) && Files.size(exit) > 0);
        assertEquals("129", Files.readString(exit).strip());
    }

    /** A shell that outlives the terminal for long enough to keep the exit code; the program's own handling is untouched. */
    private String survivingShell() {
        return "trap : HUP; " + program.line() + "; echo $? >'" + home.resolve("exit") + "'";
    }

    private void signal(String name) throws IOException {
        Execution.expect(List.of("kill", "-" + name, "" + program.process().pid()));
    }
}
