package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a failure in the report to its stack trace in the log, in the packaged program. */
class FailureExamplesIT {
    private static final List<String> STRATEGIES = List.of("sequential", "threads", "virtual", "processes");

    @TempDir
    Path home;

    @Test
    void everyIdInTheReportFindsAStackTraceInTheLog() throws Exception {
        Installed program = Installed.in(home, """
                run: { rounds: 2, warmup-rounds: 1 }
                strategies: { threads: { size: 2 }, processes: { workers: 1 } }
                workloads:
                  few: { tasks: [ { kind: send, content: hello, repeat: 7 } ] }
                """);
        int refused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = socket.getLocalPort();
        }
        try (Call bench = Call.start(
                program,
                "bench",
                "--workload",
                "few",
                "--strategies",
                String.join(",", STRATEGIES),
                "--target",
                "127.0.0.1:" + refused)) {
            assertEquals(0, bench.exitCode(), bench::err);
        }
        JsonNode report = Installed.report(program.run());
        List<String> log = Files.readAllLines(home.resolve("logs/netcoms.log"));
        String markdown = Files.readString(program.run().resolve("report.md"));
        String page = Files.readString(program.run().resolve("report.html"));
        Set<String> ids = new HashSet<>();
        for (JsonNode strategy : report.path("strategies")) {
            assertEquals(2, strategy.path("examples").size(), "the first and the latest: " + strategy);
            for (JsonNode example : strategy.path("examples")) {
                String id = example.path("id").asText();
                assertTrue(ids.add(id), id);
                assertTrue(markdown.contains("- `" + id + " "), markdown);
                assertTrue(page.contains("<code>" + id + " "), page);
                assertStackTrace(
                        log,
                        report.at("/run/id").asText(),
                        strategy.path("name").asText(),
                        example);
            }
        }
        assertEquals(2 * STRATEGIES.size(), ids.size());
    }

    private static void assertStackTrace(List<String> log, String run, String strategy, JsonNode example) {
        String entry = "failure " + example.path("id").asText() + " of run " + run + ": " + strategy
                + ", refused, round " + example.path("round").asInt() + ", task "
                + example.path("task").asInt() + ", ";
        List<String> lines = log.stream().filter(line -> line.contains(entry)).toList();
        assertEquals(1, lines.size(), entry);
        int at = log.indexOf(lines.getFirst());
        assertTrue(lines.getFirst().endsWith(example.path("detail").asText()), lines::getFirst);
        // A worker sends a stack trace for the first of a kind, and then not for each.
        boolean always = !strategy.equals("processes") || example.path("round").asInt() == 1;
        if (always && example.path("task").asInt() == 0 || !strategy.equals("processes")) {
            assertTrue(log.get(at + 1).startsWith("    java.net.ConnectException: "), log.get(at + 1));
            assertTrue(log.get(at + 2).startsWith("        at "), log.get(at + 2));
        }
    }
}
