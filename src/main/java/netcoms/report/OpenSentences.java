package netcoms.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcoms.run.RunResult;
import netcoms.stats.OpenLoad;
import netcoms.stats.OpenLoad.Offered;
import netcoms.stats.Summary;
import netcoms.stats.Verdict;

/** Says how strategies kept up with tasks that arrive at their own times. Pure. */
final class OpenSentences {
    /** Who fails more does less, and its latencies say little. */
    private static final double MOST_FAILURES = 0.01;

    private OpenSentences() {}

    /** The arrivals that were asked for; empty when all tasks were due at once, and before the first trial has ended. */
    static Optional<Offered> offered(RunResult result) {
        return measured(result).stream().map(summary -> load(summary).offered()).findFirst();
    }

    /** In the place of a verdict on makespans. The first one is short enough for a line of chat. */
    static List<String> of(RunResult result, Offered offered) {
        List<Summary> kept = new ArrayList<>();
        List<Summary> saturated = new ArrayList<>();
        List<Summary> failing = new ArrayList<>();
        for (Summary summary : measured(result)) {
            boolean fails = Verdict.failureRate(summary) > MOST_FAILURES;
            (load(summary).saturated() ? saturated : fails ? failing : kept).add(summary);
        }
        kept.sort(Comparator.comparingDouble(summary -> summary.latency().p99()));
        List<String> sentences = new ArrayList<>();
        sentences.add(kept(kept, saturated.isEmpty(), offered));
        saturated.forEach(summary -> sentences.add(saturated(summary)));
        failing.forEach(summary -> sentences.add(String.format(
                Locale.ROOT,
                "%s is not ranked: %.1f %% of its tasks failed; find their cause first.",
                summary.name(),
                100 * Verdict.failureRate(summary))));
        kept.stream().filter(summary -> load(summary).late() > 0).forEach(summary -> sentences.add(late(summary)));
        sentences.add("Open load, " + offered.arrivals() + " arrivals for " + seconds(offered.durationSeconds())
                + (offered.rampSeconds() > 0 ? ", in the first " + seconds(offered.rampSeconds()) + " growing" : "")
                + ": they make the makespan, so that no speedup and no bound is stated; strategies rank by latency, which "
                + "counts from each task's intended start.");
        omitted(result).ifPresent(sentences::add);
        return sentences;
    }

    private static String kept(List<Summary> kept, boolean noneSaturated, Offered offered) {
        String rate = Numbers.rate(offered.perSecond()) + " tasks/s.";
        if (kept.isEmpty()) {
            return noneSaturated ? "Too many tasks failed to rank anything at " + rate : "Nothing kept up with " + rate;
        }
        List<String> names = kept.stream()
                .map(summary -> summary.name() + " (p99 "
                        + TimeScale.withUnit(summary.latency().p99()) + ")")
                .toList();
        return Numbers.list(names) + (kept.size() == 1 ? " keeps" : " keep") + " up with " + rate;
    }

    /** Why the two latencies differ, by the strategy where they do most. */
    private static Optional<String> omitted(RunResult result) {
        return measured(result).stream()
                .filter(summary -> summary.latency().p99()
                        > 2 * load(summary).uncorrected().p99())
                .max(Comparator.comparingDouble(summary ->
                        summary.latency().p99() / load(summary).uncorrected().p99()))
                .map(summary -> "Counted from the real start, " + summary.name() + " would show a p99 of "
                        + TimeScale.withUnit(load(summary).uncorrected().p99()) + " instead of "
                        + TimeScale.withUnit(summary.latency().p99())
                        + ": a tester that sends the next task only when there is room leaves out the waiting that it caused "
                        + "(coordinated omission).");
    }

    private static String saturated(Summary summary) {
        OpenLoad load = load(summary);
        return summary.name() + " was saturated: it did " + Numbers.rate(load.achievedPerSecond()) + " of "
                + Numbers.rate(load.offered().meanPerSecond()) + " tasks/s; " + lateness(summary)
                + ". Its latencies grow with the duration and say nothing else; offer less, or give it more places.";
    }

    private static String late(Summary summary) {
        return summary.name() + ": " + lateness(summary) + ".";
    }

    private static String lateness(Summary summary) {
        OpenLoad load = load(summary);
        return String.format(
                Locale.ROOT,
                "%d of %s (%.1f %%) began more than %.0f ms late, at most %s",
                load.late(),
                Numbers.count(load.tasks(), "task"),
                100.0 * load.late() / load.tasks(),
                OpenLoad.LATE_SECONDS * 1e3,
                TimeScale.withUnit(load.maxLateSeconds()));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 1 ? "%.1f s" : "%.0f s", seconds);
    }

    private static List<Summary> measured(RunResult result) {
        return result.strategies().stream()
                .filter(summary -> summary.detail().open() != null)
                .toList();
    }

    private static OpenLoad load(Summary summary) {
        OpenLoad load = summary.detail().open();
        if (load == null) {
            throw new IllegalArgumentException(summary.name() + " had no open load");
        }
        return load;
    }
}
