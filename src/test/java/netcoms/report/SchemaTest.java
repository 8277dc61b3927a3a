package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import netcoms.run.Recovery;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.strategy.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/report.schema.json} describes what the program writes, all of it. */
class SchemaTest {
    private static final Path FILE = Path.of("docs", "report.schema.json");
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path runs;

    @Test
    void theAgreedReportIsValidAndSaysNothingThatIsNotDescribed() throws Exception {
        String json = Files.readString(Path.of("src", "test", "resources", "golden", "report.json"));
        assertEquals(List.of(), errors(json));
        JsonNode types = MAPPER.readTree(FILE.toFile()).get("$defs");
        JsonNode root = MAPPER.readTree(json);
        JsonNode strategy = root.at("/strategies/0");
        assertEquals(keys(types.at("/run/properties")), keys(root.get("run")));
        assertEquals(keys(types.at("/provenance/properties")), keys(root.at("/run/provenance")));
        assertEquals(keys(types.at("/strategy/properties")), keys(strategy));
        assertEquals(keys(types.at("/makespan/properties")), keys(strategy.get("makespan_s")));
        assertEquals(keys(types.at("/latency/properties")), keys(strategy.get("latency_s")));
        assertEquals(keys(types.at("/speedup/properties")), keys(strategy.get("speedup")));
        assertEquals(keys(types.at("/time/properties")), keys(strategy.get("time_s")));
    }

    @Test
    void aReportOfAllThatCanBeKnownIsValidAndReadsBack() throws Exception {
        String json = Reports.json(Detailed.result());
        assertEquals(List.of(), errors(json));
        JsonNode types = MAPPER.readTree(FILE.toFile()).at("/$defs/strategy/properties");
        JsonNode strategy = MAPPER.readTree(json).at("/strategies/1");
        for (String list : List.of("percentiles", "latency_buckets", "failures_over_time", "examples")) {
            assertEquals(keys(types.at("/" + list + "/items/properties")), keys(strategy.at("/" + list + "/0")), list);
        }
        assertEquals(keys(types.at("/faults/properties")), keys(strategy.get("faults")), "faults");
        Path file = Files.writeString(runs.resolve("report.json"), json);
        assertEquals(json, Reports.json(Reports.load(file)));
        assertEquals(Reports.html(Detailed.result()), Reports.html(Reports.load(file)));
        assertEquals(Reports.markdown(Detailed.result()), Reports.markdown(Reports.load(file)));
    }

    @Test
    void wrongDetailsAreRefusedByTheirKey() throws Exception {
        String json = Reports.json(Detailed.result()).replace("\"count\" : 300", "\"count\" : \"many\"");
        Path file = Files.writeString(runs.resolve("report.json"), json);
        IOException refused = assertThrows(IOException.class, () -> Reports.load(file));
        assertTrue(refused.getMessage().contains("'count' must be a whole number"), refused.getMessage());
    }

    @Test
    void everyEndOfARunIsValid() throws Exception {
        RunResult result = result(2);
        for (RunStatus status : RunStatus.values()) {
            RunResult ended = new RunResult(result.run().withStatus(status), result.strategies(), 1, result.examples())
                    .but()
                    .message("a message")
                    .build();
            assertEquals(List.of(), errors(Reports.json(ended)), status::label);
        }
    }

    @Test
    void oneRoundWithoutAReferenceIsValid() throws Exception {
        RunResult result = ScriptedRuns.run(runs, 1, strategy -> strategy, new StrategySpec.Virtual(0));
        assertTrue(Reports.json(result).contains("\"value\" : null"));
        assertEquals(List.of(), errors(Reports.json(result)));
    }

    @Test
    void aRunWithoutATrialIsValid() throws Exception {
        RunResult result = ScriptedRuns.run(
                runs,
                3,
                strategy -> strategy.before((trial, cancellation) -> {
                    throw new IllegalStateException("a defect");
                }),
                new StrategySpec.Sequential());
        assertEquals(0, result.finishedRounds());
        assertEquals(List.of(), errors(Reports.json(result)));
    }

    @Test
    void aRecoveredRunIsValid() throws Exception {
        RunResult whole = result(3);
        Path journal = runs.resolve(whole.run().id()).resolve("events.jsonl");
        List<String> events = Files.readAllLines(journal);
        Files.write(journal, events.subList(0, events.size() - 2));
        List<RunResult> recovered = Recovery.recover(runs);
        assertEquals(1, recovered.size());
        assertEquals(RunStatus.RECOVERED, recovered.getFirst().run().status());
        assertEquals(List.of(), errors(Reports.json(recovered.getFirst())));
    }

    @Test
    void whatIsMissingOrWrongIsFound() throws Exception {
        for (String pointer : List.of("", "/run", "/strategies/0", "/strategies/0/latency_s")) {
            ObjectNode root = (ObjectNode) MAPPER.readTree(Reports.json(result(2)));
            ObjectNode inner = (ObjectNode) root.at(pointer);
            inner.remove(inner.fieldNames().next());
            assertNotEquals(List.of(), errors(root.toString()), "without the first key of " + pointer);
        }
        String json = Reports.json(result(2));
        assertNotEquals(List.of(), errors(json.replace("\"finished\"", "\"done\"")));
        assertNotEquals(List.of(), errors(json.replace("\"started\" : \"2026", "\"started\" : \"yesterday")));
        assertNotEquals(List.of(), errors(json.replace("\"p50\" : ", "\"p50\" : -")));
    }

    private RunResult result(int rounds) throws InterruptedException {
        return ScriptedRuns.run(
                runs,
                rounds,
                strategy -> strategy.failing(1, "worker_lost"),
                new StrategySpec.Sequential(),
                new StrategySpec.Processes(2));
    }

    static List<String> errors(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static TreeSet<String> keys(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).collect(Collectors.toCollection(TreeSet::new));
    }
}
