package netcoms.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import netcoms.stats.StatsSettings;

/**
 * Journals of earlier versions lack keys that were added since. Each gets the value that says "unknown" here, in one place,
 * so that everything else that is missing stays an error; and what was written in another way reads as it is written now.
 * Pure.
 */
final class OlderLines {
    private OlderLines() {}

    /** Adds to an event what its version did not write yet. */
    static void complete(JsonNode event) {
        if (event instanceof ObjectNode line) {
            switch (line.path("event").asText()) {
                case "run_started" -> runStarted(line);
                case "ran_on" -> ranOn(line);
                case "trial_finished" -> trialFinished(line);
                default -> {}
            }
        }
    }

    private static void runStarted(ObjectNode line) {
        if (!line.has("percentiles")) {
            ArrayNode percentiles = line.putArray("percentiles");
            StatsSettings.DEFAULT.percentiles().forEach(percentiles::add);
        }
        if (!line.has("computes")) {
            line.put("computes", false);
        }
        if (!line.has("faults")) {
            ObjectNode faults = line.putObject("faults").put("plan", RunFaults.NONE.plan());
            faults.putArray("toxics");
            faults.putObject("reach").put("through", 0).put("http", 0).put("tasks", 0);
        }
        if (line.get("run") instanceof ObjectNode run) {
            bracket(run);
        }
    }

    /** An IPv6 address was written without brackets, which leaves its port to be guessed. */
    private static void bracket(ObjectNode run) {
        String target = run.path("target").asText();
        int port = target.lastIndexOf(':');
        if (target.indexOf(':') < port && !target.startsWith("[")) {
            run.put("target", "[" + target.substring(0, port) + "]" + target.substring(port));
        }
    }

    private static void ranOn(ObjectNode line) {
        if (line.get("provenance") instanceof ObjectNode provenance && !provenance.has("settings")) {
            provenance.putArray("settings");
        }
    }

    private static void trialFinished(ObjectNode line) {
        if (!line.has("conditions")) {
            line.putObject("conditions")
                    .put("wallSeconds", Double.NaN)
                    .put("ownCpuSeconds", Double.NaN)
                    .put("otherCpuSeconds", Double.NaN)
                    .put("machineCores", 0)
                    .putObject("refused");
        }
        if (line.get("figures") instanceof ObjectNode figures) {
            if (!figures.has("spans")) {
                figures.putObject("spans")
                        .put("queueNanos", -1)
                        .put("connectNanos", -1)
                        .put("collectionNanos", -1);
            }
            if (!figures.has("failuresBySlice")) {
                figures.putObject("failuresBySlice");
            }
            if (!figures.has("limit")) {
                figures.putObject("limit").put("algorithm", "").putArray("points");
            }
            if (!figures.has("retried")) {
                figures.putObject("retried").put("times", 0).put("overBudget", 0);
            }
            if (!figures.has("faults")) {
                figures.putObject("faults")
                        .put("connections", 0)
                        .put("touched", 0)
                        .put("touchedFailed", 0)
                        .put("longestHeldNanos", 0)
                        .put("strayFailed", 0)
                        .put("strayDelayed", 0)
                        .put("strayDelayNanos", 0)
                        .put("costNanos", 0)
                        .put("recoveryNanos", -1)
                        .putObject("effects");
            }
            if (!figures.has("seen")) {
                figures.putArray("seen");
            }
            if (!figures.has("open")) {
                figures.putObject("open")
                        .put("late", 0)
                        .put("maxLateNanos", 0)
                        .put("uncorrected", "")
                        .put("maxUncorrectedNanos", 0)
                        .putObject("offered")
                        .put("perSecond", 0)
                        .put("arrivals", "")
                        .put("durationSeconds", 0)
                        .put("rampSeconds", 0);
            }
        }
    }
}
