package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import netcoms.run.Conditions;
import netcoms.run.RunResult;
import netcoms.stats.FailureCounts;
import netcoms.stats.Summary;

/** Says what around the run made its figures less certain, and what to do about it. Pure. */
final class ConditionWarnings {
    /** Of the machine, taken by others: what a quiet desktop needs stays below. */
    private static final double BUSY = 0.10;
    /** Of our cores: above it tasks wait for the processor whatever the strategy. */
    private static final double SATURATED = 0.90;
    /** Of a makespan, spent on recording. */
    private static final double NOTABLE_RECORDING = 0.05;

    /** The limits that the embedded server knows, and the keys that move them. */
    private static final Map<String, String> KEYS = Map.of(
            "slow_consumer", "chat.outbox-bytes",
            "flood", "chat.flood-burst and chat.flood-per-second",
            "limit", "chat.max-connections and chat.max-per-address");

    private ConditionWarnings() {}

    static List<String> of(RunResult result) {
        List<String> sentences = new ArrayList<>();
        Conditions conditions = result.conditions();
        if (conditions.othersCpuShare() > BUSY) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "The machine was busy: other programs used %.1f of its %s while trials ran; stop them and run again, or "
                            + "compare medians.",
                    conditions.othersCpuShare() * conditions.machineCores(),
                    Numbers.count(conditions.machineCores(), "core")));
        }
        saturated(result, sentences);
        refused(conditions, sentences);
        recording(result, sentences);
        return sentences;
    }

    private static void saturated(RunResult result, List<String> sentences) {
        List<String> names = new ArrayList<>();
        result.conditions().ownCpuShare().forEach((strategy, share) -> {
            if (share > SATURATED) {
                names.add(strategy);
            }
        });
        if (!names.isEmpty() && !result.conditions().computes()) {
            sentences.add(
                    "This program itself was the limit with " + Numbers.list(names) + ": it used over 90 % of the "
                            + Numbers.count(result.run().cores(), "core")
                            + " for tasks that should wait; allow fewer at once, or have the target on another machine.");
        }
    }

    private static void refused(Conditions conditions, List<String> sentences) {
        if (conditions.refused().isEmpty()) {
            return;
        }
        long count = conditions.refused().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String keys = conditions.refused().keySet().stream()
                .map(reason -> KEYS.getOrDefault(reason, "its limits"))
                .distinct()
                .collect(Collectors.joining(", "));
        sentences.add("The embedded server reached a limit and closed " + Numbers.count(count, "connection")
                + " while trials ran (" + Numbers.failures(FailureCounts.sorted(conditions.refused())) + "): raise "
                + keys
                + ", or send less at once.");
    }

    /** Recording is spread over the cores at best: what it costs one of them is in every makespan. */
    private static void recording(RunResult result, List<String> sentences) {
        List<String> parts = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            int cores = Math.max(1, result.run().cores());
            int threads = summary.places() == 0 ? cores : Math.min(summary.places(), cores);
            int rounds = summary.makespan().values().size();
            double perTrial =
                    (double) summary.tasks() / rounds * result.timers().recorderSeconds() / threads;
            double share = perTrial / summary.makespan().mean();
            if (share > NOTABLE_RECORDING) {
                parts.add(String.format(Locale.ROOT, "%.0f %% of %s", 100 * Math.min(1, share), summary.name()));
            }
        }
        if (!parts.isEmpty()) {
            sentences.add("Recording the tasks took about " + Numbers.list(parts)
                    + ": differences below that say nothing about the strategies; use tasks that do more.");
        }
    }
}
