package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.Provenance;
import netcoms.stats.OneLine;

/** The key {@code provenance} of a run in report.json; what is not known is null. Pure. */
final class ProvenanceJson {
    private ProvenanceJson() {}

    static void write(ObjectNode node, Provenance provenance) {
        text(node, "host", provenance.host());
        provenance.javaOptions().forEach(node.putArray("java_options")::add);
        whole(node, "heap_bytes", provenance.heapBytes());
        whole(node, "memory_bytes", provenance.memoryBytes());
        whole(node, "open_files", provenance.openFiles());
        text(node, "config_digest", provenance.configDigest());
        ReportJson.number(node, "connect_timeout_s", provenance.connectTimeoutSeconds());
        ReportJson.number(node, "response_timeout_s", provenance.responseTimeoutSeconds());
        provenance.settings().forEach(node.putArray("settings")::add);
        ArrayNode order = node.putArray("order");
        provenance.order().forEach(round -> round.forEach(order.addArray()::add));
    }

    private static void text(ObjectNode node, String key, String text) {
        node.put(key, text.isEmpty() ? null : text);
    }

    private static void whole(ObjectNode node, String key, long number) {
        node.put(key, number > 0 ? (Long) number : null);
    }

    /** Whatever is not there, or is something else, is not known. */
    static Provenance read(JsonNode node) {
        List<List<String>> order = new ArrayList<>();
        node.path("order").forEach(round -> order.add(texts(round)));
        return new Provenance(
                OneLine.of(node.path("host").asText("")),
                texts(node.path("java_options")),
                node.path("heap_bytes").asLong(0),
                node.path("memory_bytes").asLong(0),
                node.path("open_files").asLong(0),
                OneLine.of(node.path("config_digest").asText("")),
                node.path("connect_timeout_s").asDouble(Double.NaN),
                node.path("response_timeout_s").asDouble(Double.NaN),
                texts(node.path("settings")),
                order);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(OneLine.of(text.asText())));
        return texts;
    }
}
