package netcoms.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The intended start of every task of an open trial: a pure sequence of the seed and the round, so that every strategy of a
 * round meets the same arrivals and every round other ones. Immutable.
 *
 * <p>With L(t) tasks expected until t, arrivals at equal distances are those t at which L(t) = 0, 1, 2 …; those of a
 * Poisson process, given how many there are, lie at L(t) = sorted uniform numbers times L(end) (S. Ross, "Introduction to
 * Probability Models", the conditional distribution of the arrival times). So the count is the same in every round.
 */
public final class Arrivals {
    private final OpenLoad.Offered offered;
    private final long[] dueNanos;

    private Arrivals(OpenLoad.Offered offered, long[] dueNanos) {
        this.offered = offered;
        this.dueNanos = dueNanos;
    }

    /**
     * The arrivals of a round.
     *
     * @param tasks how many there are, at least 1
     * @param seed of the run
     * @param round from 1; 0 for warm-ups
     */
    public static Arrivals of(OpenLoad.Offered offered, int tasks, long seed, int round) {
        double[] expected = new double[tasks];
        if (offered.poisson()) {
            SplittableRandom random = random(seed, round);
            Arrays.setAll(expected, task -> random.nextDouble());
            Arrays.sort(expected);
        } else {
            Arrays.setAll(expected, task -> (double) task / tasks);
        }
        long[] due = new long[tasks];
        Arrays.setAll(due, task -> Math.round(1e9 * seconds(offered, expected[task])));
        return new Arrivals(offered, due);
    }

    /** A stream of its own for each round: seeds that lie close together make streams that resemble each other. */
    private static SplittableRandom random(long seed, int round) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom stream = root.split();
        for (int i = 0; i < round; i++) {
            stream = root.split();
        }
        return stream;
    }

    /** When so large a part of all tasks is to be expected: the inverse of a rate that grows in a line, then stays. */
    private static double seconds(OpenLoad.Offered offered, double part) {
        double ramp = offered.rampSeconds();
        double flat = offered.durationSeconds() - ramp / 2;
        double atFullRate = part * flat;
        return atFullRate < ramp / 2 ? Math.sqrt(2 * ramp * atFullRate) : atFullRate + ramp / 2;
    }

    OpenLoad.Offered offered() {
        return offered;
    }

    int count() {
        return dueNanos.length;
    }

    /** Since the beginning of the trial. */
    long dueNanos(int task) {
        return dueNanos[task];
    }
}
