package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import netcoms.stats.Comparison.Decision;
import netcoms.stats.Summary.Latency;
import netcoms.stats.Summary.Makespan;
import netcoms.stats.Summary.Ratio;
import org.junit.jupiter.api.Test;

/** Strategies whose truth is known, measured often: do the intervals and decisions keep what they promise? */
class IntervalCoverageTest {
    private static final long SEED = 20261122;
    private static final int REPETITIONS = 2_000;

    private final Random random = new Random(SEED);
    private double noise = 0.01;

    @Test
    void studentsIntervalCoversWhereThePercentileBootstrapDoesNot() {
        double bootstrapAtFive = 1;
        for (int rounds : new int[] {5, 10, 30}) {
            int student = 0;
            int bootstrap = 0;
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                double[] ratios = ratios(1.5, rounds);
                student += holds(PairedRatio.of(ratios, PairedRatio.CONFIDENCE), 1.5) ? 1 : 0;
                bootstrap += holds(percentileBootstrap(ratios), 1.5) ? 1 : 0;
            }
            double covered = percent(student);
            say(
                    "%d rounds: Student's t on logs covers %.1f %%, percentile bootstrap %.1f %%",
                    rounds, covered, percent(bootstrap));
            assertTrue(covered >= 93 && covered <= 97, "seed " + SEED);
            bootstrapAtFive = Math.min(bootstrapAtFive, percent(bootstrap) / 100);
        }
        assertTrue(bootstrapAtFive < 0.90, "the reason for Student's t is gone; seed " + SEED);
    }

    @Test
    void equalStrategiesAreCalledDifferentInAtMostFivePercent() {
        for (int rounds : new int[] {5, 10, 30}) {
            int two = 0;
            int four = 0;
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                two += callsADifference(verdict(rounds, 1, 1)) ? 1 : 0;
                four += callsADifference(verdict(rounds, 1, 1, 1, 1)) ? 1 : 0;
            }
            say(
                    "%d rounds: two equal strategies called different in %.1f %%, any of four in %.1f %%",
                    rounds, percent(two), percent(four));
            assertTrue(percent(two) <= 5 && percent(four) <= 5, "seed " + SEED);
        }
    }

    @Test
    void whoIsPickedAsFastestAfterLookingIsNotHeldToBeFaster() {
        noise = 0.05;
        int called = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            called += verdict(10, 1, 1, 1, 1).others().stream()
                            .anyMatch(other -> other.decision() != Decision.NO_DIFFERENCE_SHOWN)
                    ? 1
                    : 0;
        }
        say(
                "10 rounds, 5 %% noise: the fastest of three equal ones called different from another in %.1f %%",
                percent(called));
        assertTrue(percent(called) <= 5, "seed " + SEED);
    }

    @Test
    void threePercentAreFoundInTenRounds() {
        int found = 0;
        int foundAmongFour = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            found += leadIsFaster(verdict(10, 1.03, 1)) ? 1 : 0;
            foundAmongFour += leadIsFaster(verdict(10, 1.03, 1, 1.03, 1.03)) ? 1 : 0;
        }
        say(
                "10 rounds: a difference of 3 %% is found in %.1f %%, by one of four in %.1f %%",
                percent(found), percent(foundAmongFour));
        assertTrue(percent(found) >= 95 && percent(foundAmongFour) >= 95, "seed " + SEED);
    }

    /** The first mean is that of sequential; each makespan has its own noise. */
    private Verdict verdict(int rounds, double... means) {
        Summary[] strategies = new Summary[means.length];
        for (int s = 0; s < means.length; s++) {
            String name = s == 0 ? Verdict.REFERENCE : "strategy " + s;
            strategies[s] = summary(name, makespans(means[s], rounds));
        }
        return Verdict.of(List.of(strategies));
    }

    private double[] makespans(double mean, int rounds) {
        double[] makespans = new double[rounds];
        Arrays.setAll(makespans, i -> mean * (1 + noise * random.nextGaussian()));
        return makespans;
    }

    private double[] ratios(double ratio, int rounds) {
        double[] reference = makespans(ratio, rounds);
        double[] other = makespans(1, rounds);
        Arrays.setAll(reference, i -> reference[i] / other[i]);
        return reference;
    }

    /** The plain one: 2.5 and 97.5 % of the means of resamples. */
    private Ratio percentileBootstrap(double[] ratios) {
        double[] means = new double[400];
        for (int resample = 0; resample < means.length; resample++) {
            double sum = 0;
            for (int i = 0; i < ratios.length; i++) {
                sum += Math.log(ratios[random.nextInt(ratios.length)]);
            }
            means[resample] = sum / ratios.length;
        }
        Arrays.sort(means);
        return new Ratio(1, Math.exp(means[means.length / 40]), Math.exp(means[means.length - 1 - means.length / 40]));
    }

    private static boolean holds(Ratio interval, double truth) {
        Double low = interval.low();
        Double high = interval.high();
        return low != null && high != null && low <= truth && truth <= high;
    }

    private static boolean callsADifference(Verdict verdict) {
        Comparison lead = verdict.lead();
        return lead != null && lead.decision() != Decision.NO_DIFFERENCE_SHOWN
                || verdict.others().stream().anyMatch(other -> other.decision() != Decision.NO_DIFFERENCE_SHOWN);
    }

    private static boolean leadIsFaster(Verdict verdict) {
        Comparison lead = verdict.lead();
        return lead != null && lead.decision() == Decision.FASTER;
    }

    private static double percent(int count) {
        return 100.0 * count / REPETITIONS;
    }

    private static void say(String format, Object... values) {
        System.out.println("IntervalCoverageTest seed " + SEED + ", " + String.format(Locale.ROOT, format, values));
    }

    static Summary summary(String name, double... makespans) {
        List<Double> values = Arrays.stream(makespans).boxed().toList();
        double mean = Spread.mean(makespans);
        return new Summary(
                name,
                1,
                0,
                new Makespan(mean, Spread.median(makespans), Spread.sd(makespans), 0, 0, values),
                new Latency(0, 0, 0, 0),
                100,
                100,
                0,
                Map.of(),
                0,
                0,
                1,
                0,
                null);
    }
}
