package netcoms.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import netcoms.stats.TimerCost;
import org.jspecify.annotations.Nullable;

/**
 * Reads report.json, version 1: the keys of version 1 must be there, those added later need not, and unknown ones are
 * passed over. Pure.
 */
final class ReportReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ReportReader() {}

    /** @throws IllegalArgumentException with one sentence that names the key at fault */
    static RunResult read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + OneLine.of(e.getOriginalMessage()), e);
        }
        String schema = text(root, "schema");
        if (!schema.equals(ReportJson.SCHEMA)) {
            throw new IllegalArgumentException(
                    "schema is '" + schema + "', and this program reads '" + ReportJson.SCHEMA + "'");
        }
        JsonNode run = need(root, "run", JsonNode::isObject, "an object");
        List<Summary> strategies = new ArrayList<>();
        for (JsonNode strategy : need(root, "strategies", JsonNode::isArray, "a list")) {
            strategies.add(strategy(strategy));
        }
        List<String> examples = new ArrayList<>();
        run.path("examples").forEach(example -> examples.add(OneLine.of(example.asText())));
        int least = strategies.stream()
                .mapToInt(summary -> summary.makespan().values().size())
                .min()
                .orElse(0);
        return new RunResult(
                run(run),
                List.copyOf(strategies),
                run.path("finished_rounds").asInt(least),
                List.copyOf(examples),
                OneLine.of(run.path("message").asText("")),
                new TimerCost(
                        run.path("timer_granularity_s").asDouble(Double.NaN),
                        run.path("recorder_cost_s").asDouble(Double.NaN)),
                ProvenanceJson.read(run.path("provenance")),
                ConditionsJson.read(run.path("conditions")),
                FaultsJson.read(run),
                FaultsJson.switches(run),
                ResumptionsJson.read(run));
    }

    private static RunInfo run(JsonNode node) {
        return new RunInfo(
                text(node, "id"),
                node.path("number").asInt(0),
                text(node, "workload"),
                node.path("tasks").asInt(0),
                (int) whole(node, "rounds"),
                node.path("warmup_rounds").asInt(0),
                whole(node, "seed"),
                status(text(node, "status")),
                instant(text(node, "started")),
                OneLine.of(node.path("target").asText("")),
                text(node, "netcoms"),
                text(node, "jvm"),
                text(node, "os"),
                (int) whole(node, "cores"));
    }

    private static Summary strategy(JsonNode node) {
        JsonNode latency = need(node, "latency_s", JsonNode::isObject, "an object");
        return new Summary(
                text(node, "name"),
                (int) whole(node, "places"),
                number(node, "startup_s"),
                makespan(need(node, "makespan_s", JsonNode::isObject, "an object")),
                new Summary.Latency(
                        number(latency, "p50"), number(latency, "p95"), number(latency, "p99"), number(latency, "max")),
                whole(node, "tasks"),
                whole(node, "ok"),
                whole(node, "failed"),
                failures(need(node, "failures", JsonNode::isObject, "an object")),
                whole(node, "retries"),
                number(node, "goodput_per_s"),
                number(node, "bound_s"),
                number(node, "overhead"),
                ratio(need(node, "speedup", n -> n.isObject() || n.isNull(), "an object or null")),
                node.path("longest_s").asDouble(Double.NaN),
                DetailJson.read(node)
                        .with(OpenLoadJson.read(node))
                        .with(LimitJson.read(node))
                        .with(IsolationJson.read(node)));
    }

    private static Summary.Makespan makespan(JsonNode node) {
        List<Double> values = new ArrayList<>();
        need(node, "values", JsonNode::isArray, "a list").forEach(value -> values.add(value.asDouble(Double.NaN)));
        List<Integer> rounds = new ArrayList<>();
        node.path("rounds").forEach(round -> rounds.add(round.asInt()));
        boolean told = rounds.size() == values.size();
        return new Summary.Makespan(
                number(node, "mean"),
                number(node, "median"),
                number(node, "sd"),
                number(node, "min"),
                number(node, "max"),
                List.copyOf(values),
                told
                        ? List.copyOf(rounds)
                        : IntStream.rangeClosed(1, values.size()).boxed().toList());
    }

    static Map<String, Long> failures(JsonNode node) {
        Map<String, Long> failures = new LinkedHashMap<>();
        node.properties().forEach(entry -> failures.put(OneLine.of(entry.getKey()), whole(node, entry.getKey())));
        return failures;
    }

    private static @Nullable Ratio ratio(JsonNode node) {
        if (node.isNull() || node.path("value").isNull()) {
            return null;
        }
        double low = number(node, "low");
        double high = number(node, "high");
        return Double.isNaN(low) || Double.isNaN(high)
                ? new Ratio(number(node, "value"), null, null)
                : new Ratio(number(node, "value"), low, high);
    }

    private static RunStatus status(String label) {
        for (RunStatus status : RunStatus.values()) {
            if (status.label().equals(label)) {
                return status;
            }
        }
        throw new IllegalArgumentException("status '" + label + "' is unknown");
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("started '" + text + "' is no time", e);
        }
    }

    static String text(JsonNode node, String key) {
        return OneLine.of(need(node, key, JsonNode::isTextual, "a text").asText());
    }

    static long whole(JsonNode node, String key) {
        return need(node, key, JsonNode::canConvertToLong, "a whole number").asLong();
    }

    static double number(JsonNode node, String key) {
        JsonNode value = need(node, key, n -> n.isNumber() || n.isNull(), "a number or null");
        return value.isNull() ? Double.NaN : value.asDouble();
    }

    private static JsonNode need(JsonNode node, String key, Predicate<JsonNode> right, String expected) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || !right.test(value)) {
            throw new IllegalArgumentException("'" + key + "' must be " + expected
                    + (value.isMissingNode() ? ", and is missing" : ", not " + OneLine.of(value.toString())));
        }
        return value;
    }
}
