package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netcoms.testing.terminal.ProcessTree;
import netcoms.testing.terminal.Tmux;
import org.awaitility.Awaitility;

/** The packaged program in a folder of its own, with a configuration and logs of its own. Used by the thread of the test. */
final class Installed {
    /** Bounds only failures: a machine may be busy. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");

    /** Classes as run.sh archives them, made once for all tests of this JVM: they start the program a hundred times. */
    private static final class Archive {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("netcoms-archive");
                Path file = folder.resolve("netcoms.jsa");
                List<String> words = new ArrayList<>(List.of(java().toString()));
                words.addAll(OPTIONS);
                words.addAll(List.of("-XX:ArchiveClassesAtExit=" + file, "-jar", jar().toString(), "warm-up"));
                try (Call warmUp = Call.start(folder, Map.of(), words)) {
                    assertEquals(0, warmUp.exitCode(), warmUp::err);
                }
                try (Stream<Path> files = Files.list(folder)) {
                    Stream.concat(Stream.of(folder), files)
                            .forEach(made -> made.toFile().deleteOnExit());
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while warming up", e);
            }
        }
    }

    private final Path home;
    private final Path script;
    private final Path pids;

    private Installed(Path home) {
        this.home = home;
        script = home.resolve("netcoms");
        pids = home.resolve("pids");
    }

    /** @param config the whole of config.yaml */
    static Installed in(Path home, String config) throws IOException {
        Installed program = new Installed(home);
        Files.writeString(home.resolve("config.yaml"), config);
        Files.writeString(program.script, """
                unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
                echo $$ >>'%s'
                # Who starts the tests may ignore signals (nohup, a background job), and that is inherited.
                exec env --default-signal=HUP,INT,TERM '%s' %s '-XX:SharedArchiveFile=%s' '-Dnetcoms.home=%s' -jar '%s' "$@"
                """.formatted(
                        program.pids, java(), String.join(" ", OPTIONS), Archive.FILE, home, jar()));
        return program;
    }

    /** Runs of four short waits, of which there are more than any test waits for. */
    static Installed withLongRun(Path home) throws IOException {
        return withRun(home, 1000);
    }

    /** Runs of four short waits, a quarter of a second a round. */
    static Installed withRun(Path home, int rounds) throws IOException {
        return in(home, """
                chat: { port: 0, name: ann }
                run: { workload: short, strategies: [sequential, processes], rounds: %d, warmup-rounds: 0 }
                strategies: { processes: { workers: 1 } }
                workloads:
                  short:
                    tasks:
                      - { kind: wait, seconds: 0.03, repeat: 4 }
                """.formatted(rounds));
    }

    /** The project's folder. */
    static Path project() {
        return Path.of(System.getProperty("netcoms.project", "")).toAbsolutePath();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path jar() {
        Path jar = project().resolve("target/netcoms.jar");
        assertTrue(Files.isReadable(jar), jar + " is missing: these tests run the packaged program (mvn verify)");
        return jar;
    }

    /** The words that start it. */
    List<String> command(String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", script.toString()));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    /** The same as a line for a shell. */
    String line(String... arguments) {
        return String.join(" ", command(arguments));
    }

    Path home() {
        return home;
    }

    /** The one that was started last. */
    ProcessHandle process() throws IOException {
        List<String> started = Files.readAllLines(pids);
        return ProcessHandle.of(Long.parseLong(started.get(started.size() - 1))).orElseThrow();
    }

    /** It and its workers, of which there must be one. */
    ProcessTree processes() throws IOException {
        assertTrue(process().descendants().count() >= 1, "no worker runs");
        return ProcessTree.of(process());
    }

    /** Waits for the first frame with the chat connected, presses F5, and waits until each strategy has finished a trial. */
    void startRun(Tmux terminal) {
        terminal.awaitText("connected as ann", LIMIT);
        terminal.press("F5");
        awaitTrials();
    }

    /** Waits until each strategy of a run has finished a trial. */
    void awaitTrials() {
        Awaitility.await("a finished trial of each strategy")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        !folders().isEmpty() && finished(run(), "sequential") > 0 && finished(run(), "processes") > 0);
    }

    /** Kills the one that was started last, and waits for the end of its workers. */
    void kill() throws IOException {
        ProcessTree processes = processes();
        process().destroyForcibly();
        processes.awaitEnd(LIMIT);
    }

    private List<Path> folders() throws IOException {
        Path runs = home.resolve("logs/runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.toList();
        }
    }

    /** The folder of the only run. */
    Path run() throws IOException {
        List<Path> folders = folders();
        assertEquals(1, folders.size(), folders::toString);
        return folders.get(0);
    }

    /** How many trials of a strategy are finished according to a run's journal. */
    static long finished(Path run, String strategy) throws IOException {
        Path journal = run.resolve("events.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        return Files.readString(journal)
                .lines()
                .filter(line -> line.contains("\"trial_finished\"") && line.contains("\"" + strategy + "\""))
                .count();
    }

    static JsonNode report(Path run) throws IOException {
        return JSON.readTree(run.resolve("report.json").toFile());
    }

    /** Awaits the report of the only run, which must have this status and all trials that were finished, each whole. */
    void assertReport(String status) throws IOException {
        Path json = run().resolve("report.json");
        Awaitility.await(json + "").atMost(LIMIT).until(() -> Files.exists(json));
        JsonNode report = report(run());
        assertEquals(status, report.at("/run/status").asText());
        assertEquals(2, report.path("strategies").size());
        for (JsonNode strategy : report.path("strategies")) {
            int trials = strategy.at("/makespan_s/values").size();
            assertTrue(trials >= 1, strategy::toString);
            assertEquals(finished(run(), strategy.path("name").asText()), trials, strategy::toString);
            assertEquals(4 * trials, strategy.path("tasks").asInt(), strategy::toString);
            assertEquals(4 * trials, strategy.path("ok").asInt(), strategy::toString);
        }
        String markdown = Files.readString(run().resolve("report.md"));
        assertTrue(markdown.contains(run().getFileName() + ": short, " + status), markdown);
        try (Stream<Path> files = Files.list(run())) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(".") || name.contains("report"))
                    .sorted()
                    .toList();
            assertEquals(List.of("report.html", "report.json", "report.md"), names);
        }
    }
}
