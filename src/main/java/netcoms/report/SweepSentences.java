package netcoms.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import netcoms.run.RunResult;
import netcoms.stats.BreakEven;
import netcoms.stats.Summary;
import netcoms.stats.Sweep;
import netcoms.stats.Sweep.Estimate;
import netcoms.stats.Sweep.Fit;
import netcoms.stats.Sweep.Point;

/** Says how strategies scale with their places: which size is enough, what the fitted law says, from when it pays. Pure. */
final class SweepSentences {
    private static final double GOOD_FIT = 0.9;

    private SweepSentences() {}

    /** None unless the run swept something. */
    static List<String> of(RunResult result) {
        List<String> sentences = new ArrayList<>();
        for (Sweep sweep : Sweep.of(result.strategies())) {
            sentences.add(recommended(sweep));
            sentences.add(fit(sweep));
            pays(sweep, result).ifPresent(sentences::add);
        }
        return sentences;
    }

    /** Whether the strategy is one size of a sweep. */
    static Predicate<Summary> swept(RunResult result) {
        List<String> names = Sweep.of(result.strategies()).stream()
                .flatMap(sweep -> sweep.points().stream())
                .map(Point::strategy)
                .toList();
        return summary -> names.contains(summary.name());
    }

    private static String recommended(Sweep sweep) {
        if (sweep.recommended().isEmpty()) {
            return "One round has no interval, so that no size of " + sweep.model()
                    + " can be recommended; run 5 rounds or more.";
        }
        int places = sweep.recommended().getAsInt();
        return places == sweep.points().getLast().places()
                ? sweep.model() + " still gains at " + Numbers.count(places, "place")
                        + ", the most that were tried: sweep further."
                : "The recommended size is " + sweep.model() + "(" + places
                        + "): none that is larger is shown to be more than 5 % faster" + unshown(sweep, places) + ".";
    }

    /** What scatters too much shows no gain, which is not the same as that there is none. */
    private static String unshown(Sweep sweep, int places) {
        Point chosen = sweep.points().stream()
                .filter(point -> point.places() == places)
                .findFirst()
                .orElseThrow();
        Point best = sweep.points().stream()
                .filter(point -> point.places() >= places)
                .max(Comparator.comparingDouble(Point::throughputPerSecond))
                .orElseThrow();
        double ratio = best.throughputPerSecond() / chosen.throughputPerSecond();
        return ratio > Sweep.WORTHWHILE
                ? ", though " + best.strategy() + " looks " + Numbers.times(ratio)
                        + " faster: the rounds scatter too much to show it, so run more of them"
                : "";
    }

    private static String fit(Sweep sweep) {
        Fit fit = sweep.usl();
        if (fit == null) {
            return "There are too few trials to fit a law of scaling to " + sweep.model() + ".";
        }
        String law = fit.kappa().value() > 0 ? "The Universal Scalability Law" : "Amdahl's law";
        String fitted = law + " fits " + sweep.model() + " with "
                + Numbers.rate(fit.lambda().value())
                + " tasks/s of one place and " + percent(fit.sigma()) + " of contention"
                + (fit.kappa().value() > 0 ? ", " + percent(fit.kappa()) + " of coherency" : "")
                + String.format(Locale.ROOT, " (R² %.3f", fit.rSquared())
                + (fit.rSquared() < GOOD_FIT ? ", a poor fit: look at the points" : "") + ")";
        return fitted + "; " + limit(sweep, fit) + ".";
    }

    private static String limit(Sweep sweep, Fit fit) {
        double most = sweep.points().getLast().places();
        Optional<Double> peak = fit.peak().filter(places -> places >= 1);
        if (peak.isPresent()) {
            double places = peak.get();
            return "it expects the most, " + Numbers.rate(fit.throughput(places)) + " tasks/s, at "
                    + Numbers.count(Math.round(places), "place") + (places > most ? ", beyond what was tried" : "");
        }
        return fit.sigma().value() > 0
                ? "however many places, it expects no more than "
                        + Numbers.rate(fit.lambda().value() / fit.sigma().value()) + " tasks/s"
                : "it sees no limit within what was tried";
    }

    /** For example {@code 4.1 % (95 % interval 3.0–5.2)}. */
    private static String percent(Estimate estimate) {
        String value = small(100 * estimate.value()) + " %";
        return Double.isNaN(estimate.low())
                ? value
                : value + " (95 % interval " + small(100 * estimate.low()) + "–" + small(100 * estimate.high()) + ")";
    }

    private static String small(double percent) {
        double size = Math.abs(percent);
        String text = String.format(Locale.ROOT, size < 0.1 ? "%.4f" : size < 10 ? "%.2f" : "%.1f", percent);
        return text.matches("-?0\\.0+") ? "0" : text;
    }

    private static Optional<String> pays(Sweep sweep, RunResult result) {
        String name = sweep.points().stream()
                .filter(point -> point.places() == sweep.recommended().orElse(point.places()))
                .reduce((first, second) -> second)
                .map(Point::strategy)
                .orElseThrow();
        String against = result.strategies().stream().anyMatch(SweepSentences::isMeasuredReference)
                ? Sentences.REFERENCE
                : sweep.points().getFirst().strategy();
        return name.equals(against)
                ? Optional.empty()
                : Optional.of(pays(summary(result, name), summary(result, against)));
    }

    private static String pays(Summary strategy, Summary against) {
        if (!(strategy.startupSeconds() > 0)) {
            return strategy.name() + " was warm from an earlier run: from how many tasks on it pays cannot be told.";
        }
        return BreakEven.of(strategy, against)
                .map(even -> "With its start-up counted in, " + even.strategy() + " beats " + even.against() + " from "
                        + Numbers.count(even.tasks(), "task") + " on: it starts "
                        + (even.startupSeconds() > 0
                                ? TimeScale.withUnit(even.startupSeconds()) + " later"
                                : "no later")
                        + " and saves "
                        + TimeScale.withUnit(even.savedSeconds())
                        + " a task (start-up / saving, and never before one task is done).")
                .orElse(strategy.name() + " never pays against " + against.name() + ": it saves nothing with a task.");
    }

    private static boolean isMeasuredReference(Summary summary) {
        return summary.name().equals(Sentences.REFERENCE)
                && !summary.makespan().values().isEmpty();
    }

    private static Summary summary(RunResult result, String name) {
        return result.strategies().stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
