package netcoms.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcoms.report.chart.Axis;
import netcoms.report.chart.Columns;
import netcoms.run.RunResult;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.FailureCounts;
import netcoms.stats.Summary;

/** The plot of failures by kind over the time of a strategy's trials, one round after the other. Pure. */
final class FailurePlot {
    private static final int COLOURS = 8;

    private FailurePlot() {}

    /** Kinds of failure in the whole run, most frequent first. */
    static List<String> kinds(RunResult result) {
        Map<String, Long> all = new HashMap<>();
        result.strategies()
                .forEach(summary -> summary.failures().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return List.copyOf(FailureCounts.sorted(all).keySet());
    }

    /** CSS class of a kind's colour. */
    static String colour(int at) {
        return "k" + at % COLOURS;
    }

    static boolean isKnown(RunResult result) {
        return result.strategies().stream()
                .anyMatch(summary -> !summary.detail().failures().isEmpty());
    }

    /** A row for each strategy with a failure; a round is as wide as any other, however long its trial took. */
    static String draw(RunResult result) {
        List<String> kinds = kinds(result);
        List<Columns.Row> rows = result.strategies().stream()
                .filter(summary -> !summary.detail().failures().isEmpty())
                .map(summary -> new Columns.Row(summary.name(), columns(summary, kinds)))
                .toList();
        int rounds = result.strategies().stream()
                .flatMap(summary -> summary.makespan().rounds().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        return new Columns("Failures by kind over time", "time, from the start of each round's trial to its end")
                .draw(rows, Axis.counting(1, rounds), SwitchMarks.byTime(result));
    }

    private static List<Columns.Column> columns(Summary summary, List<String> kinds) {
        List<Columns.Column> columns = new ArrayList<>();
        Summary.Makespan makespan = summary.makespan();
        for (FailureSlice slice : summary.detail().failures()) {
            int at = makespan.rounds().indexOf(slice.round());
            if (at >= 0) {
                double start = slice.round() - 0.5;
                double trial = Math.max(makespan.values().get(at), slice.toSeconds());
                columns.add(new Columns.Column(
                        start + slice.fromSeconds() / trial, start + slice.toSeconds() / trial, parts(slice, kinds)));
            }
        }
        return columns;
    }

    private static List<Columns.Part> parts(FailureSlice slice, List<String> kinds) {
        String when = ", round " + slice.round() + " from " + TimeScale.withUnit(slice.fromSeconds()) + " to "
                + TimeScale.withUnit(slice.toSeconds());
        return slice.failures().entrySet().stream()
                .map(entry -> new Columns.Part(
                        colour(Math.max(0, kinds.indexOf(entry.getKey()))),
                        entry.getValue(),
                        entry.getKey() + " " + entry.getValue() + when))
                .toList();
    }
}
