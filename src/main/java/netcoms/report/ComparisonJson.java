package netcoms.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.ToDoubleFunction;
import netcoms.report.Comparison.Row;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;

/** Writes a comparison, {@code netcoms-comparison/1}: times in seconds, what has no value is {@code null}. Pure. */
final class ComparisonJson {
    static final String SCHEMA = "netcoms-comparison/1";

    private ComparisonJson() {}

    static String write(Comparison comparison) {
        ObjectNode root = ReportJson.object();
        root.put("schema", SCHEMA);
        run(root.putObject("a"), comparison.before());
        run(root.putObject("b"), comparison.after());
        ArrayNode warnings = root.putArray("warnings");
        comparison.warnings().forEach(warnings::add);
        root.put("sentence", comparison.sentence());
        ArrayNode strategies = root.putArray("strategies");
        comparison.rows().forEach(row -> strategy(strategies.addObject(), row));
        return ReportJson.text(root);
    }

    private static void run(ObjectNode node, RunResult result) {
        node.put("id", result.run().id());
        node.put("workload", result.run().workload());
        node.put("status", result.run().status().label());
        node.put("finished_rounds", result.finishedRounds());
    }

    private static void strategy(ObjectNode node, Row row) {
        node.put("name", row.name());
        node.put("change", row.change().label());
        Ratio ratio = row.ratio();
        ObjectNode ratios = node.putObject("ratio");
        ReportJson.number(ratios, "value", ratio == null ? null : ratio.value());
        ReportJson.number(ratios, "low", ratio == null ? null : ratio.low());
        ReportJson.number(ratios, "high", ratio == null ? null : ratio.high());
        pair(node, "median_makespan_s", row, summary -> summary.makespan().median());
        pair(node, "p99_latency_s", row, summary -> summary.latency().p99());
        pair(node, "tasks", row, Summary::tasks);
        pair(node, "failed", row, Summary::failed);
        pair(node, "goodput_per_s", row, Summary::goodputPerSecond);
    }

    private static void pair(ObjectNode node, String key, Row row, ToDoubleFunction<Summary> figure) {
        ObjectNode pair = node.putObject(key);
        ReportJson.number(pair, "a", figure.applyAsDouble(row.before()));
        ReportJson.number(pair, "b", figure.applyAsDouble(row.after()));
    }
}
