package netcoms.testing.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: what it promises to the tests of the screen. */
class TerminalHarnessIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aShellReadsKeysAndShowsItsScreen() {
        try (Tmux terminal = Tmux.shell(80, 24, Map.of("GREETING", "héllo ✓", "TERM", "xterm-256color"))) {
            terminal.enter("echo \"<$GREETING> $((6 * 7)) $TERM\"; stty size");
            String screen = terminal.awaitText("24 80", SOON);
            assertTrue(screen.contains("<héllo ✓> 42 xterm-256color"), screen);
            terminal.type("sleep 1000");
            terminal.press("Enter");
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> terminal.process().children().count() == 1);
            terminal.press("C-c");
            terminal.await("a prompt", shown -> shown.strip().endsWith("$"), SOON);
            terminal.enter("echo inter''rupted");
            terminal.awaitText("interrupted", SOON);
        }
    }

    @Test
    void itTellsWhatTheProgramDidToTheTerminal(@TempDir Path folder) throws Exception {
        Path program = Files.writeString(folder.resolve("program"), """
                saved=$(stty -g)
                stty raw -echo
                printf '\\033[?1049h\\033[?25l\\033[?1000hfull screen'
                read -r -n 1
                printf '\\033[?1049l\\033[?25h\\033[?1000l'
                stty "$saved"
                echo back
                """);
        try (Tmux terminal = Tmux.shell(80, 24, Map.of())) {
            String before = terminal.stty();
            assertFalse(terminal.isAlternateScreen());
            terminal.enter("bash " + program);
            terminal.awaitText("full screen", SOON);
            assertTrue(terminal.isAlternateScreen());
            assertTrue(terminal.isMouseCaught());
            assertFalse(terminal.isCursorVisible());
            assertNotEquals(before, terminal.stty());
            terminal.press("q");
            terminal.awaitText("back", SOON);
            assertFalse(terminal.isAlternateScreen());
            assertFalse(terminal.isMouseCaught());
            assertTrue(terminal.isCursorVisible());
            assertEquals(before, terminal.stty());
        }
    }

    @Test
    void itsSizeChangesUnderTheProgram() {
        try (Tmux terminal = Tmux.shell(80, 24, Map.of())) {
            terminal.enter("trap 'stty size' WINCH; echo rea''dy");
            terminal.awaitText("ready", SOON);
            terminal.resize(120, 36);
            // bash runs a trap when it next reads a line.
            terminal.enter("");
            terminal.awaitText("36 120", SOON);
        }
    }

    @Test
    void theEndOfTheProgramLeavesItsScreen(@TempDir Path folder) throws Exception {
        Path bytes = folder.resolve("bytes");
        try (Tmux terminal =
                Tmux.start(60, 15, Map.of(), List.of("sh", "-c", "read line; echo \"bye $line\"; exit 3"))) {
            assertEquals(OptionalInt.empty(), terminal.exitCode());
            terminal.copyOutputTo(bytes);
            terminal.enter("now");
            assertEquals(3, terminal.awaitExit(SOON));
            assertTrue(terminal.screen().contains("bye now"), terminal.screen());
        }
        Awaitility.await().atMost(SOON).until(() -> Files.readString(bytes).contains("bye now\r\n"));
    }

    @Test
    void aTextThatDoesNotComeFailsWithTheScreen() {
        try (Tmux terminal = Tmux.start(60, 15, Map.of(), List.of("sh", "-c", "echo something else; cat"))) {
            terminal.awaitText("something else", SOON);
            AssertionError late =
                    assertThrows(AssertionError.class, () -> terminal.awaitText("the text", Duration.ofMillis(100)));
            assertTrue(late.getMessage().contains("something else"), late.getMessage());
        }
    }

    @Test
    void aClosedPaneHangsUpTheProgram(@TempDir Path folder) {
        Path mark = folder.resolve("hung-up");
        String program = "trap 'echo x > " + mark + "; exit' HUP; echo ready; while :; do read line; done";
        try (Tmux terminal = Tmux.start(60, 15, Map.of(), List.of("bash", "-c", program))) {
            terminal.awaitText("ready", SOON);
            terminal.killPane();
            Awaitility.await().atMost(SOON).until(() -> Files.exists(mark));
        }
    }

    @Test
    void nothingIsLeftOfAProgramThatDoesNotWantToEnd() {
        ProcessTree tree;
        String program = "trap '' HUP TERM; sleep 1000 & echo ready; while :; do wait; sleep 1000; done";
        try (Tmux terminal = Tmux.start(60, 15, Map.of(), List.of("bash", "-c", program))) {
            terminal.awaitText("ready", SOON);
            tree = ProcessTree.of(terminal.process());
            assertFalse(tree.alive().isEmpty());
        }
        assertEquals(List.of(), tree.alive());
    }

    @Test
    void aCommandRunsOverSshOnTheTerminal() {
        try (Sshd sshd = Sshd.start();
                Tmux terminal = Tmux.start(
                        100,
                        30,
                        Map.of(),
                        sshd.command("echo \"over $((6 * 7)) ssh\"; stty size; read line; exit 5"))) {
            String screen = terminal.awaitText("30 100", SOON);
            assertTrue(screen.contains("over 42 ssh"), screen);
            terminal.press("Enter");
            assertEquals(5, terminal.awaitExit(SOON));
            assertTrue(sshd.log().contains("Accepted publickey"), sshd.log());
        }
    }

    @Test
    void aLostConnectionHangsUpTheProgram(@TempDir Path folder) {
        Path mark = folder.resolve("hung-up");
        String program = "trap 'echo x > " + mark + "; exit' HUP; echo ready; while :; do read line; done";
        try (Sshd sshd = Sshd.start();
                Tmux terminal = Tmux.start(80, 24, Map.of(), sshd.command(program))) {
            terminal.awaitText("ready", SOON);
            sshd.dropConnections();
            assertEquals(255, terminal.awaitExit(SOON));
            Awaitility.await().atMost(SOON).until(() -> Files.exists(mark));
        }
    }

    @Test
    void aKilledClientHangsUpTheProgram(@TempDir Path folder) {
        Path mark = folder.resolve("hung-up");
        String program = "trap 'echo x > " + mark + "; exit' HUP; echo ready; while :; do read line; done";
        try (Sshd sshd = Sshd.start();
                Tmux terminal = Tmux.start(80, 24, Map.of(), sshd.command(program))) {
            terminal.awaitText("ready", SOON);
            terminal.process().destroyForcibly();
            assertEquals(128 + 9, terminal.awaitExit(SOON));
            Awaitility.await().atMost(SOON).until(() -> Files.exists(mark));
        }
    }
}
