package netcoms.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Who comes when: the order rotates from round to round, so that drift harms none. Pure. */
final class Schedule {
    private Schedule() {}

    /**
     * Indexes of the strategies in the order of a round; round 1 and every warm-up begin with the first.
     *
     * @param round from 1, or {@link RunEvent#WARMUP}
     */
    static List<Integer> order(int round, int strategies) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, strategies).boxed().toList());
        Collections.rotate(order, -Math.max(0, round - 1) % strategies);
        return List.copyOf(order);
    }

    /**
     * Seconds until each strategy's last trial is done, and in the last element until the run is.
     *
     * @param expectedSeconds of one trial of each strategy; NaN while unknown
     * @param left trials that each strategy has not finished, the running one too
     * @param running index of the strategy that runs; -1 for none
     * @param elapsedSeconds of the running trial
     * @return an estimate is NaN while it depends on an unknown
     */
    static double[] eta(double[] expectedSeconds, int[] left, int running, double elapsedSeconds, int rounds) {
        int strategies = left.length;
        double whole = 0;
        for (int s = 0; s < strategies; s++) {
            // Nothing left costs nothing, even when its makespan is not known.
            whole += left[s] == 0 ? 0 : left[s] * expectedSeconds[s];
        }
        if (running >= 0) {
            whole -= Math.min(elapsedSeconds, expectedSeconds[running]);
        }
        double[] eta = new double[strategies + 1];
        eta[strategies] = whole;
        double after = 0;
        List<Integer> lastRound = order(rounds, strategies);
        for (int at = strategies - 1; at >= 0; at--) {
            int s = lastRound.get(at);
            eta[s] = left[s] == 0 ? 0 : whole - after;
            after += left[s] == 0 ? 0 : expectedSeconds[s];
        }
        return eta;
    }
}
