package netcoms.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import netcoms.stats.TimerCost;

/** Writes report.md. Whatever text came from outside stays text: no markup and no control character of it works. Pure. */
final class MarkdownReport {
    private MarkdownReport() {}

    static String write(RunResult result) {
        RunInfo run = result.run();
        ResultTable table = ResultTable.of(result);
        StringBuilder out = new StringBuilder();
        out.append("# Run ")
                .append(text(run.id()))
                .append(": ")
                .append(text(run.workload()))
                .append(", ");
        out.append(run.status().label()).append("\n\n");
        table.sentences()
                .forEach(sentence -> out.append("- ").append(text(sentence)).append('\n'));
        section(out, "Result");
        table(out, table);
        section(out, "Makespan of each round");
        rounds(out, result);
        if (!result.examples().isEmpty()) {
            section(out, "First failure of each kind");
            result.examples()
                    .forEach(example -> out.append("- ").append(code(example)).append('\n'));
        }
        section(out, "How to repeat it");
        repeat(out, result);
        section(out, "Where it ran");
        environment(out, result);
        return out.toString();
    }

    private static void section(StringBuilder out, String title) {
        out.append("\n## ").append(title).append("\n\n");
    }

    private static void table(StringBuilder out, ResultTable table) {
        row(out, table.columns().stream().map(ResultTable.Column::header));
        row(out, table.columns().stream().map(column -> column.left() ? "---" : "---:"));
        table.rows().forEach(cells -> row(out, cells.stream()));
        out.append("\nMakespan (mean to max) and bound are in ")
                .append(unit(table, "mean "))
                .append(", latencies (p50 to p99) in ")
                .append(unit(table, "p50 "))
                .append("; `vs bound` is the overhead, `all` places means one for each task.\n");
    }

    private static String unit(ResultTable table, String prefix) {
        return table.columns().stream()
                .map(ResultTable.Column::header)
                .filter(header -> header.startsWith(prefix))
                .map(header -> header.substring(prefix.length()))
                .findFirst()
                .orElse("s");
    }

    private static void rounds(StringBuilder out, RunResult result) {
        List<Summary> strategies = result.strategies();
        List<Integer> rounds = strategies.stream()
                .flatMap(summary -> summary.makespan().rounds().stream())
                .distinct()
                .sorted()
                .toList();
        if (rounds.isEmpty()) {
            out.append("No trial was finished.\n");
            return;
        }
        TimeScale scale = TimeScale.of(strategies.stream()
                .mapToDouble(summary -> summary.makespan().max())
                .filter(seconds -> !Double.isNaN(seconds))
                .max()
                .orElse(Double.NaN));
        row(out, Stream.concat(Stream.of("round"), strategies.stream().map(s -> s.name() + " " + scale.unit())));
        row(out, Stream.concat(Stream.of("---:"), strategies.stream().map(s -> "---:")));
        for (Integer round : rounds) {
            Function<Summary, String> cell = summary -> {
                int at = summary.makespan().rounds().indexOf(round);
                return at < 0
                        ? Numbers.ABSENT
                        : scale.format(summary.makespan().values().get(at));
            };
            row(
                    out,
                    Stream.concat(
                            Stream.of(round.toString()), strategies.stream().map(cell)));
        }
    }

    private static void repeat(StringBuilder out, RunResult result) {
        RunInfo run = result.run();
        out.append("```sh\n").append(RepeatCommand.of(result)).append("\n```\n\n");
        RepeatCommand.sizes(result).ifPresent(sizes -> out.append(text(sizes)).append("\n\n"));
        out.append("Chat tasks went to ").append(code(run.target()));
        out.append("; without `--target` an embedded server is used.\n");
    }

    private static void environment(StringBuilder out, RunResult result) {
        RunInfo run = result.run();
        out.append("- started ").append(run.started()).append('\n');
        out.append("- NetComs ").append(text(run.netcoms())).append('\n');
        out.append("- ").append(text(run.jvm())).append('\n');
        out.append("- ")
                .append(text(run.os()))
                .append(", ")
                .append(Numbers.count(run.cores(), "core"))
                .append('\n');
        out.append("- ")
                .append(Numbers.count(run.tasks(), "task"))
                .append(" a trial, seed ")
                .append(run.seed());
        out.append('\n');
        TimerCost timers = result.timers();
        if (!Double.isNaN(timers.recorderSeconds())) {
            out.append(String.format(
                    Locale.ROOT,
                    "- the clock moves in steps of %.0f ns, and recording a task costs %.0f ns\n",
                    timers.granularitySeconds() * 1e9,
                    timers.recorderSeconds() * 1e9));
        }
    }

    private static void row(StringBuilder out, Stream<String> cells) {
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
