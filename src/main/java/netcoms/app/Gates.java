package netcoms.app;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netcoms.report.Comparison;
import netcoms.report.Threshold;
import netcoms.run.RunResult;
import netcoms.ui.text.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What a run must show to pass.
 *
 * @param baseline the run that it must not be slower than, or null
 * @param tolerance 0.05 tolerates 5 %
 */
record Gates(List<Threshold> thresholds, @Nullable RunResult baseline, double tolerance) {

    /**
     * Says on standard error what holds and what does not, a line each, also under {@code --quiet}: whoever set a gate
     * wants to know which one closed. The comparison goes below the table.
     *
     * @param outIsTaken standard output belongs to an export, so that the comparison goes to standard error too
     * @return whether all hold
     */
    boolean hold(RunResult result, boolean outIsTaken, CommandLine command) {
        PrintWriter err = command.getErr();
        boolean hold = true;
        if (baseline != null) {
            Comparison comparison = Comparison.of(baseline, result);
            PrintWriter out = outIsTaken ? err : command.getOut();
            out.println();
            Exports.print(comparison.text(Exports.WIDTH), out);
            out.flush();
            hold = isNotSlower(comparison, err);
        }
        for (Threshold threshold : thresholds) {
            Threshold.Verdict verdict = threshold.check(result);
            err.println(TerminalText.clean(verdict.line()));
            hold &= verdict.held();
        }
        err.flush();
        return hold;
    }

    private boolean isNotSlower(Comparison comparison, PrintWriter err) {
        List<String> slower = names(comparison.rows().stream().filter(row -> row.isSlowerThan(tolerance)));
        List<String> undecided =
                names(comparison.rows().stream().filter(row -> row.change() == Comparison.Change.UNDECIDED));
        String percent = String.format(Locale.ROOT, "%s %%", trimmed(tolerance * 100));
        String line = slower.isEmpty()
                ? "baseline: held (nothing is slower by more than " + percent + ")"
                : "baseline: NOT held, slower by more than " + percent + ": " + String.join(", ", slower);
        err.println(TerminalText.clean(line));
        if (!undecided.isEmpty()) {
            err.println(TerminalText.clean("baseline: can't tell for " + String.join(", ", undecided)
                    + ", which needs two finished rounds in both runs"));
        }
        return slower.isEmpty();
    }

    private static List<String> names(Stream<Comparison.Row> rows) {
        return rows.map(Comparison.Row::name).toList();
    }

    private static String trimmed(double number) {
        return new BigDecimal(String.format(Locale.ROOT, "%.3f", number))
                .stripTrailingZeros()
                .toPlainString();
    }
}
