package netcoms.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import netcoms.stats.Summary.Makespan;
import netcoms.stats.Summary.Ratio;

/**
 * How one strategy stands to another over the rounds that both finished. Pure.
 *
 * @param name the strategy
 * @param against the other
 * @param ratio how many times faster {@code name} is, with its interval; below 1 when it is slower
 * @param rounds that both finished
 * @param logSd standard deviation of the logarithms of the paired ratios; NaN with one round
 */
public record Comparison(String name, String against, Ratio ratio, int rounds, double logSd) {

    /**
     * A difference below half a percent is not called one. It is also what two decimals show: an interval that reads
     * "1.00 to …" decides nothing.
     */
    private static final double SMALLEST = 0.005;

    private static final double CONFIDENCE = PairedRatio.CONFIDENCE;
    private static final double POWER = 0.8;
    private static final int MOST_ROUNDS = 1_000;

    /** What can be said. */
    public enum Decision {
        /** The whole interval lies above 1 by more than half a percent. */
        FASTER,
        /** The whole interval lies below 1 by more than half a percent. */
        SLOWER,
        /** The interval reaches 1, or comes within half a percent of it. */
        NO_DIFFERENCE_SHOWN,
        /** One round has no interval. */
        TOO_FEW_ROUNDS
    }

    /**
     * Empty when no round was finished by both.
     *
     * @param confidence how often such intervals hold the true ratio, below 1
     */
    static Optional<Comparison> of(Summary name, Summary against, double confidence) {
        double[] ratios = ratios(name.makespan(), against.makespan());
        if (ratios.length == 0) {
            return Optional.empty();
        }
        Ratio ratio = PairedRatio.of(ratios, confidence);
        return Optional.of(new Comparison(name.name(), against.name(), ratio, ratios.length, Spread.sd(logs(ratios))));
    }

    /** How much faster, as a mean of logarithms, for putting in order; NaN when no round was finished by both. */
    static double logRatio(Summary name, Summary against) {
        return Spread.mean(logs(ratios(name.makespan(), against.makespan())));
    }

    /** What the interval allows to say. */
    public Decision decision() {
        Double low = ratio.low();
        Double high = ratio.high();
        if (low == null || high == null) {
            return Decision.TOO_FEW_ROUNDS;
        }
        if (low > 1 + SMALLEST) {
            return Decision.FASTER;
        }
        return high < 1 - SMALLEST ? Decision.SLOWER : Decision.NO_DIFFERENCE_SHOWN;
    }

    /**
     * How many more rounds would show a difference of the measured size, four times in five, if they scatter like those
     * so far: the usual sample size of a paired t test, the least n with (t(0.975) + t(0.8)) sd / sqrt(n) within the
     * difference. Empty when nothing is left to decide, when one round says nothing about it, and when a thousand rounds
     * would not be enough.
     */
    public OptionalInt moreRounds() {
        double difference = Math.abs(Math.log(ratio.value())) - Math.log1p(SMALLEST);
        if (decision() != Decision.NO_DIFFERENCE_SHOWN || difference <= 0) {
            return OptionalInt.empty();
        }
        for (int more = 1; rounds + more <= MOST_ROUNDS; more++) {
            int all = rounds + more;
            double quantiles = PairedRatio.quantile((1 + CONFIDENCE) / 2, all) + PairedRatio.quantile(POWER, all);
            if (quantiles * logSd / Math.sqrt(all) <= difference) {
                return OptionalInt.of(more);
            }
        }
        return OptionalInt.empty();
    }

    private static double[] logs(double[] ratios) {
        return Arrays.stream(ratios).map(Math::log).toArray();
    }

    private static double[] ratios(Makespan name, Makespan against) {
        return IntStream.range(0, name.rounds().size())
                .filter(i -> against.rounds().contains(name.rounds().get(i)))
                .mapToDouble(i -> against.values()
                                .get(against.rounds().indexOf(name.rounds().get(i)))
                        / name.values().get(i))
                .filter(ratio -> ratio > 0 && ratio < Double.POSITIVE_INFINITY)
                .toArray();
    }
}
