package netcoms.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How one execution model scales with its places, from a run that holds it in at least three sizes. Immutable, pure.
 *
 * @param model the strategy's word without its size
 * @param points ascending by places
 * @param amdahl fit of Amdahl's law; null when there are too few points or it does not converge
 * @param usl fit of the Universal Scalability Law; null likewise
 * @param recommended the places from which more bring no shown gain; empty when nothing can be said
 */
public record Sweep(
        String model,
        List<Point> points,
        @Nullable Fit amdahl,
        @Nullable Fit usl,
        OptionalInt recommended) {

    public Sweep {
        points = List.copyOf(points);
    }

    /** Every model that these summaries hold in at least three sizes. */
    public static List<Sweep> of(List<Summary> strategies) {
        return List.of();
    }

    /**
     * One size.
     *
     * @param strategy name of its summary
     * @param makespanSeconds mean
     * @param throughputPerSecond ended tasks per second of makespan
     * @param efficiency throughput against that of the smallest size, divided by the ratio of the places
     */
    public record Point(
            String strategy, int places, double makespanSeconds, double throughputPerSecond, double efficiency) {}

    /**
     * A fitted law X(p) = lambda p / (1 + sigma (p - 1) + kappa p (p - 1)); Amdahl's has kappa 0 (N. J. Gunther,
     * "Guerrilla Capacity Planning", 2007).
     *
     * @param lambda tasks per second of one place
     * @param sigma contention
     * @param kappa coherency
     * @param rSquared share of the variance that the law explains
     */
    public record Fit(Estimate lambda, Estimate sigma, Estimate kappa, double rSquared) {
        /** Tasks per second that the law expects with so many places. */
        public double throughput(double places) {
            return lambda.value() * places / (1 + sigma.value() * (places - 1) + kappa.value() * places * (places - 1));
        }

        /** Places with the highest throughput; empty when more is always better. */
        public Optional<Double> peak() {
            return kappa.value() > 0 && sigma.value() < 1
                    ? Optional.of(Math.sqrt((1 - sigma.value()) / kappa.value()))
                    : Optional.empty();
        }
    }

    /** A coefficient with its 95 % interval; the ends are NaN when it was not free or cannot be told. */
    public record Estimate(double value, double low, double high) {}
}
