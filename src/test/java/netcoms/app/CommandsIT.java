package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.testing.LegacyClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as scripts call it: exit codes, what is printed where, and one clear sentence for each mistake. */
class CommandsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING =
            Pattern.compile("^listening on 127\\.0\\.0\\.1:(\\d+)$", Pattern.MULTILINE);

    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws Exception {
        program = Installed.withLongRun(home);
    }

    @Test
    void benchSavesExportsAndPrintsTheTable() throws Exception {
        Path json = home.resolve("out.json");
        Path markdown = home.resolve("out.md");
        Path csv = home.resolve("out.csv");
        String[] arguments = {
            "bench",
            "--strategies",
            "threads,sequential",
            "--rounds",
            "2",
            "--places",
            "3",
            "--seed",
            "7",
            "--json",
            "" + json,
            "--markdown",
            "" + markdown,
            "--csv",
            "" + csv
        };
        String id;
        try (Call bench = Call.start(program, arguments)) {
            assertEquals(0, bench.exitCode(), bench::err);
            assertTrue(bench.out().startsWith("strategy "), bench::out);
            assertTrue(bench.out().contains("All 16 tasks ended ok."), bench::out);
            assertEquals(4, lines(bench.err(), "round [12]/2 +(threads|sequential) +0\\.\\d+ s .*"), bench::err);
            id = program.run().getFileName().toString();
            assertTrue(bench.err().contains("Report: " + program.run().resolve("report.md")), bench::err);
        }
        JsonNode report = JSON.readTree(json.toFile());
        assertEquals(report, Installed.report(program.run()));
        assertEquals("netcoms-report/1", report.path("schema").asText());
        assertEquals(id, report.at("/run/id").asText());
        assertEquals("finished", report.at("/run/status").asText());
        assertEquals(7, report.at("/run/seed").asLong());
        assertEquals("threads", report.at("/strategies/0/name").asText());
        assertEquals(3, report.at("/strategies/0/places").asInt());
        assertEquals(8, report.at("/strategies/1/ok").asInt());
        assertEquals(2, report.at("/strategies/1/makespan_s/values").size());
        assertEquals(Files.readString(program.run().resolve("report.md")), Files.readString(markdown));
        assertEquals(5, Files.readAllLines(csv).size());

        try (Call again = Call.start(program, "report", id)) {
            assertEquals(0, again.exitCode(), again::err);
            assertTrue(again.out().contains("All 16 tasks ended ok."), again::out);
            assertEquals("", again.err());
        }
        try (Call again = Call.start(program, "report", id, "--json", "-")) {
            assertEquals(0, again.exitCode(), again::err);
            assertEquals(report, JSON.readTree(again.out()));
        }
    }

    @ParameterizedTest
    @CsvSource({"--json, '{'", "--markdown, '# Run'", "--csv, 'run,workload'"})
    void benchGivesStandardOutputToOneExport(String flag, String start) throws Exception {
        try (Call bench =
                Call.start(program, "bench", "--rounds", "1", "--strategies", "virtual", "--quiet", flag, "-")) {
            assertEquals(0, bench.exitCode(), bench::err);
            assertTrue(bench.out().startsWith(start), bench::out);
            assertFalse(bench.out().contains("\nstrategy  "), bench::out);
            assertEquals("", bench.err());
        }
    }

    @Test
    void benchCountsFailuresAgainstTheLimit() throws Exception {
        int refused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = socket.getLocalPort();
        }
        List<String> flags = List.of(
                "bench",
                "--workload",
                "chat-reference",
                "--strategies",
                "virtual",
                "--rounds",
                "1",
                "--target",
                "127.0.0.1:" + refused,
                "--max-failures");
        try (Call none = Call.start(program, with(flags, "0"));
                Call all = Call.start(program, with(flags, "5"))) {
            assertEquals(3, none.exitCode(), none::err);
            assertTrue(none.out().contains("refused"), none::out);
            assertTrue(none.err().contains("--max-failures allows 0"), none::err);
            assertEquals(0, all.exitCode(), all::err);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aSignalEndsBenchAfterSaving(String signal, int exitCode) throws Exception {
        try (Call bench = Call.start(program, "bench")) {
            program.awaitTrials();
            var processes = program.processes();
            bench.signal(signal);
            assertEquals(exitCode, bench.exitCode(), bench::err);
            processes.awaitEnd(LIMIT);
            assertTrue(bench.out().contains("Stopped before the end"), bench::out);
            program.assertReport("stopped");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench --warm 3           | '--warm'            | --warmup",
                "bench --workload shrot   | 'shrot'             | 'short'",
                "bench --strategies treads| 'treads'            | 'threads'",
                "bench --rounds 0         | run.rounds is '0'   | from 1 to 1000",
                "bench --target nowhere   | 'nowhere'           | HOST:PORT",
                "bench --json /no/such/x  | /no/such/x          | a folder that exists",
                "--config /no/such.yaml bench | /no/such.yaml   | no such file",
                "config --set run.round=3 | 'run.round'         | 'run.rounds'",
                "report nothing           | 'nothing'           | report.json",
                "server --port 70000      | '70000'             | 0 to 65535",
                "chat 127.0.0.1:x         | '127.0.0.1:x'       | HOST:PORT",
                "chat --name System       | 'System'            | letters",
                "srever                   | 'srever'            | server",
                "dashboard                | needs a terminal    | bench",
                "--port 0                 | needs a terminal    | bench",
            })
    void aMistakeIsOneSentenceAndStartsNothing(String arguments, String what, String right) throws Exception {
        try (Call call = Call.start(program, arguments.split(" +"))) {
            call.endInput();
            assertEquals(2, call.exitCode(), call::err);
            assertEquals("", call.out());
            assertTrue(call.err().startsWith("NetComs: "), call::err);
            assertTrue(call.err().contains(what.replaceAll("^'|'$", "")), call::err);
            assertTrue(call.err().contains(right.replaceAll("^'|'$", "")), call::err);
            assertTrue(call.err().lines().count() <= 2, call::err);
            assertFalse(call.err().contains("\tat ") || call.err().contains("Exception"), call::err);
            assertFalse(Files.exists(home.resolve("logs/runs")), "a run was started");
        }
    }

    @Test
    void aMistakeInTheFileNamesLineKeyAndWhatIsNear() throws Exception {
        Installed wrong = Installed.in(home, """
                chat:
                  port: 0
                  nmae: ann
                """);
        try (Call call = Call.start(wrong, "config", "--check")) {
            assertEquals(2, call.exitCode());
            assertEquals("", call.out());
            assertTrue(call.err().contains("config.yaml:3"), call::err);
            assertTrue(call.err().contains("'chat.nmae'") && call.err().contains("'chat.name'"), call::err);
            assertEquals(1, call.err().lines().count(), call::err);
        }
    }

    @Test
    void configSaysValuesAndWhereTheyCameFrom() throws Exception {
        try (Call check = Call.start(program, "config", "--check");
                Call config =
                        Call.start(program, Map.of("NETCOMS_CHAT_HISTORY", "17"), "config", "--set", "run.rounds=9")) {
            assertEquals(0, check.exitCode(), check::err);
            assertEquals("", check.out() + check.err());
            assertEquals(0, config.exitCode(), config::err);
            assertEquals(1, lines(config.out(), "chat.history +17 +environment NETCOMS_CHAT_HISTORY"), config::out);
            assertEquals(1, lines(config.out(), "run.rounds +9 +flag .*"), config::out);
            assertEquals(1, lines(config.out(), "chat.name +ann +config.yaml:1"), config::out);
            assertEquals(1, lines(config.out(), "run.seed +random +default"), config::out);
        }
    }

    @Test
    void theServerServesUntilASignal() throws Exception {
        try (Call server = Call.start(program, "server", "--port", "0")) {
            Matcher listening = LISTENING.matcher(server.awaitOut("listening on"));
            assertTrue(listening.find(), server::out);
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(listening.group(1)));
            try (LegacyClient ann = new LegacyClient(address).shakeHands("ann");
                    LegacyClient bob = new LegacyClient(address).shakeHands("bob")) {
                ann.expect("system", "bob joined the chat");
                bob.send("chat", "hello");
                ann.expect("chat", "hello");
            }
            server.signal("TERM");
            assertEquals(143, server.exitCode());
            assertEquals(1, server.out().lines().count(), server::out);
            assertEquals("", server.err());
        }
    }

    @Test
    void aTakenPortMovesOnUnlessItWasChosen() throws Exception {
        Installed automatic = Installed.in(home, "chat: { port: auto }\n");
        try (ServerSocket taken = takeDefaultPort();
                ServerSocket chosen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Call moved = Call.start(automatic, "server");
                Call pinned = Call.start(automatic, "server", "--port", "" + chosen.getLocalPort())) {
            Matcher listening = LISTENING.matcher(moved.awaitOut("listening on"));
            assertTrue(listening.find(), moved::out);
            assertTrue(Integer.parseInt(listening.group(1)) > Address.DEFAULT_PORT, moved::out);
            assertTrue(
                    moved.err().startsWith("Port 8000 is taken: serving on 127.0.0.1:" + listening.group(1)),
                    moved::err);
            moved.signal("TERM");
            assertEquals(143, moved.exitCode());

            assertEquals(1, pinned.exitCode());
            assertEquals("", pinned.out());
            assertTrue(pinned.err().contains("127.0.0.1:" + chosen.getLocalPort()), pinned::err);
            assertTrue(pinned.err().contains("--port"), pinned::err);
            assertEquals(1, pinned.err().lines().count(), pinned::err);
        }
    }

    /** Whoever has it, afterwards it is taken; unbound when it was taken already. */
    private static ServerSocket takeDefaultPort() throws Exception {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress("127.0.0.1", Address.DEFAULT_PORT));
        } catch (BindException takenAlready) {
            // That serves as well.
        }
        return socket;
    }

    @Test
    void chatInAPipeSaysAndPrintsLines() throws Exception {
        try (Call server = Call.start(program, "server", "--port", "0")) {
            Matcher listening = LISTENING.matcher(server.awaitOut("listening on"));
            assertTrue(listening.find());
            String address = "127.0.0.1:" + listening.group(1);
            // Whatever the locale says, a pipe carries UTF-8.
            Map<String, String> plain = Map.of("LC_ALL", "C");
            try (Call ann = Call.start(program, plain, "chat", address, "--name", "ann");
                    Call bob = Call.start(program, plain, "chat", address, "--name", "bob")) {
                ann.awaitErr("connected as ann");
                bob.awaitErr("connected as bob");
                ann.say("grüße ✓");
                bob.awaitOut("ann: grüße ✓");
                bob.say("first").say("").say("last").endInput();
                assertEquals(0, bob.exitCode(), bob::err);
                ann.awaitOut("bob left the chat");
                assertEquals(2, lines(ann.out(), "\\d\\d:\\d\\d:\\d\\d bob: (first|last)"), ann::out);
                ann.signal("TERM");
                assertEquals(143, ann.exitCode(), ann::err);
            }
        }
    }

    @Test
    void chatWithNobodyThereSaysSo() throws Exception {
        int refused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = socket.getLocalPort();
        }
        try (Call chat = Call.start(program, "chat", "127.0.0.1:" + refused)) {
            assertEquals(1, chat.exitCode());
            assertEquals("", chat.out());
            assertTrue(chat.err().startsWith("NetComs: can't reach 127.0.0.1:" + refused), chat::err);
            assertEquals(1, chat.err().lines().count(), chat::err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dashboard", "bench", "server", "chat", "report", "config"})
    void everyCommandExplainsItself(String command) throws Exception {
        String[] arguments = (command + " --help").strip().split(" ");
        try (Call help = Call.start(program, arguments)) {
            assertEquals(0, help.exitCode(), help::err);
            assertTrue(help.out().startsWith("Usage: " + ("./run.sh " + command).strip()), help::out);
            assertTrue(help.out().contains("--config") && help.out().contains("Exit codes:"), help::out);
            assertEquals("", help.err());
        }
    }

    @Test
    void theVersionIsOneLine() throws Exception {
        try (Call version = Call.start(program, "--version")) {
            assertEquals(0, version.exitCode());
            assertTrue(version.out().matches("NetComs \\d+\\.\\d+\\.\\S+ \\(Java .+\\)\\R"), version::out);
        }
    }

    private static long lines(String text, String pattern) {
        return text.lines().filter(line -> line.matches(pattern)).count();
    }

    private static String[] with(List<String> words, String last) {
        List<String> all = new ArrayList<>(words);
        all.add(last);
        return all.toArray(String[]::new);
    }
}
