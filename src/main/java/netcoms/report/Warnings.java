package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import netcoms.run.RunResult;
import netcoms.stats.Outliers;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Makespan;

/** Says what makes the figures less certain, and what to do about it. Pure. */
final class Warnings {
    private static final int FIRST = 1;

    private Warnings() {}

    static List<String> of(RunResult result) {
        boolean faults = FaultSentences.met(result);
        List<String> slowStarts = new ArrayList<>();
        List<String> outliers = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            Makespan makespan = summary.makespan();
            List<Integer> rounds = Outliers.rounds(makespan);
            if (!faults && rounds.contains(FIRST) && seconds(makespan, FIRST) > makespan.median()) {
                slowStarts.add(summary.name());
                rounds = rounds.stream().filter(round -> round != FIRST).toList();
            }
            if (!rounds.isEmpty()) {
                outliers.add(outlier(summary, rounds, faults));
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!slowStarts.isEmpty()) {
            sentences.add("The first round was much slower than the others with " + Numbers.list(slowStarts)
                    + ": allow one more warm-up round (--warmup "
                    + (result.run().warmupRounds() + 1) + ").");
        }
        sentences.addAll(outliers);
        return sentences;
    }

    /** @param faults whether they may be the reason */
    private static String outlier(Summary summary, List<Integer> rounds, boolean faults) {
        Makespan makespan = summary.makespan();
        List<String> parts = rounds.stream()
                .map(round -> "round " + round + " took " + TimeScale.withUnit(seconds(makespan, round)))
                .toList();
        return summary.name() + ": " + Numbers.list(parts) + ", far from the median of "
                + TimeScale.withUnit(makespan.median())
                + (faults
                        ? "; the faults that were in force may have cost that, and the median leaves it out."
                        : "; run again while the machine does nothing else, and compare medians.");
    }

    private static double seconds(Makespan makespan, int round) {
        return IntStream.range(0, makespan.rounds().size())
                .filter(i -> makespan.rounds().get(i) == round)
                .mapToDouble(i -> makespan.values().get(i))
                .findFirst()
                .orElse(Double.NaN);
    }
}
