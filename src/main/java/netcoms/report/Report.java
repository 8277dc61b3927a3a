package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<String> items = new ArrayList<>();
        items.add("started " + run.started());
        items.add("NetComs " + run.netcoms() + " on " + run.jvm());
        items.add(run.os() + ", " + Numbers.count(run.cores(), "core"));
        items.add(Numbers.count(run.tasks(), "task") + " a trial, seed " + run.seed());
        items.add("chat tasks went to " + run.target() + "; without --target an embedded server is used");
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

    private static String unit(ResultTable table, String prefix) {
        return table.columns().stream()
                .map(ResultTable.Column::header)
                .filter(header -> header.startsWith(prefix))
                .map(header -> header.substring(prefix.length()))
                .findFirst()
                .orElse("s");
    }
}
