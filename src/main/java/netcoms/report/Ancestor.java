package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.stats.Verdict;

/**
 * What the project that this one grew out of published of its workload, beside what was measured here. Immutable.
 *
 * @param rows cells for {@link #HEADERS}
 */
record Ancestor(List<List<String>> rows) {
    static final String TITLE = "What the ancestor printed, and what was measured here";
    static final List<String> HEADERS =
            List.of("strategy", "printed there", "speedup here", "ceiling here", "vs bound here");
    static final String LESSON = "There, one wild round of 7.66 s made the difference: it printed 2.13x where its own"
            + " means give 2.73x and its medians 1.51x, and nobody could see that 1.5x is the ceiling of this workload."
            + " Its 0.09x counts the start of processes as work; here start-up stands apart.";

    private static final String WORKLOAD = "chat-reference";
    private static final List<Published> PUBLISHED = List.of(
            new Published("sequential", "1.00x"),
            new Published("threads", "2.13x"),
            new Published("processes", "0.09x"));

    /** A speedup as it stands in the ancestor's table. */
    private record Published(String strategy, String speedup) {}

    /** Only for its workload, and when there is something to stand beside. */
    static Optional<Ancestor> of(RunResult result) {
        if (!result.run().workload().equals(WORKLOAD)) {
            return Optional.empty();
        }
        double work = result.strategies().stream()
                .filter(summary -> summary.name().equals(Verdict.REFERENCE))
                .mapToDouble(Summary::boundSeconds)
                .findFirst()
                .orElse(Double.NaN);
        List<List<String>> rows = new ArrayList<>();
        for (Published published : PUBLISHED) {
            result.strategies().stream()
                    .filter(summary -> summary.name().equals(published.strategy))
                    .filter(summary -> summary.speedup() != null)
                    .forEach(summary -> rows.add(List.of(
                            summary.name(),
                            published.speedup,
                            ResultTable.speedup(summary),
                            Numbers.times(work / summary.boundSeconds()),
                            Numbers.signedPercent(summary.overhead()))));
        }
        return rows.size() < 2 ? Optional.empty() : Optional.of(new Ancestor(List.copyOf(rows)));
    }
}
