package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import netcoms.testing.terminal.Tmux;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is interrupted in its middle goes on, and every trial of it is measured once. */
class ResumeIT {
    /** Seven seconds: it is interrupted after its first. */
    private static final int ROUNDS = 30;

    private static final List<String> STRATEGIES = List.of("processes", "sequential");
    private static final Pattern FINISHED =
            Pattern.compile("\"event\":\"trial_finished\",\"round\":(\\d+),\"strategy\":\"([a-z]+)\"");

    private static final Pattern LOST = Pattern.compile("tasks.csv lacks (\\d+) tasks of before the interruption");

    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws IOException {
        program = Installed.withRun(home, ROUNDS);
    }

    @Test
    void aBenchThatWasKilledGoesOn() throws Exception {
        try (Call bench = Call.start(program, "bench")) {
            program.awaitTrials();
            program.kill();
            assertEquals(128 + 9, bench.exitCode());
        }
        assertFalse(Files.exists(program.run().resolve("report.json")));
        assertGoesOn("last", 1);
    }

    @Test
    void aBenchThatWasKilledTwiceGoesOn() throws Exception {
        for (String[] words : List.of(new String[] {"bench"}, new String[] {"bench", "--resume", "last"})) {
            try (Call bench = Call.start(program, words)) {
                long before = trials().size();
                Awaitility.await("more trials").atMost(LIMIT).until(() -> trials().size() > before + 4);
                program.kill();
                assertEquals(128 + 9, bench.exitCode(), bench::err);
            }
        }
        assertGoesOn(program.run().toString(), 2);
    }

    @Test
    void aBenchThatWasTerminatedGoesOn() throws Exception {
        try (Call bench = Call.start(program, "bench")) {
            program.awaitTrials();
            bench.signal("TERM");
            assertEquals(128 + 15, bench.exitCode(), bench::err);
        }
        program.assertReport("stopped");
        assertGoesOn(String.valueOf(program.run().getFileName()), 1);
    }

    @Test
    void aRunThatIsStoppedOnTheScreenGoesOnThere() throws Exception {
        try (Tmux terminal = Tmux.start(80, 24, Map.of(), program.command())) {
            program.startRun(terminal);
            terminal.press("Tab");
            terminal.awaitText("x stop", LIMIT);
            terminal.press("x");
            terminal.awaitText("short · 30 rounds · stopped · R resumes", LIMIT);
            terminal.press("o");
            terminal.awaitText("Old runs · 1 · R resumes", LIMIT);
            terminal.press("R");
            terminal.awaitText("Run 2 ─ short · 30 rounds · round", LIMIT);
            terminal.awaitText("short · 30 rounds · finished", LIMIT);
            terminal.press("Tab");
            terminal.awaitText("run 2 (short) finished, resumed once", LIMIT);
            assertMeasuredOnce(1);
            terminal.press("C-c");
            assertEquals(0, terminal.awaitExit(LIMIT));
            String left = terminal.scrollback();
            assertTrue(left.contains("Resumed after an interruption on "), left);
            assertEquals(2, left.split("Report: ", -1).length, left);
        }
    }

    private void assertGoesOn(String named, int times) throws Exception {
        // It has no say in what is planned, and is told so.
        Map<String, String> environment = Map.of("NETCOMS_RUN_ROUNDS", "2");
        try (Call bench = Call.start(program, environment, "bench", "--resume", named)) {
            assertEquals(0, bench.exitCode(), bench::err);
            assertTrue(bench.err().contains("run " + program.run().getFileName() + " goes on: "), bench::err);
            assertTrue(
                    bench.err().contains("; its plan stands, whatever the environment says (NETCOMS_RUN_ROUNDS)"),
                    bench::err);
            assertTrue(bench.out().contains("Resumed after an interruption on "), bench::out);
        }
        assertMeasuredOnce(times);
        try (Call again = Call.start(program, "bench", "--resume", named)) {
            assertTrue(again.exitCode() != 0, again::out);
            assertTrue(
                    again.err().contains(named.equals("last") ? "that is not finished" : "has nothing missing"),
                    again::err);
        }
    }

    /** @param resumed how often */
    private void assertMeasuredOnce(int resumed) throws IOException {
        program.assertReport("finished");
        JsonNode run = Installed.report(program.run()).path("run");
        assertEquals(resumed, run.path("resumed").asInt(), run::toPrettyString);
        assertEquals(ROUNDS, run.path("finished_rounds").asInt(), run::toPrettyString);
        List<String> wanted = STRATEGIES.stream()
                .flatMap(strategy -> IntStream.rangeClosed(1, ROUNDS).mapToObj(round -> strategy + " " + round))
                .sorted()
                .toList();
        assertEquals(wanted, trials().stream().sorted().toList());
        assertTasks(4 * wanted.size(), run.path("message").asText());
    }

    /** Each task is there once; a kill between journal and tasks.csv costs rows, which is said. */
    private void assertTasks(int tasks, String message) throws IOException {
        List<String> rows = Files.readAllLines(program.run().resolve("tasks.csv"));
        List<String> distinct =
                rows.stream().skip(1).map(ResumeIT::task).distinct().toList();
        assertEquals(rows.size() - 1, distinct.size());
        Matcher lost = LOST.matcher(message);
        assertEquals(tasks, distinct.size() + (lost.find() ? Integer.parseInt(lost.group(1)) : 0), message);
    }

    /** Round, strategy and number. */
    private static String task(String row) {
        return String.join(",", List.of(row.split(",")).subList(0, 3));
    }

    /** Every finished trial that a journal tells of, as often as it does. */
    private List<String> trials() throws IOException {
        Path runs = home.resolve("logs/runs");
        if (!Files.isDirectory(runs) || !Files.exists(program.run().resolve("events.jsonl"))) {
            return List.of();
        }
        return FINISHED.matcher(Files.readString(program.run().resolve("events.jsonl")))
                .results()
                .map(trial -> trial.group(2) + " " + trial.group(1))
                .toList();
    }
}
