package netcoms.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcoms.stats.Summary.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy that finds its own limit stands to the best of the sizes that were swept beside it. Which size is best is
 * known only afterwards, so that the ratio is, if anything, unkind to the one that had to find out. Pure.
 *
 * @param name the size with the most goodput, for example {@code threads(64)}
 * @param goodput of the adaptive one / of that size, paired by round
 */
public record BestFixed(String name, Ratio goodput) {

    /** Empty without a sweep, and when no round was finished by both. */
    public static Optional<BestFixed> of(Summary adaptive, List<Summary> strategies) {
        List<String> sizes = Sweep.of(strategies).stream()
                .flatMap(sweep -> sweep.points().stream())
                .map(Sweep.Point::strategy)
                .toList();
        return strategies.stream()
                .filter(summary -> sizes.contains(summary.name()) && summary.goodputPerSecond() > 0)
                .max(Comparator.comparingDouble(Summary::goodputPerSecond))
                .flatMap(best -> against(adaptive, best));
    }

    /** Rounds are paired by their makespans; what failed is known of all rounds together. */
    private static Optional<BestFixed> against(Summary adaptive, Summary best) {
        double okay = share(adaptive) / share(best);
        return Comparison.of(adaptive, best, PairedRatio.CONFIDENCE)
                .map(Comparison::ratio)
                .map(faster -> new BestFixed(
                        best.name(),
                        new Ratio(faster.value() * okay, scaled(faster.low(), okay), scaled(faster.high(), okay))));
    }

    private static double share(Summary summary) {
        return (double) summary.ok() / summary.tasks();
    }

    private static @Nullable Double scaled(@Nullable Double end, double by) {
        return end == null ? null : Double.valueOf(end * by);
    }
}
