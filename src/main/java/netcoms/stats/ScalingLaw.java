package netcoms.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netcoms.stats.LeastSquares.Curve;
import netcoms.stats.LeastSquares.Fitted;
import netcoms.stats.Sweep.Estimate;
import netcoms.stats.Sweep.Fit;

/**
 * Fits X(p) = lambda p / (1 + sigma (p - 1) + kappa p (p - 1)) to measured throughputs. Neither contention nor coherency
 * can be negative: where the best fit would have it so, the coefficient is held at 0 and is not free, which is what R's
 * package usl does too (S. Moeding, CRAN). Pure.
 */
enum ScalingLaw {
    /** G. Amdahl, "Validity of the single processor approach", AFIPS 1967: a part of the work is serial. */
    AMDAHL,
    /** N. J. Gunther, "Guerrilla Capacity Planning", Springer 2007: and places wait for each other, pair by pair. */
    USL;

    private static final double[] FIRST_GUESS = {Double.NaN, 0.01, 0.000_1};

    /** Which of lambda, sigma and kappa are free, the most free first. */
    private boolean[][] variants() {
        return switch (this) {
            case AMDAHL -> new boolean[][] {{true, true, false}, {true, false, false}};
            case USL ->
                new boolean[][] {{true, true, true}, {true, true, false}, {true, false, true}, {true, false, false}};
        };
    }

    /**
     * The best fit whose coefficients are all possible; empty with fewer than three different sizes, when there are not
     * more points than coefficients, or when nothing converges.
     *
     * @param places of each point, from 1
     * @param throughputs tasks per second of each point, above 0
     * @param weights of each point
     */
    Optional<Fit> fit(double[] places, double[] throughputs, double[] weights) {
        boolean[][] variants = variants();
        boolean tooFew = places.length <= only(variants[0], FIRST_GUESS).length;
        if (tooFew || Arrays.stream(places).distinct().count() < Sweep.LEAST_SIZES) {
            return Optional.empty();
        }
        Fit best = null;
        double least = Double.POSITIVE_INFINITY;
        for (boolean[] free : variants) {
            double[] start = start(free, places, throughputs);
            Optional<Fitted> fitted = LeastSquares.fit(curve(free), places, throughputs, weights, start);
            if (fitted.isPresent() && fitted.get().residualSum() < least && isPossible(fitted.get())) {
                least = fitted.get().residualSum();
                best = told(free, fitted.get(), rSquared(throughputs, weights, least));
            }
        }
        return Optional.ofNullable(best);
    }

    private static double[] start(boolean[] free, double[] places, double[] throughputs) {
        double[] start = FIRST_GUESS.clone();
        start[0] = IntStream.range(0, places.length)
                .mapToDouble(i -> throughputs[i] / places[i])
                .max()
                .orElse(1);
        return only(free, start);
    }

    private static boolean isPossible(Fitted fitted) {
        return fitted.coefficients().getFirst() > 0
                && fitted.coefficients().stream().allMatch(coefficient -> coefficient >= 0);
    }

    private static Curve curve(boolean[] free) {
        return new Curve() {
            @Override
            public double value(double places, double[] coefficients) {
                double[] all = all(free, coefficients, 0);
                return all[0] * places / cost(places, all);
            }

            @Override
            public double[] gradient(double places, double[] coefficients) {
                double[] all = all(free, coefficients, 0);
                double cost = cost(places, all);
                double byCost = -all[0] * places / (cost * cost);
                return only(free, new double[] {places / cost, byCost * (places - 1), byCost * places * (places - 1)});
            }
        };
    }

    private static double cost(double places, double[] all) {
        return 1 + all[1] * (places - 1) + all[2] * places * (places - 1);
    }

    private static Fit told(boolean[] free, Fitted fitted, double rSquared) {
        double[] values = all(free, array(fitted.coefficients()), 0);
        double[] errors = all(free, array(fitted.errors()), Double.NaN);
        double quantile = PairedRatio.quantile((1 + PairedRatio.CONFIDENCE) / 2, fitted.freedom() + 1);
        Estimate[] estimates = new Estimate[values.length];
        for (int i = 0; i < values.length; i++) {
            double half = quantile * errors[i];
            estimates[i] = new Estimate(values[i], values[i] - half, values[i] + half);
        }
        return new Fit(estimates[0], estimates[1], estimates[2], rSquared);
    }

    private static double rSquared(double[] y, double[] weights, double residualSum) {
        double sum = Arrays.stream(weights).sum();
        double mean =
                IntStream.range(0, y.length).mapToDouble(i -> weights[i] * y[i]).sum() / sum;
        double total = IntStream.range(0, y.length)
                .mapToDouble(i -> weights[i] * (y[i] - mean) * (y[i] - mean))
                .sum();
        return total > 0 ? 1 - residualSum / total : Double.NaN;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] only(boolean[] free, double[] all) {
        return IntStream.range(0, all.length)
                .filter(i -> free[i])
                .mapToDouble(i -> all[i])
                .toArray();
    }

    private static double[] all(boolean[] free, double[] some, double held) {
        double[] all = new double[free.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = free[i] ? some[next++] : held;
        }
        return all;
    }
}
