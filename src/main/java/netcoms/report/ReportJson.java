package netcoms.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Writes report.json, version 1. Times in seconds; what has no value is {@code null}. Keys are only ever added; those
 * added so far: {@code run.number/tasks/warmup_rounds/target/finished_rounds/examples/message},
 * {@code run.faults/fault_toxics/fault_reach/fault_switches}, {@code run.timer_granularity_s/recorder_cost_s/provenance/conditions/resumed/resumptions/split_rounds}, {@code makespan_s.rounds/mad}, {@code longest_s}, {@code open_load},
 * {@code serial_fraction}, {@code retries_within/over_budget} and the keys of {@link DetailJson}. Pure.
 */
final class ReportJson {
    static final String SCHEMA = "netcoms-report/1";
    private static final int DECIMALS = 9;
    private static final JsonMapper MAPPER = new JsonMapper();
    // The same bytes on every system.
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));

    private ReportJson() {}

    static String write(RunResult result) {
        ObjectNode root = object();
        root.put("schema", SCHEMA);
        run(root.putObject("run"), result);
        ArrayNode strategies = root.putArray("strategies");
        result.strategies().forEach(summary -> strategy(strategies.addObject(), summary));
        return text(root);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Indented, with a line feed at the end. */
    static String text(ObjectNode root) {
        try {
            return WRITER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }

    private static void run(ObjectNode node, RunResult result) {
        RunInfo run = result.run();
        node.put("id", run.id());
        node.put("workload", run.workload());
        node.put("rounds", run.rounds());
        node.put("seed", run.seed());
        node.put("status", run.status().label());
        node.put("started", run.started().toString());
        node.put("netcoms", run.netcoms());
        node.put("jvm", run.jvm());
        node.put("os", run.os());
        node.put("cores", run.cores());
        node.put("number", run.number());
        node.put("tasks", run.tasks());
        node.put("warmup_rounds", run.warmupRounds());
        node.put("target", run.target());
        node.put("finished_rounds", result.finishedRounds());
        ArrayNode examples = node.putArray("examples");
        result.examples().forEach(examples::add);
        node.put("message", result.message());
        number(node, "timer_granularity_s", result.timers().granularitySeconds());
        number(node, "recorder_cost_s", result.timers().recorderSeconds());
        ProvenanceJson.write(node.putObject("provenance"), result.provenance());
        ConditionsJson.write(node.putObject("conditions"), result.conditions());
        FaultsJson.write(node, result);
        ResumptionsJson.write(node, result.resumptions());
    }

    private static void strategy(ObjectNode node, Summary summary) {
        node.put("name", summary.name());
        node.put("places", summary.places());
        number(node, "startup_s", summary.startupSeconds());
        Summary.Makespan makespan = summary.makespan();
        ObjectNode spans = node.putObject("makespan_s");
        number(spans, "mean", makespan.mean());
        number(spans, "median", makespan.median());
        number(spans, "sd", makespan.sd());
        number(spans, "mad", makespan.mad());
        number(spans, "min", makespan.min());
        number(spans, "max", makespan.max());
        ArrayNode values = spans.putArray("values");
        makespan.values().forEach(value -> values.add(rounded(value)));
        ArrayNode rounds = spans.putArray("rounds");
        makespan.rounds().forEach(rounds::add);
        ObjectNode latency = node.putObject("latency_s");
        number(latency, "p50", summary.latency().p50());
        number(latency, "p95", summary.latency().p95());
        number(latency, "p99", summary.latency().p99());
        number(latency, "max", summary.latency().max());
        node.put("tasks", summary.tasks());
        node.put("ok", summary.ok());
        node.put("failed", summary.failed());
        ObjectNode failures = node.putObject("failures");
        summary.failures().forEach(failures::put);
        node.put("retries", summary.retries());
        node.put("retries_within", summary.detail().retried().times());
        node.put("over_budget", summary.detail().retried().overBudget());
        number(node, "goodput_per_s", summary.goodputPerSecond());
        number(node, "bound_s", summary.boundSeconds());
        number(node, "overhead", summary.overhead());
        ratio(node, summary.speedup());
        number(node, "longest_s", summary.longestSeconds());
        OpenLoadJson.write(node, summary.detail().open());
        IsolationJson.write(node, summary.detail().faults());
        double serial = summary.serialFraction();
        // Derived from rounded figures when a report is read again: coarse enough to come out the same.
        number(node, "serial_fraction", Double.isNaN(serial) ? serial : Math.round(serial * 1e4) / 1e4);
        DetailJson.write(node, summary.detail());
        LimitJson.write(node, summary.detail().limit());
    }

    private static void ratio(ObjectNode node, @Nullable Ratio ratio) {
        ObjectNode speedup = node.putObject("speedup");
        number(speedup, "value", ratio == null ? null : ratio.value());
        number(speedup, "low", ratio == null ? null : ratio.low());
        number(speedup, "high", ratio == null ? null : ratio.high());
    }

    static void number(ObjectNode node, String key, @Nullable Double value) {
        node.put(key, value == null ? null : rounded(value));
    }

    /** To the nanosecond, which is all that was measured; null for what JSON cannot say. */
    private static @Nullable BigDecimal rounded(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
    }
}
