package netcoms.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one execution model scales with its places, from a run that holds it in at least three sizes. Immutable, pure.
 *
 * @param model the strategy's word without its size
 * @param points ascending by places
 * @param amdahl fit of Amdahl's law; null when there are too few points or it does not converge
 * @param usl fit of the Universal Scalability Law; null likewise
 * @param recommended the places from which more bring no shown gain: the smallest size than which no larger one is shown to
 *     be over 5 % faster; empty when nothing can be said
 */
public record Sweep(
        String model,
        List<Point> points,
        @Nullable Fit amdahl,
        @Nullable Fit usl,
        OptionalInt recommended) {
    /** Fewer sizes make no curve. */
    static final int LEAST_SIZES = 3;
    /** So many times faster a larger size must be, at least, to be worth its places. */
    public static final double WORTHWHILE = 1.05;

    private static final Pattern SIZE = Pattern.compile("\\(\\d+\\)$");

    public Sweep {
        points = List.copyOf(points);
    }

    /** Every model that these summaries hold in at least three sizes, in their order. */
    public static List<Sweep> of(List<Summary> strategies) {
        Map<String, List<Summary>> models = new LinkedHashMap<>();
        for (Summary summary : strategies) {
            // Under an open load the arrivals make the makespan, whatever the size.
            if (summary.places() > 0
                    && summary.detail().open() == null
                    && summary.tasks() > 0
                    && !summary.makespan().values().isEmpty()) {
                models.computeIfAbsent(model(summary.name()), model -> new ArrayList<>())
                        .add(summary);
            }
        }
        List<Sweep> sweeps = new ArrayList<>();
        models.forEach((model, sizes) -> {
            if (sizes.stream().map(Summary::places).distinct().count() >= LEAST_SIZES) {
                sizes.sort(Comparator.comparingInt(Summary::places));
                sweeps.add(of(model, sizes));
            }
        });
        return List.copyOf(sweeps);
    }

    /** The model's word in the name of a strategy, for example {@code threads} of {@code threads(4)}. */
    public static String model(String strategy) {
        return SIZE.matcher(strategy).replaceFirst("");
    }

    private static Sweep of(String model, List<Summary> sizes) {
        List<Point> points = new ArrayList<>();
        for (Summary size : sizes) {
            double throughput = throughput(size);
            double first = points.isEmpty() ? throughput : points.getFirst().throughputPerSecond();
            double places = points.isEmpty()
                    ? 1
                    : (double) size.places() / sizes.getFirst().places();
            points.add(new Point(
                    size.name(), size.places(), size.makespan().mean(), throughput, throughput / first / places));
        }
        return new Sweep(
                model,
                points,
                fit(ScalingLaw.AMDAHL, sizes).orElse(null),
                fit(ScalingLaw.USL, sizes).orElse(null),
                recommended(sizes));
    }

    private static double throughput(Summary size) {
        return size.tasks() / (size.makespan().mean() * size.makespan().values().size());
    }

    /**
     * Over all trials, so that the scatter from round to round makes the intervals. A rate scatters in proportion to
     * itself, so each trial weighs 1 / (mean of its size)^2: in simulations with 3 % of noise these intervals cover at
     * their rate, those of unweighted least squares do not.
     */
    private static Optional<Fit> fit(ScalingLaw law, List<Summary> sizes) {
        List<double[]> trials = new ArrayList<>();
        for (Summary size : sizes) {
            double mean = throughput(size);
            double tasks = (double) size.tasks() / size.makespan().values().size();
            for (double seconds : size.makespan().values()) {
                trials.add(new double[] {size.places(), tasks / seconds, 1 / (mean * mean)});
            }
        }
        if (trials.stream().anyMatch(trial -> !Double.isFinite(trial[1]) || !Double.isFinite(trial[2]))) {
            return Optional.empty();
        }
        return law.fit(column(trials, 0), column(trials, 1), column(trials, 2));
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static OptionalInt recommended(List<Summary> sizes) {
        // All comparisons together keep to 95 % (Bonferroni).
        double pairs = sizes.size() * (sizes.size() - 1) / 2.0;
        double confidence = 1 - (1 - PairedRatio.CONFIDENCE) / pairs;
        for (int i = 0; i < sizes.size(); i++) {
            boolean beaten = false;
            for (Summary larger : sizes.subList(i + 1, sizes.size())) {
                Optional<Comparison> comparison = Comparison.of(larger, sizes.get(i), confidence);
                Double low = comparison.isPresent() ? comparison.get().ratio().low() : null;
                if (low == null) {
                    return OptionalInt.empty();
                }
                beaten |= low > WORTHWHILE;
            }
            if (!beaten) {
                return OptionalInt.of(sizes.get(i).places());
            }
        }
        return OptionalInt.empty();
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
