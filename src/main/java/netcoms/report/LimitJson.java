package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import netcoms.stats.LimitCourse;
import netcoms.stats.OneLine;

/** The {@code limit} of a strategy in report.json; null where its places are fixed, or the report does not say. Pure. */
final class LimitJson {
    private static final String KEY = "limit";

    private LimitJson() {}

    static void write(ObjectNode strategy, LimitCourse course) {
        if (!course.isAdaptive()) {
            strategy.putNull(KEY);
            return;
        }
        ObjectNode node = strategy.putObject(KEY);
        node.put("algorithm", course.algorithm());
        node.put("settled", course.settled());
        ArrayNode points = node.putArray("points");
        for (LimitCourse.Point point : course.points()) {
            ObjectNode one = points.addObject();
            ReportJson.number(one, "at_s", point.seconds());
            one.put("limit", point.limit());
            one.put("in_flight", point.inFlight());
            ReportJson.number(one, "latency_s", point.latencySeconds());
        }
    }

    /** @throws IllegalArgumentException when it is there but is not what it must be */
    static LimitCourse read(JsonNode strategy) {
        JsonNode node = strategy.path(KEY);
        if (!node.isObject()) {
            return LimitCourse.FIXED;
        }
        List<LimitCourse.Point> points = new ArrayList<>();
        for (JsonNode one : node.path("points")) {
            points.add(new LimitCourse.Point(
                    ReportReader.number(one, "at_s"),
                    (int) ReportReader.whole(one, "limit"),
                    (int) ReportReader.whole(one, "in_flight"),
                    ReportReader.number(one, "latency_s")));
        }
        return new LimitCourse(OneLine.of(node.path("algorithm").asText("")), points);
    }
}
