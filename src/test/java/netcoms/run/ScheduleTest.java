package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void everyStrategyIsOnceInEachPlaceInAsManyRounds() {
        for (int strategies = 1; strategies <= 6; strategies++) {
            for (int place = 0; place < strategies; place++) {
                HashSet<Integer> there = new HashSet<>();
                for (int round = 1; round <= strategies; round++) {
                    there.add(Schedule.order(round, strategies).get(place));
                }
                assertEquals(strategies, there.size());
            }
        }
    }

    @Test
    void etaIsWhatWalkingThroughTheRestOfTheScheduleGives() {
        long seed = 42;
        Random random = new Random(seed);
        for (int trial = 0; trial < 2_000; trial++) {
            int strategies = 1 + random.nextInt(5);
            int rounds = 1 + random.nextInt(6);
            double[] expected = random.doubles(strategies, 0.1, 5).toArray();
            List<Integer> sequence = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                sequence.addAll(Schedule.order(round, strategies));
            }
            int at = random.nextInt(sequence.size());
            int running = sequence.get(at);
            double elapsed = random.nextDouble() * 6;

            int[] left = new int[strategies];
            double[] until = new double[strategies + 1];
            double now = -Math.min(elapsed, expected[running]);
            for (int s : sequence.subList(at, sequence.size())) {
                left[s]++;
                now += expected[s];
                until[s] = now;
            }
            until[strategies] = now;

            double[] eta = Schedule.eta(expected, left, running, elapsed, rounds);
            for (int s = 0; s <= strategies; s++) {
                assertEquals(until[s], eta[s], 1e-9, "seed " + seed + ", trial " + trial + ", strategy " + s);
            }
        }
    }

    @Test
    void whatIsNotKnownIsNotEstimated() {
        double[] eta = Schedule.eta(new double[] {1, Double.NaN}, new int[] {1, 1}, -1, 0, 3);
        assertTrue(Double.isNaN(eta[2]));
        double[] done = Schedule.eta(new double[] {1, Double.NaN}, new int[] {1, 0}, -1, 0, 3);
        assertEquals(1, done[2]);
        assertEquals(0, done[1]);
    }
}
