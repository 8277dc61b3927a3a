package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** What a struck task costs the others, computed by hand. Times in the cases are milliseconds. */
class IsolationTest {
    private static final long[] AT_ONCE = new long[5];

    private static long[] millis(long... values) {
        return Arrays.stream(values).map(value -> value * 1_000_000).toArray();
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        Arrays.stream(set).forEach(bits::set);
        return bits;
    }

    private static Isolation.Result of(
            int places, long[] due, long[] end, long[] busy, long[] usual, BitSet touched, BitSet failed) {
        return Isolation.of(
                new Isolation.Tasks(millis(due), millis(end), millis(busy), millis(usual), touched, failed, places));
    }

    private static Isolation.Result result(int failed, int delayed, long delayMillis, long costMillis) {
        return new Isolation.Result(failed, delayed, delayMillis * 1_000_000, costMillis * 1_000_000);
    }

    @Test
    void oneAfterTheOtherAllThatComeLaterWait() {
        long[] busy = {100, 6300, 100, 100, 100};
        long[] usual = {100, 100, 100, 100, 100};
        long[] end = {100, 6400, 6500, 6600, 6700};
        assertEquals(result(0, 3, 3 * 6200, 6200), of(1, AT_ONCE, end, busy, usual, bits(1), bits()));
        assertEquals(result(0, 3, 3 * 6200, 6200), of(1, AT_ONCE, end, busy, usual, bits(1), bits(1)));
    }

    @Test
    void aPoolOfTwoGoesAroundTheStuckTask() {
        long[] busy = {6300, 100, 100, 100, 100};
        long[] usual = {100, 100, 100, 100, 100};
        long[] end = {6300, 100, 200, 300, 400};
        // Without: 0 and 1 end at 100, 2 and 3 at 200, 4 at 300. So 3 is late by 100, and 4 by 100.
        assertEquals(result(0, 2, 200, 6000), of(2, AT_ONCE, end, busy, usual, bits(0), bits()));
    }

    @Test
    void allAtOnceNobodyElseIsLate() {
        long[] busy = {6300, 100, 100, 100, 100};
        long[] usual = {100, 100, 100, 100, 100};
        assertEquals(
                result(0, 0, 0, 6200),
                of(0, AT_ONCE, new long[] {6300, 100, 100, 100, 100}, busy, usual, bits(0), bits()));
    }

    @Test
    void whatATrialTakesAnywayIsNotTheFaults() {
        // A busy machine: all at once, each begins later than the one before, struck or not.
        long[] busy = {6300, 100, 100, 100, 100};
        long[] usual = {100, 100, 100, 100, 100};
        long[] end = {6320, 140, 160, 180, 200};
        assertEquals(result(0, 0, 0, 6200), of(5, AT_ONCE, end, busy, usual, bits(0), bits()));
        // Without places nobody holds another, however late one is.
        long[] wild = {6320, 140, 160, 180, 6000};
        assertEquals(result(0, 0, 0, 6200), of(0, AT_ONCE, wild, busy, usual, bits(0), bits()));
        assertEquals(result(0, 0, 0, 0), of(1, AT_ONCE, wild, usual, usual, bits(), bits()), "nothing was touched");
    }

    @Test
    void aTaskThatNoScheduleExplainsIsLateAllTheSame() {
        // A stuck worker holds the last task of its batch: ten tasks on two workers, task 1 behind task 0.
        long[] busy = new long[10];
        long[] end = new long[10];
        Arrays.fill(busy, 100);
        for (int task = 2; task < 10; task++) {
            end[task] = 100L * (task - 1);
        }
        long[] usual = busy.clone();
        busy[0] = 6300;
        end[0] = 6300;
        end[1] = 6400;
        // Without: 0 and 1 end at 100, 2 and 3 at 200, … 8 and 9 at 500. With 0 held: 1 at 100, … 9 at 900; but 1
        // really at 6400.
        Isolation.Result result = of(2, new long[10], end, busy, usual, bits(0), bits());
        assertEquals(8, result.delayed());
        assertEquals(7900, result.delayNanos() / 1_000_000);
        assertEquals(6400 - 500, result.costNanos() / 1_000_000);
    }

    @Test
    void whereNoTaskWasHeldNobodyIsLateForIt() {
        long[] busy = {1, 100, 100, 100, 100};
        long[] usual = {100, 100, 100, 100, 100};
        long[] end = {1, 100, 100, 100, 900};
        assertEquals(0, of(5, AT_ONCE, end, busy, usual, bits(0), bits(0)).delayed());
    }

    @Test
    void aTaskThatFailsEarlyCostsLessThanNothing() {
        long[] busy = {100, 1, 100};
        long[] usual = {100, 100, 100};
        assertEquals(
                result(0, 0, 0, -99), of(1, new long[3], new long[] {100, 101, 201}, busy, usual, bits(1), bits(1)));
    }

    @Test
    void anUntouchedTaskThatFailedIsAStray() {
        long[] busy = {100, 100};
        assertEquals(result(1, 0, 0, 0), of(1, new long[2], new long[] {100, 200}, busy, busy, bits(0), bits(1)));
        assertEquals(
                result(0, 0, 0, 0),
                of(1, new long[2], new long[] {100, 200}, busy, busy, bits(0, 1), bits(0, 1)),
                "there is no untouched one");
    }

    @Test
    void aDelayCountsAboveTenMillisecondsAndAFifth() {
        long[] usual = {1, 100};
        for (long held : new long[] {10, 20, 21, 30}) {
            long[] busy = {1 + held, 100};
            long[] end = {1 + held, 101 + held};
            int delayed = held > 0.2 * 101 ? 1 : 0;
            assertEquals(
                    delayed,
                    of(1, new long[2], end, busy, usual, bits(0), bits()).delayed(),
                    held + " ms");
        }
        assertEquals(
                0,
                of(1, new long[2], new long[] {11, 12}, new long[] {11, 1}, new long[] {1, 1}, bits(0), bits())
                        .delayed());
        assertEquals(
                1,
                of(1, new long[2], new long[] {12, 13}, new long[] {12, 1}, new long[] {1, 1}, bits(0), bits())
                        .delayed());
    }

    @Test
    void arrivalsThatComeLaterDoNotWait() {
        long[] due = {0, 50, 1000, 7000};
        long[] busy = {6300, 100, 100, 100};
        long[] usual = {100, 100, 100, 100};
        long[] end = {6300, 6400, 6500, 7100};
        // Without: 100, 200, 1100, 7100.
        assertEquals(result(0, 2, 6200 + 5400, 0), of(1, due, end, busy, usual, bits(0), bits()));
    }

    @Test
    void aListScheduleGivesEachTaskToThePlaceThatIsFreeFirst() {
        assertArrayEquals(new long[] {5, 2, 4, 7}, Isolation.ends(new long[4], new long[] {5, 2, 2, 3}, 2));
        assertArrayEquals(new long[] {5, 7, 9, 12}, Isolation.ends(new long[4], new long[] {5, 2, 2, 3}, 1));
        assertArrayEquals(new long[] {5, 2, 2, 3}, Isolation.ends(new long[4], new long[] {5, 2, 2, 3}, 0));
        assertArrayEquals(new long[] {15, 22, 32}, Isolation.ends(new long[] {10, 20, 30}, new long[] {5, 2, 2}, 1));
    }
}
