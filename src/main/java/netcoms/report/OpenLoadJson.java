package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import netcoms.stats.OneLine;
import netcoms.stats.OpenLoad;
import netcoms.stats.OpenLoad.Offered;
import netcoms.stats.Summary.Latency;
import org.jspecify.annotations.Nullable;

/** The {@code open_load} of a strategy in report.json; null when all tasks were due at once. Pure. */
final class OpenLoadJson {
    private static final String KEY = "open_load";

    private OpenLoadJson() {}

    static void write(ObjectNode strategy, @Nullable OpenLoad load) {
        if (load == null) {
            strategy.putNull(KEY);
            return;
        }
        ObjectNode node = strategy.putObject(KEY);
        ReportJson.number(node, "rate_per_s", load.offered().perSecond());
        node.put("arrivals", load.offered().arrivals());
        ReportJson.number(node, "duration_s", load.offered().durationSeconds());
        ReportJson.number(node, "ramp_s", load.offered().rampSeconds());
        ReportJson.number(node, "achieved_per_s", load.achievedPerSecond());
        node.put("late", load.late());
        ReportJson.number(node, "max_late_s", load.maxLateSeconds());
        node.put("saturated", load.saturated());
        ObjectNode latency = node.putObject("uncorrected_latency_s");
        ReportJson.number(latency, "p50", load.uncorrected().p50());
        ReportJson.number(latency, "p95", load.uncorrected().p95());
        ReportJson.number(latency, "p99", load.uncorrected().p99());
        ReportJson.number(latency, "max", load.uncorrected().max());
    }

    /** Null when the strategy has none. */
    static @Nullable OpenLoad read(JsonNode strategy) {
        JsonNode node = strategy.path(KEY);
        if (!node.isObject()) {
            return null;
        }
        JsonNode latency = node.path("uncorrected_latency_s");
        return new OpenLoad(
                new Offered(
                        number(node, "rate_per_s"),
                        OneLine.of(node.path("arrivals").asText("")),
                        number(node, "duration_s"),
                        number(node, "ramp_s")),
                number(node, "achieved_per_s"),
                node.path("late").asLong(),
                strategy.path("tasks").asLong(),
                number(node, "max_late_s"),
                new Latency(
                        number(latency, "p50"),
                        number(latency, "p95"),
                        number(latency, "p99"),
                        number(latency, "max")));
    }

    private static double number(JsonNode node, String key) {
        return node.path(key).asDouble(Double.NaN);
    }
}
