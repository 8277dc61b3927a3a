package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import netcoms.stats.Detail;
import netcoms.stats.Detail.Bucket;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.Detail.Percentile;
import netcoms.stats.Detail.Spent;
import netcoms.stats.FailureExample;
import netcoms.stats.Retried;

/**
 * What the plots show, as the keys {@code time_s}, {@code percentiles}, {@code latency_buckets} and
 * {@code failures_over_time}, and {@code examples} of failures, of a strategy in report.json. Reports that lack them are read as unknown. Pure.
 */
final class DetailJson {
    private static final MathContext BOUND_DIGITS = new MathContext(9);

    private DetailJson() {}

    static void write(ObjectNode node, Detail detail) {
        ObjectNode time = node.putObject("time_s");
        Spent spent = detail.spent();
        ReportJson.number(time, "queue", spent.queueSeconds());
        ReportJson.number(time, "connect", spent.connectSeconds());
        ReportJson.number(time, "service", spent.serviceSeconds());
        ReportJson.number(time, "collection", spent.collectionSeconds());
        ReportJson.number(time, "idle", spent.idleSeconds());
        ArrayNode percentiles = node.putArray("percentiles");
        for (Percentile percentile : detail.percentiles()) {
            ObjectNode one = percentiles.addObject();
            ReportJson.number(one, "percent", percentile.percent());
            ReportJson.number(one, "latency_s", percentile.seconds());
        }
        ArrayNode buckets = node.putArray("latency_buckets");
        for (Bucket bucket : detail.latency()) {
            ObjectNode one = buckets.addObject();
            one.put("from_s", bound(bucket.fromSeconds()));
            one.put("to_s", bound(bucket.toSeconds()));
            one.put("count", bucket.count());
        }
        ArrayNode failures = node.putArray("failures_over_time");
        for (FailureSlice slice : detail.failures()) {
            ObjectNode one = failures.addObject();
            one.put("round", slice.round());
            ReportJson.number(one, "from_s", slice.fromSeconds());
            ReportJson.number(one, "to_s", slice.toSeconds());
            slice.failures().forEach(one.putObject("failures")::put);
        }
        ArrayNode examples = node.putArray("examples");
        for (FailureExample example : detail.examples()) {
            ObjectNode one = examples.addObject();
            one.put("id", example.id());
            one.put("kind", example.kind());
            one.put("round", example.round());
            one.put("task", example.task());
            ReportJson.number(one, "at_s", example.seconds());
            one.put("detail", example.detail());
        }
    }

    /** Bounds were not measured but computed, and some are shorter than what the clock can tell. */
    private static BigDecimal bound(double seconds) {
        return BigDecimal.valueOf(seconds).round(BOUND_DIGITS).stripTrailingZeros();
    }

    /** @throws IllegalArgumentException when a key is there but is not what it must be */
    static Detail read(JsonNode node) {
        JsonNode time = node.path("time_s");
        List<Percentile> percentiles = new ArrayList<>();
        for (JsonNode one : node.path("percentiles")) {
            percentiles.add(new Percentile(ReportReader.number(one, "percent"), ReportReader.number(one, "latency_s")));
        }
        List<Bucket> buckets = new ArrayList<>();
        for (JsonNode one : node.path("latency_buckets")) {
            buckets.add(new Bucket(
                    ReportReader.number(one, "from_s"),
                    ReportReader.number(one, "to_s"),
                    ReportReader.whole(one, "count")));
        }
        List<FailureSlice> failures = new ArrayList<>();
        for (JsonNode one : node.path("failures_over_time")) {
            failures.add(new FailureSlice(
                    (int) ReportReader.whole(one, "round"),
                    ReportReader.number(one, "from_s"),
                    ReportReader.number(one, "to_s"),
                    ReportReader.failures(one.path("failures"))));
        }
        List<FailureExample> examples = new ArrayList<>();
        for (JsonNode one : node.path("examples")) {
            examples.add(example(one));
        }
        return new Detail(
                        time.isMissingNode()
                                ? Spent.UNKNOWN
                                : new Spent(
                                        ReportReader.number(time, "queue"),
                                        ReportReader.number(time, "connect"),
                                        ReportReader.number(time, "service"),
                                        ReportReader.number(time, "collection"),
                                        ReportReader.number(time, "idle")),
                        percentiles,
                        buckets,
                        failures)
                .with(new Retried(
                        node.path("retries_within").asLong(0),
                        node.path("over_budget").asLong(0)))
                .with(examples);
    }

    private static FailureExample example(JsonNode node) {
        String id = ReportReader.text(node, "id");
        if (!id.matches("e[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("id '" + id + "' is none of a failure");
        }
        return new FailureExample(
                Integer.parseInt(id.substring(1)),
                ReportReader.text(node, "kind"),
                (int) ReportReader.whole(node, "round"),
                (int) ReportReader.whole(node, "task"),
                ReportReader.number(node, "at_s"),
                ReportReader.text(node, "detail"));
    }
}
