package netcoms.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;

/** Says in words what the table shows, and no more than it shows. Pure. */
final class Sentences {
    static final String REFERENCE = "sequential";
    /** A start-up below this part of a makespan changes no decision. */
    private static final double NOTABLE_STARTUP = 0.01;

    private Sentences() {}

    static List<String> of(RunResult result) {
        List<String> sentences = new ArrayList<>();
        status(result).ifPresent(sentences::add);
        verdict(result).ifPresent(sentences::add);
        for (Summary summary : result.strategies()) {
            startup(result, summary).ifPresent(sentences::add);
        }
        sentences.addAll(failures(result));
        if (!result.message().isEmpty() && result.run().status() != RunStatus.FAILED) {
            sentences.add("Note: " + result.message() + ".");
        }
        return sentences;
    }

    static Optional<String> verdict(RunResult result) {
        List<Summary> measured = result.strategies().stream()
                .filter(summary -> !summary.makespan().values().isEmpty())
                .toList();
        if (measured.isEmpty()) {
            return Optional.of("No trial was finished: there is nothing to compare.");
        }
        Optional<Summary> reference =
                measured.stream().filter(Sentences::isReference).findFirst();
        List<Summary> others = measured.stream()
                .filter(summary -> !isReference(summary) && summary.speedup() != null)
                .toList();
        if (reference.isPresent() && !others.isEmpty()) {
            Summary best = others.stream()
                    .max(Comparator.comparingDouble(Sentences::speedup))
                    .orElseThrow();
            return Optional.of(compared(best) + failedOf(best) + ceiling(reference.get(), best) + ".");
        }
        Summary shortest = measured.stream()
                .min(Comparator.comparingDouble(summary -> summary.makespan().mean()))
                .orElseThrow();
        return Optional.of(shortest.name() + " took "
                + TimeScale.withUnit(shortest.makespan().mean())
                + " on average" + (measured.size() > 1 ? ", the shortest mean" : "")
                + (reference.isPresent() ? "" : "; without " + REFERENCE + " there is no speedup to state")
                + failedOf(shortest) + ".");
    }

    private static String compared(Summary best) {
        Ratio ratio = best.speedup();
        if (ratio == null) {
            return "";
        }
        Double low = ratio.low();
        Double high = ratio.high();
        if (low == null || high == null) {
            return String.format(
                    Locale.ROOT,
                    "%s is %s %s than %s in one round, too few for an interval",
                    best.name(),
                    Numbers.times(factor(ratio.value())),
                    word(ratio.value()),
                    REFERENCE);
        }
        if (low <= 1 && high >= 1) {
            return String.format(
                    Locale.ROOT,
                    "no difference shown between %s and %s: %s, 95 %% interval %s",
                    best.name(),
                    REFERENCE,
                    Numbers.times(ratio.value()),
                    interval(low, high));
        }
        boolean faster = ratio.value() >= 1;
        return String.format(
                Locale.ROOT,
                "%s%s is %s %s than %s (95 %% interval %s)",
                faster ? "" : "nothing beat " + REFERENCE + ": ",
                best.name(),
                Numbers.times(factor(ratio.value())),
                word(ratio.value()),
                REFERENCE,
                faster ? interval(low, high) : interval(1 / high, 1 / low));
    }

    private static double factor(double ratio) {
        return ratio >= 1 ? ratio : 1 / ratio;
    }

    private static String word(double ratio) {
        return ratio >= 1 ? "faster" : "slower";
    }

    private static String interval(double low, double high) {
        return String.format(Locale.ROOT, "%.2f–%.2f", low, high);
    }

    /** No number of places gets below the longest task, and k places never do more than k tasks at once. */
    private static String ceiling(Summary reference, Summary best) {
        double work = reference.boundSeconds();
        double longest = reference.longestSeconds();
        if (!(longest > 0)) {
            return "";
        }
        double ceiling = work / longest;
        if (best.places() > 0 && best.places() < ceiling) {
            return String.format(
                    Locale.ROOT,
                    "; the ceiling with %s is %d.00x",
                    Numbers.count(best.places(), "place"),
                    best.places());
        }
        return "; the ceiling here is " + Numbers.times(ceiling) + ": " + TimeScale.withUnit(work)
                + " of work, and the longest task takes " + TimeScale.withUnit(longest);
    }

    private static String failedOf(Summary summary) {
        return summary.failed() == 0
                ? ""
                : ", but " + summary.failed() + " of its " + Numbers.count(summary.tasks(), "task") + " failed";
    }

    private static Optional<String> startup(RunResult result, Summary summary) {
        double startup = summary.startupSeconds();
        double mean = summary.makespan().mean();
        if (!(startup > NOTABLE_STARTUP * mean)) {
            return Optional.empty();
        }
        double withStartup = mean + startup;
        String countedIn = result.strategies().stream()
                .filter(other -> isReference(other) && !isReference(summary))
                .map(reference -> reference.makespan().mean() / withStartup)
                .filter(ratio -> !Double.isNaN(ratio))
                .findFirst()
                .map(ratio -> "its first trial would show a speedup of " + Numbers.times(ratio))
                .orElse("its first trial would take " + TimeScale.withUnit(withStartup));
        return Optional.of(summary.name() + " took " + TimeScale.withUnit(startup)
                + " to start, apart from the makespans; counted in, " + countedIn + ".");
    }

    private static List<String> failures(RunResult result) {
        long tasks = result.strategies().stream().mapToLong(Summary::tasks).sum();
        List<String> sentences = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            if (summary.failed() > 0) {
                sentences.add(summary.name() + ": " + summary.failed() + " of "
                        + Numbers.count(summary.tasks(), "task") + " failed (" + Numbers.failures(summary.failures())
                        + ").");
            }
        }
        if (sentences.isEmpty() && tasks > 0) {
            sentences.add("All " + Numbers.count(tasks, "task") + " ended ok.");
        }
        for (Summary summary : result.strategies()) {
            if (summary.retries() > 0) {
                sentences.add(summary.name() + ": " + Numbers.count(summary.retries(), "lost attempt")
                        + " ran again; each task counts once.");
            }
        }
        return sentences;
    }

    private static Optional<String> status(RunResult result) {
        String rounds = result.finishedRounds() + " of "
                + Numbers.count(result.run().rounds(), "round") + (result.finishedRounds() == 1 ? " is" : " are")
                + " whole, and every finished trial counts.";
        return switch (result.run().status()) {
            case FINISHED -> Optional.empty();
            case RUNNING -> Optional.of("Still running: " + rounds);
            case STOPPED -> Optional.of("Stopped before the end: " + rounds);
            case RECOVERED -> Optional.of("Recovered from its journal after the program died: " + rounds);
            case FAILED -> Optional.of("Failed: " + result.message() + "; " + rounds);
        };
    }

    private static boolean isReference(Summary summary) {
        return summary.name().equals(REFERENCE);
    }

    private static double speedup(Summary summary) {
        Ratio ratio = summary.speedup();
        return ratio == null ? Double.NEGATIVE_INFINITY : ratio.value();
    }
}
