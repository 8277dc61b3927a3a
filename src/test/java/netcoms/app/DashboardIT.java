package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netcoms.testing.terminal.Tmux;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard as a person has it: keys go in, the screen and the bytes to the terminal come out. */
class DashboardIT {
    private static final String CONFIG = """
            chat: { port: 0, name: ann }
            run: { workload: quick, strategies: [sequential, threads], rounds: 2, warmup-rounds: 0 }
            workloads:
              quick:
                tasks:
                  - { kind: wait, seconds: 0.01, repeat: 4 }
              endless:
                tasks:
                  - { kind: wait, seconds: 0.01 }
                  - { kind: send, content: from a run }
            """;
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern COLOUR =
            Pattern.compile("\033\\[[0-9;]*?\\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\\b[0-9;]*m");

    @TempDir
    Path home;

    @Test
    void peopleTalkInBothDirections() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            String address = address(terminal);
            try (Call bob = Call.start(program, "chat", address, "--name", "bob")) {
                terminal.awaitText("bob joined the chat", LIMIT);
                terminal.awaitText("2 online", LIMIT);
                terminal.enter("héllo bob ✓");
                terminal.awaitText("ann: héllo bob ✓", LIMIT);
                bob.awaitOut("ann: héllo bob ✓");
                bob.say("grüße zurück");
                terminal.awaitText("bob: grüße zurück", LIMIT);
                bob.endInput();
                assertEquals(0, bob.exitCode(), bob::err);
                terminal.awaitText("bob left the chat", LIMIT);
            }
            terminal.enter("/quit");
            assertEquals(0, terminal.awaitExit(LIMIT));
        }
    }

    @Test
    void runsAreChosenStartedStoppedAndLookedAtAgain() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.awaitText("2 [x] threads", LIMIT);
            // From the input, while a line is being typed.
            terminal.type("half a line");
            terminal.press("F5");
            String finished = terminal.awaitText("quick · 2 rounds · finished", LIMIT);
            assertTrue(finished.contains("vs bound") && finished.contains("sequential"), finished);
            terminal.awaitText("run 1 (quick) finished", LIMIT);
            terminal.awaitText("ann> half a line", LIMIT);

            terminal.press("Tab");
            terminal.awaitText("w workload", LIMIT);
            terminal.press("1");
            terminal.awaitText("1 [ ] sequential", LIMIT);
            terminal.press("3");
            terminal.awaitText("3 [x] virtual", LIMIT);
            terminal.press("w");
            terminal.awaitText("Enter chooses", LIMIT);
            terminal.press("G", "Enter");
            terminal.await(
                    "the chosen workload",
                    screen -> screen.contains("workload  endless") && !screen.contains("Enter chooses"),
                    LIMIT);
            terminal.press("]");
            terminal.awaitText("rounds    3", LIMIT);

            terminal.press("w");
            terminal.awaitText("Enter chooses", LIMIT);
            terminal.press("Escape");
            terminal.await("the closed list", screen -> !screen.contains("Enter chooses"), LIMIT);
            terminal.press("r");
            terminal.awaitText("endless · 3 rounds · finished", LIMIT);

            terminal.press("o");
            String runs = terminal.awaitText("Old runs", LIMIT);
            assertTrue(
                    Pattern.compile("1 +\\S+ \\S+ +quick +2/2 +finished")
                            .matcher(runs)
                            .find(),
                    runs);
            assertTrue(
                    Pattern.compile("2 +\\S+ \\S+ +endless +3/3 +finished")
                            .matcher(runs)
                            .find(),
                    runs);
            terminal.press("j", "Enter");
            terminal.awaitText("Run 1 ─ quick · 2 rounds · finished · Esc: back", LIMIT);
        }
    }

    @Test
    void everyViewOfARealRunIsShownAndOldRunsAreComparedAndDeleted() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Tmux terminal = Tmux.start(80, 24, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.press("F5");
            terminal.awaitText("run 1 (quick) finished", LIMIT);
            terminal.press("F5");
            terminal.awaitText("run 2 (quick) finished", LIMIT);
            terminal.press("Tab");
            terminal.awaitText("[table]", LIMIT);
            terminal.press("v");
            terminal.awaitText("[rounds]", LIMIT);
            terminal.awaitText("● sequential", LIMIT);
            terminal.press("v");
            terminal.awaitText("[latency]", LIMIT);
            terminal.awaitText("▲50", LIMIT);
            terminal.press("v");
            terminal.awaitText("[time]", LIMIT);
            terminal.awaitText("█ service", LIMIT);
            terminal.press("v");
            terminal.awaitText("No task failed: all 16 ended ok.", LIMIT);
            terminal.press("v");
            terminal.awaitText("[table]", LIMIT);

            terminal.press("c");
            String changed = terminal.awaitText("What changed ─ quick", LIMIT);
            assertTrue(changed.contains("B against A"), changed);
            terminal.press("Escape");
            terminal.awaitText("[table]", LIMIT);

            terminal.press("o");
            terminal.awaitText("Old runs · 2", LIMIT);
            terminal.press("c", "j", "c");
            terminal.awaitText("What changed ─ quick", LIMIT);
            terminal.press("Escape");
            terminal.awaitText("Old runs · 2", LIMIT);
            terminal.press("d");
            terminal.awaitText("Delete this run?", LIMIT);
            terminal.press("y");
            terminal.awaitText("Old runs · 1", LIMIT);
            assertEquals(1, saved(program));
            terminal.press("q");
            assertEquals(0, terminal.awaitExit(LIMIT));
        }
    }

    @Test
    void runsOfEarlierSessionsAreOpenedAndDamagedOnesAreNamed() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Call bench = Call.start(program, "bench", "--quiet")) {
            assertEquals(0, bench.exitCode(), bench::err);
        }
        Path torn = Files.createDirectories(program.home().resolve("logs/runs/20200101-000000-torn"));
        Files.writeString(torn.resolve("report.json"), "{");
        try (Tmux terminal = Tmux.start(80, 24, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.press("Tab");
            terminal.awaitText("w workload", LIMIT);
            terminal.press("o");
            terminal.awaitText("Old runs · 2", LIMIT);
            terminal.awaitText("20200101-000000-torn  report.json: not JSON", LIMIT);
            terminal.press("Enter");
            terminal.awaitText("quick · 2 rounds · finished · Esc: back", LIMIT);
            terminal.press("v");
            terminal.awaitText("● sequential", LIMIT);
            terminal.press("Escape");
            terminal.awaitText("Old runs · 2", LIMIT);
        }
    }

    private static long saved(Installed program) throws Exception {
        try (Stream<Path> runs = Files.list(program.home().resolve("logs/runs"))) {
            return runs.count();
        }
    }

    @Test
    void aStoppedRunStillHasItsTable() throws Exception {
        Installed program = Installed.withLongRun(home);
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            program.startRun(terminal);
            terminal.press("Tab");
            terminal.awaitText("x stop", LIMIT);
            // While it goes nothing of it can be changed.
            terminal.press("1");
            terminal.awaitText("a run goes", LIMIT);
            terminal.press("x");
            String stopped = terminal.awaitText("short · 1000 rounds · stopped", LIMIT);
            assertTrue(stopped.contains("vs bound"), stopped);
            assertTrue(
                    Pattern.compile("Stopped before the end: \\d+ of 1000 rounds?")
                            .matcher(stopped)
                            .find(),
                    stopped);
            program.assertReport("stopped");
            terminal.press("o");
            String runs = terminal.awaitText("Old runs", LIMIT);
            assertTrue(
                    Pattern.compile("short +\\d+/1000 +stopped").matcher(runs).find(), runs);
        }
    }

    @Test
    void theScreenFollowsTheSizeOfTheTerminal() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.awaitText("workload  quick", LIMIT);
            terminal.resize(80, 24);
            terminal.await("one pane", screen -> screen.contains("[Chat]") && fits(screen, 80, 24), LIMIT);
            terminal.resize(60, 15);
            terminal.await("one small pane", screen -> screen.contains("[Chat]") && fits(screen, 60, 15), LIMIT);
            terminal.resize(40, 10);
            terminal.awaitText("this is 40x10", LIMIT);
            terminal.resize(120, 36);
            String back = terminal.await(
                    "both panes",
                    screen -> screen.contains("workload  quick") && screen.contains("connected as ann"),
                    LIMIT);
            assertFalse(back.contains("this is"), back);
            terminal.resize(40, 10);
            terminal.awaitText("q quits", LIMIT);
            terminal.press("q");
            assertEquals(0, terminal.awaitExit(LIMIT));
        }
    }

    /** The last row of the screen is the hint line, the frame ends one above and is as wide as the screen. */
    private static boolean fits(String screen, int columns, int rows) {
        List<String> lines = screen.lines().toList();
        return lines.size() == rows
                && lines.get(rows - 1).contains("Ctrl-C")
                && lines.get(rows - 2).equals("└" + "─".repeat(columns - 2) + "┘");
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-256color, true, false",
        "NO_COLOR=1, false, false",
        "TERM=dumb, false, true",
        "LC_ALL=C, true, true",
    })
    void theTerminalDecidesOnColoursAndFrames(String variable, boolean colour, boolean ascii) throws Exception {
        Installed program = Installed.in(home, CONFIG);
        Path bytes = home.resolve("bytes");
        String written;
        try (Tmux terminal = Tmux.shell(120, 36, Map.of())) {
            terminal.copyOutputTo(bytes);
            terminal.enter("env " + variable + " " + program.line());
            terminal.awaitText("connected as ann", LIMIT);
            terminal.press("F5");
            terminal.awaitText("2 rounds · finished".replace("·", ascii ? "-" : "·"), LIMIT);
            terminal.press("C-c");
            terminal.awaitText("eport: ", LIMIT);
            Awaitility.await().atMost(LIMIT).until(() -> Files.readString(bytes).contains("\033[?1049l"));
            written = Files.readString(bytes, StandardCharsets.UTF_8);
        }
        String drawn = written.substring(written.indexOf("\033[?1049h"), written.indexOf("\033[?1049l"));
        assertTrue(drawn.contains("connected"), drawn);
        Matcher sgr = COLOUR.matcher(drawn);
        assertEquals(colour, sgr.find(), drawn);
        assertEquals(ascii, drawn.chars().allMatch(c -> c < 0x80), drawn);
    }

    /** Waits for the first frame and reads where the server listens. */
    private static String address(Tmux terminal) {
        Matcher address = ADDRESS.matcher(terminal.awaitText("connected as ann", LIMIT));
        assertTrue(address.find());
        return address.group();
    }
}
