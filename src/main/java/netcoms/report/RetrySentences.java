package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netcoms.stats.Retried;
import netcoms.stats.Summary;

/** Says how often a strategy's tasks were tried again, and why not oftener. Pure. */
final class RetrySentences {
    private RetrySentences() {}

    static List<String> of(Summary summary) {
        List<String> sentences = new ArrayList<>();
        Retried retried = summary.detail().retried();
        long lost = summary.retries() - retried.times();
        if (lost > 0) {
            sentences.add(
                    summary.name() + ": " + Numbers.count(lost, "lost attempt") + " ran again; each task counts once.");
        }
        if (retried.times() > 0 || retried.overBudget() > 0) {
            sentences.add(String.format(
                            Locale.ROOT,
                            "%s: %s (%.1f for 100 tasks)",
                            summary.name(),
                            retried.times() == 1 ? "1 retry" : retried.times() + " retries",
                            100.0 * retried.times() / Math.max(1, summary.tasks()))
                    + (retried.overBudget() == 0
                            ? ", all within the budget."
                            : "; the failures of " + Numbers.count(retried.overBudget(), "task")
                                    + " stand since the retry budget was used up."));
        }
        return sentences;
    }
}
