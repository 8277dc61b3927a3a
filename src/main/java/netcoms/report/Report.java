package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import netcoms.run.Provenance;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.TimerCost;

/** What report.md and report.html both say, in the same words. Pure. */
final class Report {
    /** What a hurried reader reads. */
    private static final int VERDICT = 2;

    private Report() {}

    static List<String> verdict(RunResult result) {
        return Sentences.verdict(result).stream().limit(VERDICT).toList();
    }

    /** What belongs to the table: the rest of the verdict, and start-up. */
    static List<String> besides(RunResult result) {
        List<String> sentences =
                new ArrayList<>(Sentences.verdict(result).stream().skip(VERDICT).toList());
        sentences.addAll(FaultSentences.of(result));
        sentences.addAll(Sentences.startups(result));
        return sentences;
    }

    /** That there is none is worth saying, too. */
    static List<String> warnings(RunResult result) {
        List<String> warnings = Sentences.warnings(result);
        return warnings.isEmpty() ? List.of("None.") : warnings;
    }

    static String tableNote(ResultTable table) {
        return "Makespan (mean to max) and bound are in " + unit(table, "mean ") + ", latencies (p50 to p99) in "
                + unit(table, "p50 ") + "; vs bound is the overhead, all places means one for each task.";
    }

    /** Where and how it ran, an item each. */
    static List<String> environment(RunResult result) {
        RunInfo run = result.run();
        Provenance from = result.provenance();
        List<String> items = new ArrayList<>();
        items.add("started " + run.started() + (from.host().isEmpty() ? "" : " on " + from.host()));
        items.add(run.os() + ", " + Numbers.count(run.cores(), "core")
                + (from.memoryBytes() > 0 ? ", " + gibibytes(from.memoryBytes()) + " of memory" : "")
                + (from.openFiles() > 0 ? ", at most " + from.openFiles() + " open files" : ""));
        items.add("NetComs " + run.netcoms() + " on " + run.jvm()
                + (from.heapBytes() > 0 ? ", a heap of at most " + gibibytes(from.heapBytes()) : "")
                + (from.javaOptions().isEmpty() ? "" : ", " + String.join(" ", from.javaOptions())));
        items.add(Numbers.count(run.tasks(), "task") + " a trial, seed " + run.seed()
                + (from.configDigest().isEmpty() ? "" : ", configuration " + from.configDigest()));
        items.add("chat tasks went to " + run.target()
                + (Double.isNaN(from.connectTimeoutSeconds())
                        ? ""
                        : ", time-outs " + TimeScale.labelWithUnit(from.connectTimeoutSeconds()) + " to connect and "
                                + TimeScale.labelWithUnit(from.responseTimeoutSeconds()) + " to answer")
                + "; without --target an embedded server is used");
        if (!from.settings().isEmpty()) {
            items.add("set: " + String.join(", ", from.settings()));
        }
        order(from.order()).ifPresent(items::add);
        TimerCost timers = result.timers();
        if (!Double.isNaN(timers.recorderSeconds())) {
            items.add(String.format(
                    Locale.ROOT,
                    "the clock moves in steps of %.0f ns, and recording a task costs %.0f ns",
                    timers.granularitySeconds() * 1e9,
                    timers.recorderSeconds() * 1e9));
        }
        return items;
    }

    /** Of the first rounds; the others go on like them, and report.json has them all. */
    private static Optional<String> order(List<List<String>> rounds) {
        int most = 4;
        return rounds.isEmpty()
                ? Optional.empty()
                : Optional.of("order by round: "
                        + rounds.stream()
                                .limit(most)
                                .map(round -> String.join(", ", round))
                                .collect(Collectors.joining(" · "))
                        + (rounds.size() > most ? " · …" : ""));
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private static String unit(ResultTable table, String prefix) {
        return table.columns().stream()
                .map(ResultTable.Column::header)
                .filter(header -> header.startsWith(prefix))
                .map(header -> header.substring(prefix.length()))
                .findFirst()
                .orElse("s");
    }
}
