package netcoms.report;

import java.util.List;
import java.util.Locale;
import netcoms.run.RunResult;
import netcoms.stats.FailureExample;
import netcoms.stats.Summary;

/** The failures that stand for others, a line each; of reports that have no ids what they have. Pure. */
final class ExampleLines {
    private ExampleLines() {}

    static List<String> of(RunResult result) {
        List<String> lines = result.strategies().stream()
                .flatMap(summary -> summary.detail().examples().stream().map(example -> line(summary, example)))
                .toList();
        return lines.isEmpty() ? result.examples() : lines;
    }

    static String title(RunResult result) {
        return result.strategies().stream()
                        .allMatch(summary -> summary.detail().examples().isEmpty())
                ? "First failure of each kind"
                : "First and latest failure of each kind; the id finds its stack trace in the log";
    }

    private static String line(Summary summary, FailureExample example) {
        return String.format(
                Locale.ROOT,
                "%s %s %s, round %d, task %d, %.3f s: %s",
                example.id(),
                summary.name(),
                example.kind(),
                example.round(),
                example.task(),
                example.seconds(),
                example.detail());
    }
}
