package netcoms.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run allows to say about its strategies. Only strategies that did about the same work are ranked: who fails
 * more tasks than the most reliable one by over a percentage point does less, and its makespan says little. Pure.
 *
 * @param fastest among the ranked but {@code sequential}, unless that ran alone; null when no trial was finished
 * @param lead the fastest against {@code sequential}, or, where that is not ranked, against the next fastest; null when
 *     there is nothing to compare with
 * @param others the rest of the ranked against the fastest, fastest first
 * @param unranked those that fail too much, in the run's order
 */
public record Verdict(
        @Nullable Summary fastest, @Nullable Comparison lead, List<Comparison> others, List<Summary> unranked) {

    /** Speedups are stated against this strategy. */
    public static final String REFERENCE = "sequential";

    private static final double FAILURES_APART = 0.01;

    /** @param strategies of one run, in its order */
    public static Verdict of(List<Summary> strategies) {
        List<Summary> measured = strategies.stream()
                .filter(summary -> !summary.makespan().values().isEmpty())
                .toList();
        double least = measured.stream().mapToDouble(Verdict::failureRate).min().orElse(0);
        List<Summary> ranked = new ArrayList<>();
        List<Summary> unranked = new ArrayList<>();
        measured.forEach(summary -> (failureRate(summary) > least + FAILURES_APART ? unranked : ranked).add(summary));
        if (ranked.isEmpty()) {
            return new Verdict(null, null, List.of(), List.of());
        }
        Optional<Summary> reference = ranked.stream()
                .filter(summary -> summary.name().equals(REFERENCE))
                .findFirst();
        List<Summary> runners = new ArrayList<>(ranked);
        reference.ifPresent(runners::remove);
        if (runners.isEmpty()) {
            return new Verdict(ranked.getFirst(), null, List.of(), List.copyOf(unranked));
        }
        Summary pivot = reference.orElse(runners.getFirst());
        runners.sort(Comparator.comparingDouble(summary -> -Comparison.logRatio(summary, pivot)));
        Summary fastest = runners.removeFirst();
        Comparison lead = null;
        int pairs = (runners.size() + 1) * runners.size() / 2;
        if (reference.isPresent()) {
            lead = compared(fastest, reference.get(), 1);
        } else if (!runners.isEmpty()) {
            lead = compared(fastest, runners.removeFirst(), 1);
        }
        List<Comparison> others = new ArrayList<>();
        for (Summary summary : runners) {
            Comparison comparison = compared(summary, fastest, pairs);
            if (comparison != null) {
                others.add(comparison);
            }
        }
        return new Verdict(fastest, lead, List.copyOf(others), List.copyOf(unranked));
    }

    /**
     * Which of many pairs differs most is known only afterwards, and the widest of them looks different by chance more
     * often than one pair does. So each must hold at a level that keeps all together at 95 % (Bonferroni).
     */
    private static @Nullable Comparison compared(Summary name, Summary against, int pairs) {
        double confidence = 1 - (1 - PairedRatio.CONFIDENCE) / Math.max(1, pairs);
        return Comparison.of(name, against, confidence).orElse(null);
    }

    /** Failed of all tasks; 0 when there was none. */
    public static double failureRate(Summary summary) {
        return summary.tasks() == 0 ? 0 : (double) summary.failed() / summary.tasks();
    }
}
