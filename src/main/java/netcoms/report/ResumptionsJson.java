package netcoms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.Resumptions;
import netcoms.run.Resumptions.Resumption;

/** The interruptions of a run in report.json, there and back. Pure. */
final class ResumptionsJson {
    private ResumptionsJson() {}

    /** @param run the object of the run */
    static void write(ObjectNode run, Resumptions resumptions) {
        run.put("resumed", resumptions.all().size());
        ArrayNode all = run.putArray("resumptions");
        for (Resumption one : resumptions.all()) {
            ObjectNode node = all.addObject().put("at", one.at().toString());
            rounds(node.putArray("rounds"), one.rounds());
        }
        rounds(run.putArray("split_rounds"), resumptions.splitRounds());
    }

    private static void rounds(ArrayNode node, List<Integer> rounds) {
        rounds.forEach(node::add);
    }

    /** None where the report does not say. */
    static Resumptions read(JsonNode run) {
        List<Resumption> all = new ArrayList<>();
        run.path("resumptions")
                .forEach(node -> all.add(new Resumption(
                        ReportReader.instant(ReportReader.text(node, "at")), rounds(node.path("rounds")))));
        return new Resumptions(all, rounds(run.path("split_rounds")));
    }

    private static List<Integer> rounds(JsonNode node) {
        List<Integer> rounds = new ArrayList<>();
        node.forEach(round -> rounds.add(round.asInt()));
        return rounds;
    }
}
