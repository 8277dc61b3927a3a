package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netcoms.testing.terminal.Tmux;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults as a person chooses them: with a flag before a run, with a key while one goes. */
class FaultChoiceIT {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Pattern SECOND = Pattern.compile("round ([2-9]|\\d\\d+)/1000 · faults calm");

    @TempDir
    Path home;

    @Test
    void benchRunsUnderTheNamedPlan_andEveryStrategyMeetsTheSame() throws Exception {
        Installed program = Installed.in(home, """
                chat: { port: 0, name: ann }
                run: { workload: sends, strategies: [sequential, virtual], rounds: 2, warmup-rounds: 0, seed: 7 }
                workloads:
                  sends: { tasks: [ { kind: send, content: hello, repeat: 100 } ] }
                """);
        try (Call call = Call.start(program, "bench", "--quiet", "--faults", "lossy", "--json", "-")) {
            assertEquals(0, call.exitCode(), call::err);
            JsonNode report = MAPPER.readTree(call.out());
            assertEquals("lossy", report.at("/run/faults").asText());
            assertEquals(
                    "10 % of connections: reset",
                    report.at("/run/fault_toxics/0").asText());
            JsonNode sequential = report.at("/strategies/0");
            assertTrue(sequential.at("/failures/reset").asLong() > 0, sequential::toString);
            assertEquals(
                    200,
                    sequential.get("ok").asLong() + sequential.get("failed").asLong());
            assertEquals(sequential.get("failures"), report.at("/strategies/1/failures"));
        }
        try (Call call = Call.start(program, "bench", "--faults", "lossi")) {
            assertEquals(2, call.exitCode(), call::err);
            assertTrue(call.err().contains("did you mean 'lossy'?"), call::err);
            assertEquals(1, call.err().lines().count(), call::err);
        }
    }

    @Test
    void fSwitchesTheRunThatGoes_andItsReportSaysWhen() throws Exception {
        Installed program = Installed.in(home, """
                chat: { port: 0, name: ann }
                run: { workload: long, strategies: [virtual], rounds: 1000, warmup-rounds: 0, faults: calm }
                workloads:
                  long: { tasks: [ { kind: wait, seconds: 0.2 }, { kind: send, content: hello, repeat: 20 } ] }
                """);
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.awaitText("faults    calm", LIMIT);
            terminal.press("F5");
            // Once a trial is over the proxy stands, so that the switch is one at once.
            terminal.await("the second round", screen -> SECOND.matcher(screen).find(), LIMIT);
            terminal.press("Tab", "f");
            terminal.awaitText("Enter switches this run at once", LIMIT);
            terminal.press("j");
            terminal.awaitText("10 % of connections: reset", LIMIT);
            terminal.press("Enter");
            terminal.awaitText("· faults lossy", LIMIT);
            terminal.awaitText("fail 1", LIMIT);
            terminal.press("x");
            terminal.awaitText("1000 rounds · stopped", LIMIT);
            terminal.awaitText("faults were switched from calm to", LIMIT);
            terminal.press("q");
            assertEquals(0, terminal.awaitExit(LIMIT));
        }
        JsonNode run = MAPPER.readTree(report().toFile()).get("run");
        assertEquals("calm", run.get("faults").asText());
        assertEquals("lossy", run.at("/fault_switches/0/to").asText());
        assertTrue(run.at("/fault_switches/0/at_once").asBoolean());
        assertTrue(run.at("/fault_switches/0/round").asInt() >= 1, run::toString);
    }

    private Path report() throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
