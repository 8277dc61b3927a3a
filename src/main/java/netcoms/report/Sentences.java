package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.OpenLoad.Offered;
import netcoms.stats.Summary;
import netcoms.stats.Verdict;

/** Says in words what the table shows, and no more than it shows. Pure. */
final class Sentences {
    static final String REFERENCE = Verdict.REFERENCE;
    /** A start-up below this part of a makespan changes no decision. */
    private static final double NOTABLE_STARTUP = 0.01;

    private Sentences() {}

    /** All of them, in the order of the report. */
    static List<String> of(RunResult result) {
        return Stream.of(
                        standing(result),
                        verdict(result),
                        FaultSentences.of(result),
                        startups(result),
                        failures(result),
                        IsolationSentences.of(result),
                        warnings(result))
                .flatMap(List::stream)
                .toList();
    }

    /** How the run ended, when that is not by finishing, and in which sessions it was measured. */
    static List<String> standing(RunResult result) {
        List<String> sentences = new ArrayList<>(status(result).stream().toList());
        sentences.addAll(ResumptionSentences.of(result));
        return sentences;
    }

    /** What it decides: the first two say the most. */
    static List<String> verdict(RunResult result) {
        Optional<Offered> offered = OpenSentences.offered(result);
        List<String> sentences = Stream.of(
                        offered.isPresent() ? OpenSentences.of(result, offered.get()) : VerdictSentences.of(result),
                        offered.isPresent() ? List.<String>of() : SweepSentences.of(result),
                        AdaptiveSentences.of(result))
                .flatMap(List::stream)
                .toList();
        return FaultSentences.under(result, sentences);
    }

    /** What strategies took before their first task; for a swept one that is said with its sweep. */
    static List<String> startups(RunResult result) {
        return result.strategies().stream()
                // Counted into a makespan that arrivals make it would say nothing.
                .filter(summary -> summary.detail().open() == null)
                .filter(SweepSentences.swept(result).negate())
                .flatMap(summary -> startup(result, summary).stream())
                .toList();
    }

    /** What makes the figures less certain, and what else a person should know. */
    static List<String> warnings(RunResult result) {
        List<String> sentences = new ArrayList<>(Warnings.of(result));
        sentences.addAll(ConditionWarnings.of(result));
        if (!result.message().isEmpty() && result.run().status() != RunStatus.FAILED) {
            sentences.add("Note: " + result.message() + ".");
        }
        return sentences;
    }

    private static Optional<String> startup(RunResult result, Summary summary) {
        double startup = summary.startupSeconds();
        double mean = summary.makespan().mean();
        if (!(startup > NOTABLE_STARTUP * mean)) {
            return Optional.empty();
        }
        double withStartup = mean + startup;
        String countedIn = reference(result, summary)
                .map(reference -> reference.makespan().mean() / withStartup)
                .filter(ratio -> !Double.isNaN(ratio))
                .map(ratio -> "its first trial would show a speedup of " + Numbers.times(ratio))
                .orElse("its first trial would take " + TimeScale.withUnit(withStartup));
        return Optional.of(summary.name() + " took " + TimeScale.withUnit(startup)
                + " to start, apart from the makespans; counted in, " + countedIn + ".");
    }

    /** What a speedup can be stated against; nothing unless both are ranked, since else they did not do the same work. */
    private static Optional<Summary> reference(RunResult result, Summary summary) {
        List<Summary> unranked = Verdict.of(result.strategies()).unranked();
        return result.strategies().stream()
                .filter(other -> isReference(other) && !isReference(summary))
                .filter(other -> !unranked.contains(other) && !unranked.contains(summary))
                .findFirst();
    }

    /** How many tasks failed, and how many ran again. */
    static List<String> failures(RunResult result) {
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
            sentences.addAll(RetrySentences.of(summary));
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
}
