package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcoms.run.RunResult;
import netcoms.stats.Comparison;
import netcoms.stats.Comparison.Decision;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import netcoms.stats.Sweep;
import netcoms.stats.Verdict;

/** Says which strategy was fastest, how sure that is, and how fast any could be. Pure. */
final class VerdictSentences {
    /** From so many rounds on the interval is narrow enough to be worth reading. */
    private static final int ENOUGH_ROUNDS = 5;

    private VerdictSentences() {}

    /** The first one is short enough for a line of chat. */
    static List<String> of(RunResult result) {
        Verdict verdict = Verdict.of(result.strategies());
        Summary fastest = verdict.fastest();
        if (fastest == null) {
            return List.of("No trial was finished: there is nothing to compare.");
        }
        List<String> sentences = new ArrayList<>();
        Comparison lead = verdict.lead();
        sentences.add(lead == null ? alone(fastest) : led(lead, fastest));
        others(
                        fastest,
                        verdict.others().stream()
                                .filter(other -> !sweptTogether(other))
                                .toList())
                .ifPresent(sentences::add);
        if (lead != null && !lead.against().equals(Verdict.REFERENCE)) {
            sentences.add("Without " + Verdict.REFERENCE + " to compare with there is no speedup to state.");
        }
        unranked(verdict).ifPresent(sentences::add);
        if (lead != null) {
            result.strategies().stream()
                    .filter(summary -> summary.name().equals(Verdict.REFERENCE))
                    .findFirst()
                    .flatMap(reference ->
                            ceiling(reference, fastest, result.run().cores()))
                    .ifPresent(sentences::add);
        }
        return sentences;
    }

    /** Two sizes of one model: what is to be said of them is said of the sweep. */
    private static boolean sweptTogether(Comparison comparison) {
        String model = Sweep.model(comparison.name());
        return !model.equals(comparison.name()) && model.equals(Sweep.model(comparison.against()));
    }

    private static String alone(Summary only) {
        return only.name() + " took " + TimeScale.withUnit(only.makespan().mean()) + " on average" + failedOf(only)
                + ".";
    }

    private static String led(Comparison lead, Summary fastest) {
        return switch (lead.decision()) {
            case FASTER -> how(lead) + interval(lead) + failedOf(fastest) + ".";
            case SLOWER ->
                "Nothing beat " + lead.against() + ": " + how(lead) + interval(lead) + failedOf(fastest) + ".";
            case NO_DIFFERENCE_SHOWN ->
                "No decision between " + lead.name() + " and " + lead.against() + ": "
                        + Numbers.times(lead.ratio().value()) + interval(lead) + "; " + whatWouldDecide(lead) + ".";
            case TOO_FEW_ROUNDS ->
                "No decision: " + how(lead) + " in one round, which has no interval; run " + ENOUGH_ROUNDS
                        + " rounds or more.";
        };
    }

    private static String failedOf(Summary summary) {
        return summary.failed() == 0
                ? ""
                : ", but " + summary.failed() + " of its " + Numbers.count(summary.tasks(), "task") + " failed";
    }

    private static String how(Comparison comparison) {
        double ratio = comparison.ratio().value();
        return comparison.name() + " is " + Numbers.times(ratio >= 1 ? ratio : 1 / ratio)
                + (ratio >= 1 ? " faster" : " slower") + " than " + comparison.against();
    }

    private static String interval(Comparison comparison) {
        Ratio ratio = comparison.ratio();
        Double low = ratio.low();
        Double high = ratio.high();
        if (low == null || high == null) {
            return "";
        }
        boolean turned = comparison.decision() == Decision.SLOWER;
        return String.format(
                Locale.ROOT, " (95 %% interval %.2f–%.2f)", turned ? 1 / high : low, turned ? 1 / low : high);
    }

    private static String whatWouldDecide(Comparison lead) {
        return lead.moreRounds().isPresent()
                ? "about " + Numbers.count(lead.moreRounds().getAsInt(), "more round") + " would show a difference of "
                        + "this size"
                : "they are too close for more rounds to decide it";
    }

    private static Optional<String> others(Summary fastest, List<Comparison> others) {
        List<String> alike = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (Comparison other : others) {
            switch (other.decision()) {
                case NO_DIFFERENCE_SHOWN -> alike.add(other.name());
                case TOO_FEW_ROUNDS -> single.add(other.name());
                case FASTER, SLOWER ->
                    parts.add(other.name() + " is "
                            + Numbers.times(1 / other.ratio().value()) + " slower");
            }
        }
        if (!alike.isEmpty()) {
            parts.addFirst(Numbers.list(alike) + (alike.size() == 1 ? " shows" : " show") + " no difference");
        }
        if (!single.isEmpty()) {
            parts.add("one round says nothing about " + Numbers.list(single));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Against " + fastest.name() + ", " + String.join("; ", parts) + ".");
    }

    private static Optional<String> unranked(Verdict verdict) {
        if (verdict.unranked().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = verdict.unranked().stream()
                .map(summary -> summary.name() + " (" + percent(summary) + " of its tasks)")
                .toList();
        return Optional.of("Not ranked because of failures: " + Numbers.list(parts) + "; find their cause first.");
    }

    private static String percent(Summary summary) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * Verdict.failureRate(summary));
    }

    /**
     * No number of places gets below the longest task, and k places never do more than k tasks at once. Whether tasks
     * wait or compute is not measured, so that the cores are named beside a ceiling above them.
     */
    private static Optional<String> ceiling(Summary reference, Summary fastest, int cores) {
        double work = reference.boundSeconds();
        // The shorter of the two: what a hiccup added to the longest task of one strategy is no part of the work.
        double longest = Math.min(reference.longestSeconds(), fastest.longestSeconds());
        if (!(longest > 0)) {
            return Optional.empty();
        }
        double byLongest = work / longest;
        boolean byPlaces = fastest.places() > 0 && fastest.places() < byLongest;
        String ceiling = byPlaces
                ? "With " + Numbers.count(fastest.places(), "place") + " the ceiling is "
                        + Numbers.times(fastest.places())
                : "The ceiling here is " + Numbers.times(byLongest) + ": " + TimeScale.withUnit(work)
                        + " of work, and the longest task takes " + TimeScale.withUnit(longest);
        double reachable = byPlaces ? fastest.places() : byLongest;
        boolean coresMatter = cores > 0 && cores < reachable;
        return Optional.of(ceiling
                + (coresMatter
                        ? "; for work that computes rather than waits it is the " + Numbers.count(cores, "core")
                        : "")
                + ".");
    }
}
