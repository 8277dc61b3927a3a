package netcoms.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import netcoms.stats.Sweep;

/**
 * Writes report.md, good enough to paste into a pull request, in the order in which it is read. Whatever text came from
 * outside stays text: no markup and no control character of it works. Pure.
 */
final class MarkdownReport {
    private final StringBuilder out = new StringBuilder();
    private final RunResult result;
    private final TextPlots plots;

    private MarkdownReport(RunResult result) {
        this.result = result;
        plots = new TextPlots(result);
    }

    static String write(RunResult result) {
        return new MarkdownReport(result).all();
    }

    private String all() {
        out.append("# Run ").append(text(result.run().id())).append(": ");
        out.append(text(result.run().workload())).append(", ");
        out.append(result.run().status().label()).append("\n");
        paragraph(String.join(" ", Sentences.standing(result)));
        paragraph(String.join(" ", Report.verdict(result)));
        table();
        plots();
        section("Where the time went", plots.time());
        failures();
        faults();
        section("Warnings");
        list(Report.warnings(result));
        repeat();
        return out.toString();
    }

    private void table() {
        section("Result");
        ResultTable table = ResultTable.of(result);
        row(table.columns().stream().map(ResultTable.Column::header));
        row(table.columns().stream().map(column -> column.left() ? "---" : "---:"));
        table.rows().forEach(cells -> row(cells.stream()));
        paragraph(Report.tableNote(table));
        List<String> besides = Report.besides(result);
        if (!besides.isEmpty()) {
            out.append('\n');
            list(besides);
        }
        Ancestor.of(result).ifPresent(ancestor -> {
            out.append("\n### ").append(Ancestor.TITLE).append("\n\n");
            rows(Ancestor.HEADERS, ancestor.rows());
            paragraph(Ancestor.LESSON);
        });
    }

    private void plots() {
        List<String> makespans = plots.makespans();
        if (makespans.isEmpty()) {
            return;
        }
        section("Plots");
        out.append("Mean makespan, and the rounds between the shortest and the longest:\n\n");
        block(makespans);
        List<String> latencies = plots.latencies();
        if (!latencies.isEmpty()) {
            paragraph("Latency of the tasks that ended ok, submitted to done:");
            out.append('\n');
            block(latencies);
        }
        out.append('\n');
        List<List<String>> percentiles = Percentiles.table(result);
        rows(percentiles.getFirst(), percentiles.subList(1, percentiles.size()));
        List<String> limits = LimitPlots.text(result);
        if (!limits.isEmpty()) {
            paragraph("The limit that a strategy found, over its last trial:");
            out.append('\n');
            block(limits);
        }
        for (Sweep sweep : Sweep.of(result.strategies())) {
            out.append("\n### ").append(text(sweep.model())).append(" by places\n\n");
            rows(SweepTable.headers(sweep), SweepTable.rows(sweep));
        }
    }

    private void failures() {
        section("Failures");
        list(Sentences.failures(result));
        List<String> overTime = plots.failures();
        if (!overTime.isEmpty()) {
            paragraph("Failures over time, from the first round to the last:");
            out.append('\n');
            block(overTime);
        }
        List<String> kinds = FailurePlot.kinds(result);
        if (!kinds.isEmpty()) {
            out.append('\n');
            rows(
                    Stream.concat(Stream.of("strategy"), kinds.stream()).toList(),
                    result.strategies().stream()
                            .map(summary -> counts(summary, kinds))
                            .toList());
        }
        List<String> examples = ExampleLines.of(result);
        if (!examples.isEmpty()) {
            paragraph(ExampleLines.title(result) + ":");
            out.append('\n');
            examples.forEach(example -> out.append("- ").append(code(example)).append('\n'));
        }
    }

    private void faults() {
        List<List<String>> rows = FaultTable.rows(result);
        if (!rows.isEmpty()) {
            section(FaultTable.TITLE);
            list(IsolationSentences.of(result));
            out.append('\n');
            rows(FaultTable.HEADERS, rows);
        }
    }

    private static List<String> counts(Summary summary, List<String> kinds) {
        Map<String, Long> failures = summary.failures();
        return Stream.concat(
                        Stream.of(summary.name()),
                        kinds.stream().map(kind -> Long.toString(failures.getOrDefault(kind, 0L))))
                .toList();
    }

    private void repeat() {
        section("How to repeat it", List.of(RepeatCommand.of(result)));
        out.append('\n');
        list(Stream.concat(RepeatCommand.sizes(result).stream(), Report.environment(result).stream())
                .toList());
    }

    private void section(String title) {
        out.append("\n## ").append(title).append("\n\n");
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            section(title);
            block(lines);
        }
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            out.append('\n').append(text(text)).append('\n');
        }
    }

    private void list(List<String> items) {
        items.forEach(item -> out.append("- ").append(text(item)).append('\n'));
    }

    /** Lines as they are; nothing in them ends the block. */
    private void block(List<String> lines) {
        String fence = "```";
        while (String.join("\n", lines).contains(fence)) {
            fence += "`";
        }
        out.append(fence).append('\n');
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(fence).append('\n');
    }

    private void rows(List<String> headers, List<List<String>> rows) {
        row(headers.stream());
        row(Stream.concat(Stream.of("---"), headers.stream().skip(1).map(header -> "---:")));
        rows.forEach(cells -> row(cells.stream()));
    }

    private void row(Stream<String> cells) {
        out.append(cells.map(MarkdownReport::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(String text) {
        return text.matches("-+:?") ? text : text(text);
    }

    private static String text(String text) {
        return OneLine.of(text).replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }

    private static String code(String text) {
        return "`" + OneLine.of(text).replace('`', '\'') + "`";
    }
}
