package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import netcoms.run.Conditions;
import netcoms.stats.OneLine;

/** The conditions of a run in report.json, there and back. Pure. */
final class ConditionsJson {
    private ConditionsJson() {}

    static void write(ObjectNode node, Conditions conditions) {
        node.put("computes", conditions.computes());
        ReportJson.number(node, "others_cpu_share", share(conditions.othersCpuShare()));
        node.put("machine_cores", conditions.machineCores());
        ObjectNode own = node.putObject("own_cpu_share");
        conditions.ownCpuShare().forEach((strategy, used) -> ReportJson.number(own, strategy, share(used)));
        ObjectNode refused = node.putObject("refused");
        conditions.refused().forEach(refused::put);
    }

    /** The kernel's hundredths of a second allow no more digits. */
    private static double share(double exact) {
        return Double.isNaN(exact) ? exact : Math.round(exact * 1e3) / 1e3;
    }

    /** Unknown where the report does not say. */
    static Conditions read(JsonNode node) {
        SortedMap<String, Double> own = new TreeMap<>();
        node.path("own_cpu_share")
                .properties()
                .forEach(entry ->
                        own.put(OneLine.of(entry.getKey()), entry.getValue().asDouble(Double.NaN)));
        SortedMap<String, Long> refused = new TreeMap<>();
        node.path("refused")
                .properties()
                .forEach(entry ->
                        refused.put(OneLine.of(entry.getKey()), entry.getValue().asLong()));
        return new Conditions(
                node.path("computes").asBoolean(false),
                node.path("others_cpu_share").asDouble(Double.NaN),
                node.path("machine_cores").asInt(0),
                own,
                refused);
    }
}
