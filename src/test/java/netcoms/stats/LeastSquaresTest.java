package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import netcoms.stats.LeastSquares.Curve;
import netcoms.stats.LeastSquares.Fitted;
import org.junit.jupiter.api.Test;

/**
 * The fitting routine against certified values: NIST Statistical Reference Datasets, nonlinear regression
 * (https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml), each from both of its starts. Eleven digits are certified;
 * nine of them are asked of a coefficient here, and seven of a standard error, whose derivatives lose some.
 */
class LeastSquaresTest {
    private static final double COEFFICIENT = 1e-9;
    private static final double ERROR = 1e-7;

    @Test
    void misra1aIsOfLowerDifficulty() {
        check(
                curve((x, b) -> b[0] * (1 - Math.exp(-b[1] * x)), (x, b) ->
                        new double[] {1 - Math.exp(-b[1] * x), b[0] * x * Math.exp(-b[1] * x)}),
                new double[] {
                    77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760
                },
                new double[] {
                    10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78
                },
                new double[][] {{500, 0.0001}, {250, 0.0005}},
                new double[] {2.3894212918E+02, 5.5015643181E-04},
                new double[] {2.7070075241E+00, 7.2668688436E-06},
                1.2455138894E-01);
    }

    @Test
    void danWoodIsAPower() {
        check(
                curve((x, b) -> b[0] * Math.pow(x, b[1]), (x, b) ->
                        new double[] {Math.pow(x, b[1]), b[0] * Math.pow(x, b[1]) * Math.log(x)}),
                new double[] {1.309, 1.471, 1.490, 1.565, 1.611, 1.680},
                new double[] {2.138, 3.421, 3.597, 4.340, 4.882, 5.660},
                new double[][] {{1, 5}, {0.7, 4}},
                new double[] {7.6886226176E-01, 3.8604055871E+00},
                new double[] {1.8281973860E-02, 5.1726610913E-02},
                4.3173084083E-03);
    }

    @Test
    void rat42IsOfHigherDifficulty() {
        check(
                curve((x, b) -> b[0] / (1 + Math.exp(b[1] - b[2] * x)), (x, b) -> {
                    double grown = Math.exp(b[1] - b[2] * x);
                    double steep = b[0] * grown / ((1 + grown) * (1 + grown));
                    return new double[] {1 / (1 + grown), -steep, steep * x};
                }),
                new double[] {9, 14, 21, 28, 42, 57, 63, 70, 79},
                new double[] {8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08},
                new double[][] {{100, 1, 0.1}, {75, 2.5, 0.07}},
                new double[] {7.2462237576E+01, 2.6180768402E+00, 6.7359200066E-02},
                new double[] {1.7340283401E+00, 8.8295217536E-02, 3.4465663377E-03},
                8.0565229338E+00);
    }

    /** A ratio of polynomials, as the scalability law is one. */
    @Test
    void mgh09IsOfHigherDifficulty() {
        check(
                curve((x, b) -> b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]), (x, b) -> {
                    double below = x * x + x * b[2] + b[3];
                    double above = x * x + x * b[1];
                    double fallen = -b[0] * above / (below * below);
                    return new double[] {above / below, b[0] * x / below, fallen * x, fallen};
                }),
                new double[] {4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 8.33E-02, 7.14E-02, 6.25E-02},
                new double[] {
                    0.1957, 0.1947, 0.1735, 0.16, 8.44E-02, 6.27E-02, 4.56E-02, 3.42E-02, 3.23E-02, 2.35E-02, 2.46E-02
                },
                new double[][] {{25, 39, 41.5, 39}, {0.25, 0.39, 0.415, 0.39}},
                new double[] {1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01},
                new double[] {1.1435312227E-02, 1.9633220911E-01, 8.0842031232E-02, 9.0025542308E-02},
                3.0750560385E-04);
    }

    @Test
    void asManyCoefficientsAsPointsIsNoFit() {
        Curve line = curve((x, b) -> b[0] + b[1] * x, (x, b) -> new double[] {1, x});
        assertTrue(LeastSquares.fit(
                        line, new double[] {1, 2}, new double[] {3, 5}, new double[] {1, 1}, new double[] {0, 0})
                .isEmpty());
    }

    @Test
    void whatThePointsCannotTellHasNoError() {
        Curve twice = curve((x, b) -> (b[0] + b[1]) * x, (x, b) -> new double[] {x, x});
        Fitted fitted = LeastSquares.fit(
                        twice, new double[] {1, 2, 3}, new double[] {2, 4, 6.1}, new double[] {1, 1, 1}, new double[] {
                            1, 1
                        })
                .orElseThrow();
        assertTrue(Double.isNaN(fitted.errors().get(0)));
    }

    private static void check(
            Curve curve,
            double[] x,
            double[] y,
            double[][] starts,
            double[] coefficients,
            double[] errors,
            double residualSum) {
        double[] equal = new double[x.length];
        Arrays.fill(equal, 1);
        for (double[] start : starts) {
            Fitted fitted = LeastSquares.fit(curve, x, y, equal, start).orElseThrow();
            for (int i = 0; i < coefficients.length; i++) {
                assertEquals(coefficients[i], fitted.coefficients().get(i), COEFFICIENT * Math.abs(coefficients[i]));
                assertEquals(errors[i], fitted.errors().get(i), ERROR * errors[i]);
            }
            assertEquals(residualSum, fitted.residualSum(), COEFFICIENT * residualSum);
        }
    }

    private interface Value {
        double at(double x, double[] b);
    }

    private interface Gradient {
        double[] at(double x, double[] b);
    }

    private static Curve curve(Value value, Gradient gradient) {
        return new Curve() {
            @Override
            public double value(double x, double[] coefficients) {
                return value.at(x, coefficients);
            }

            @Override
            public double[] gradient(double x, double[] coefficients) {
                return gradient.at(x, coefficients);
            }
        };
    }
}
