package netcoms.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem.Evaluation;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;

/** Fits a curve to points by weighted nonlinear least squares (Levenberg-Marquardt). Pure. */
final class LeastSquares {
    private static final int MOST_STEPS = 10_000;
    /** Close to the precision of a double, so that what stops the search is the data and not us. */
    private static final double TOLERANCE = 1e-15;

    private static final int POLISHING = 10;
    /** More than rounding could add to the cost is no polishing. */
    private static final double POLISHED = 1e-12;

    private LeastSquares() {}

    /** A family of curves. */
    interface Curve {
        /** Its value at x with these coefficients. */
        double value(double x, double[] coefficients);

        /** The derivative of the value by each coefficient. */
        double[] gradient(double x, double[] coefficients);
    }

    /**
     * A fitted curve.
     *
     * @param errors the standard error of each coefficient; NaN where the data cannot tell
     * @param residualSum of squares, weighted
     * @param freedom points minus coefficients
     */
    record Fitted(List<Double> coefficients, List<Double> errors, double residualSum, int freedom) {}

    /**
     * The best fit that can be reached from the start; empty when there are not more points than coefficients, and when
     * the search does not converge.
     *
     * @param weights of the squared residuals, above 0: how sure each y is, as 1 / variance up to a common factor
     */
    static Optional<Fitted> fit(Curve curve, double[] x, double[] y, double[] weights, double[] start) {
        int freedom = x.length - start.length;
        if (freedom < 1) {
            return Optional.empty();
        }
        try {
            LeastSquaresProblem problem = new LeastSquaresBuilder()
                    .start(start)
                    .target(y)
                    .weight(new DiagonalMatrix(weights))
                    .model(point -> values(curve, x, point.toArray()))
                    .maxEvaluations(MOST_STEPS)
                    .maxIterations(MOST_STEPS)
                    .build();
            Evaluation optimum = polished(
                    problem,
                    new LevenbergMarquardtOptimizer()
                            .withCostRelativeTolerance(TOLERANCE)
                            .withParameterRelativeTolerance(TOLERANCE)
                            .withOrthoTolerance(TOLERANCE)
                            .optimize(problem));
            double[] coefficients = optimum.getPoint().toArray();
            double residualSum = optimum.getCost() * optimum.getCost();
            if (!Arrays.stream(coefficients).allMatch(Double::isFinite) || !Double.isFinite(residualSum)) {
                return Optional.empty();
            }
            double[] errors = errors(optimum.getJacobian(), residualSum / freedom);
            return Optional.of(new Fitted(list(coefficients), list(errors), residualSum, freedom));
        } catch (MathIllegalStateException | MathIllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Around the optimum the cost is so flat that its smallest steps are lost to rounding, and with them the last digits of
     * the coefficients. Gauss-Newton's steps depend on the slope alone and find some of them.
     */
    private static Evaluation polished(LeastSquaresProblem problem, Evaluation found) {
        Evaluation best = found;
        for (int step = 0; step < POLISHING; step++) {
            DecompositionSolver solver = new QRDecomposition(best.getJacobian(), Double.MIN_NORMAL).getSolver();
            if (!solver.isNonSingular()) {
                return best;
            }
            Evaluation next = problem.evaluate(best.getPoint().add(solver.solve(best.getResiduals())));
            if (!(next.getCost() <= best.getCost() * (1 + POLISHED))) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private static Pair<RealVector, RealMatrix> values(Curve curve, double[] x, double[] coefficients) {
        double[] values = new double[x.length];
        double[][] jacobian = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            values[i] = curve.value(x[i], coefficients);
            jacobian[i] = curve.gradient(x[i], coefficients);
        }
        return new Pair<>(MatrixUtils.createRealVector(values), MatrixUtils.createRealMatrix(jacobian));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /**
     * Roots of the diagonal of variance (J'J)^-1. The columns are scaled to length 1 first: coefficients may lie many
     * powers of ten apart.
     */
    private static double[] errors(RealMatrix jacobian, double variance) {
        int count = jacobian.getColumnDimension();
        double[] lengths = new double[count];
        for (int column = 0; column < count; column++) {
            lengths[column] = jacobian.getColumnVector(column).getNorm();
            jacobian.setColumnVector(column, jacobian.getColumnVector(column).mapDivide(lengths[column]));
        }
        double[] errors = new double[count];
        Arrays.fill(errors, Double.NaN);
        if (!Arrays.stream(lengths).allMatch(length -> length > 0 && Double.isFinite(length))) {
            return errors;
        }
        SingularValueDecomposition decomposed = new SingularValueDecomposition(jacobian);
        if (decomposed.getRank() < count) {
            return errors;
        }
        RealMatrix covariance = decomposed.getCovariance(0);
        for (int column = 0; column < count; column++) {
            errors[column] = Math.sqrt(variance * covariance.getEntry(column, column)) / lengths[column];
        }
        return errors;
    }
}
