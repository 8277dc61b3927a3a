package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import netcoms.report.Comparison.Change;
import netcoms.report.Comparison.Row;
import netcoms.report.ResultTable.Column;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import org.jspecify.annotations.Nullable;

/** A comparison as a table and a sentence for people. Pure. */
final class ComparisonText {
    /** No difference shown. */
    private static final String ALIKE = "~";

    private ComparisonText() {}

    static String of(Comparison comparison, int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrapped.lines("A: " + OneLine.of(comparison.before().run().id()), width));
        lines.addAll(Wrapped.lines("B: " + OneLine.of(comparison.after().run().id()), width));
        lines.add("");
        lines.addAll(table(comparison).lines(width));
        lines.add("");
        lines.addAll(Wrapped.lines(comparison.sentence(), width));
        for (String warning : comparison.warnings()) {
            lines.addAll(Wrapped.lines("Warning: " + warning, width));
        }
        return String.join("\n", lines) + "\n";
    }

    static String sentence(Comparison comparison) {
        if (comparison.rows().isEmpty()) {
            return "The runs have no strategy in common: there is nothing to compare.";
        }
        List<String> parts = new ArrayList<>();
        parts.addAll(changed(comparison, Change.SLOWER));
        parts.addAll(changed(comparison, Change.FASTER));
        alike(comparison, Change.NO_DIFFERENCE, "no difference shown for ").forEach(parts::add);
        boolean open = comparison.rows().stream()
                .anyMatch(row -> Comparison.isOpen(row.before()) || Comparison.isOpen(row.after()));
        alike(
                        comparison,
                        Change.UNDECIDED,
                        open ? "no makespans to compare for " : "too few rounds to say anything of ")
                .forEach(parts::add);
        comparison.rows().stream()
                .filter(row -> row.before().failed() != row.after().failed())
                .map(row -> OneLine.of(row.name()) + " failed " + failed(row.before()) + " tasks before and "
                        + failed(row.after()) + " now")
                .forEach(parts::add);
        return "B against A: " + String.join("; ", parts) + ".";
    }

    private static List<String> changed(Comparison comparison, Change change) {
        return named(comparison, change)
                .map(row -> OneLine.of(row.name()) + " is "
                        + percent(Math.abs(ratio(row) - 1)) + " " + change.label() + " (95 % interval of B/A "
                        + interval(row.ratio()) + ")")
                .toList();
    }

    private static List<String> alike(Comparison comparison, Change change, String said) {
        List<String> names =
                named(comparison, change).map(row -> OneLine.of(row.name())).toList();
        return names.isEmpty() ? List.of() : List.of(said + Numbers.list(names));
    }

    private static Stream<Row> named(Comparison comparison, Change change) {
        return comparison.rows().stream().filter(row -> row.change() == change);
    }

    static ResultTable table(Comparison comparison) {
        List<Row> rows = comparison.rows();
        TimeScale span =
                TimeScale.of(largest(rows, summary -> summary.makespan().median()));
        TimeScale latency =
                TimeScale.of(largest(rows, summary -> summary.latency().p99()));
        List<Column> columns = List.of(
                new Column("strategy", 0, true),
                new Column("median " + span.unit() + " A → B", 3, false),
                new Column("B/A", 0, false),
                new Column("95 % interval", 1, false),
                new Column("change", 0, true),
                new Column("p99 " + latency.unit() + " A → B", 4, false),
                new Column("failed A → B", 2, false),
                new Column("goodput/s A → B", 5, false));
        List<List<String>> cells = rows.stream()
                .map(row -> List.of(
                        OneLine.of(row.name()),
                        pair(row, summary -> span.format(summary.makespan().median())),
                        format(ratio(row)),
                        interval(row.ratio()),
                        change(row),
                        pair(row, summary -> latency.format(summary.latency().p99())),
                        pair(row, ComparisonText::failed),
                        pair(row, summary -> Numbers.rate(summary.goodputPerSecond()))))
                .toList();
        return new ResultTable(columns, cells, List.of());
    }

    private static String pair(Row row, Function<Summary, String> figure) {
        return figure.apply(row.before()) + " → " + figure.apply(row.after());
    }

    private static String change(Row row) {
        return switch (row.change()) {
            case SLOWER, FASTER -> row.change().label();
            case NO_DIFFERENCE -> ALIKE;
            case UNDECIDED -> "?";
        };
    }

    /** For example {@code 5 of 25}. */
    private static String failed(Summary summary) {
        return summary.tasks() == 0 ? Numbers.ABSENT : summary.failed() + " of " + summary.tasks();
    }

    private static double largest(List<Row> rows, ToDoubleFunction<Summary> time) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.before(), row.after()))
                .mapToDouble(time)
                .filter(seconds -> !Double.isNaN(seconds))
                .max()
                .orElse(Double.NaN);
    }

    private static double ratio(Row row) {
        Ratio ratio = row.ratio();
        return ratio == null ? Double.NaN : ratio.value();
    }

    private static String interval(@Nullable Ratio ratio) {
        Double low = ratio == null ? null : ratio.low();
        Double high = ratio == null ? null : ratio.high();
        return low == null || high == null ? Numbers.ABSENT : format(low) + "–" + format(high);
    }

    private static String format(double ratio) {
        return Double.isNaN(ratio) ? Numbers.ABSENT : String.format(Locale.ROOT, "%.3f", ratio);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", fraction * 100);
    }
}
