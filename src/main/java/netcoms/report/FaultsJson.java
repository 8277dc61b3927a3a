package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.FaultMark;
import netcoms.run.FaultReach;
import netcoms.run.RunFaults;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;

/** The faults of a run in report.json, there and back. Pure. */
final class FaultsJson {
    private FaultsJson() {}

    /** @param node of the run */
    static void write(ObjectNode node, RunResult result) {
        RunFaults faults = result.faults();
        node.put("faults", faults.plan());
        words(node.putArray("fault_toxics"), faults.toxics());
        node.putObject("fault_reach")
                .put("through", faults.reach().through())
                .put("http", faults.reach().http())
                .put("tasks", faults.reach().tasks());
        ArrayNode switches = node.putArray("fault_switches");
        for (FaultMark mark : result.switches()) {
            ObjectNode one = switches.addObject();
            one.put("from", mark.from());
            one.put("to", mark.to());
            words(one.putArray("toxics"), mark.toxics());
            one.put("round", mark.round());
            one.put("strategy", mark.strategy());
            ReportJson.number(one, "seconds", mark.seconds());
            one.put("at_once", mark.atOnce());
        }
    }

    /** None where the report does not say. */
    static RunFaults read(JsonNode run) {
        JsonNode reach = run.path("fault_reach");
        return new RunFaults(
                OneLine.of(run.path("faults").asText(RunFaults.NONE.plan())),
                words(run.path("fault_toxics")),
                new FaultReach(
                        reach.path("through").asInt(0),
                        reach.path("http").asInt(0),
                        reach.path("tasks").asInt(0)));
    }

    /** Empty where the report does not say. */
    static List<FaultMark> switches(JsonNode run) {
        List<FaultMark> marks = new ArrayList<>();
        for (JsonNode one : run.path("fault_switches")) {
            marks.add(new FaultMark(
                    OneLine.of(one.path("from").asText("")),
                    OneLine.of(one.path("to").asText("")),
                    words(one.path("toxics")),
                    one.path("round").asInt(0),
                    OneLine.of(one.path("strategy").asText("")),
                    one.path("seconds").asDouble(0),
                    one.path("at_once").asBoolean(true)));
        }
        return List.copyOf(marks);
    }

    private static void words(ArrayNode array, List<String> words) {
        words.forEach(array::add);
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(OneLine.of(word.asText())));
        return words;
    }
}
