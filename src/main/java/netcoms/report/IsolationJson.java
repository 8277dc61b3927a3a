package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import netcoms.stats.FaultEffects;

/** The {@code faults} of a strategy in report.json; null when none touched anything. Pure. */
final class IsolationJson {
    private static final String KEY = "faults";

    private IsolationJson() {}

    static void write(ObjectNode strategy, FaultEffects faults) {
        if (!faults.any()) {
            strategy.putNull(KEY);
            return;
        }
        ObjectNode node = strategy.putObject(KEY);
        ArrayNode rounds = node.putArray("rounds");
        faults.rounds().forEach(rounds::add);
        node.put("connections", faults.connections());
        faults.effects().forEach(node.putObject("effects")::put);
        node.put("touched", faults.touched());
        node.put("touched_failed", faults.touchedFailed());
        ReportJson.number(node, "longest_held_s", faults.longestHeld());
        node.put("stray_failed", faults.strayFailed());
        node.put("stray_delayed", faults.strayDelayed());
        ReportJson.number(node, "stray_delay_s", faults.strayDelay());
        ReportJson.number(node, "cost_s", faults.cost());
        ReportJson.number(node, "recovery_s", faults.recovery());
    }

    /** @throws IllegalArgumentException when a key is not what it must be */
    static FaultEffects read(JsonNode strategy) {
        JsonNode node = strategy.path(KEY);
        if (!node.isObject()) {
            return FaultEffects.NONE;
        }
        List<Integer> rounds = new ArrayList<>();
        node.path("rounds").forEach(round -> rounds.add(round.asInt()));
        return new FaultEffects(
                rounds,
                ReportReader.whole(node, "connections"),
                ReportReader.failures(node.path("effects")),
                ReportReader.whole(node, "touched"),
                ReportReader.whole(node, "touched_failed"),
                ReportReader.number(node, "longest_held_s"),
                ReportReader.whole(node, "stray_failed"),
                ReportReader.whole(node, "stray_delayed"),
                ReportReader.number(node, "stray_delay_s"),
                ReportReader.number(node, "cost_s"),
                ReportReader.number(node, "recovery_s"));
    }
}
