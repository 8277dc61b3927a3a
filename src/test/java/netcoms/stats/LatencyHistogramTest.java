package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void nothingCountedHasNoPercentile() {
        assertTrue(Double.isNaN(new LatencyHistogram().percentileSeconds(50)));
        assertEquals(
                0,
                LatencyHistogram.fromBase64(new LatencyHistogram().toBase64()).count());
    }

    @Test
    void percentilesAreThoseOfTheSortedValuesToThreeDigits() {
        long seed = 7;
        Random random = new Random(seed);
        LatencyHistogram histogram = new LatencyHistogram();
        long[] values = random.longs(10_001, 1, 5_000_000_000L).toArray();
        for (long value : values) {
            histogram.record(value);
        }
        java.util.Arrays.sort(values);
        for (double percent : new double[] {1, 50, 95, 99, 100}) {
            // HdrHistogram's definition: the value at rank ceil(percent * count).
            double exact = values[(int) Math.ceil(percent / 100 * values.length) - 1] / 1e9;
            assertEquals(exact, histogram.percentileSeconds(percent), exact * 1e-3, "seed " + seed + " p" + percent);
        }
    }

    @Test
    void whatLiesOutsideCountsAsTheNearerEnd() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(-5);
        histogram.record(0);
        histogram.record(Long.MAX_VALUE);
        assertEquals(3, histogram.count());
        assertEquals(1e-9, histogram.percentileSeconds(50), 1e-12);
        assertEquals(3_600, histogram.percentileSeconds(100), 3.6);
    }

    @Test
    void base64KeepsEveryCount() {
        Random random = new Random(11);
        LatencyHistogram histogram = new LatencyHistogram();
        random.longs(5_000, 1, 3_600_000_000_000L).forEach(histogram::record);
        LatencyHistogram read = LatencyHistogram.fromBase64(histogram.toBase64());
        assertEquals(5_000, read.count());
        for (double percent = 0; percent <= 100; percent += 0.5) {
            assertEquals(histogram.percentileSeconds(percent), read.percentileSeconds(percent));
        }
        read.add(histogram);
        assertEquals(10_000, read.count());
    }

    @Test
    void whatIsNoHistogramIsRefused() {
        String good = new LatencyHistogram().toBase64();
        for (String bad : new String[] {"", "?", "AAAA", good.substring(0, good.length() / 2)}) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> LatencyHistogram.fromBase64(bad), bad);
            assertTrue(e.getMessage().startsWith("not a latency histogram: "), e.getMessage());
        }
    }

    @Test
    void bucketsHoldEveryLatencyOnceBetweenBoundsThatGrowEvenly() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertEquals(List.of(), histogram.buckets());
        histogram.record(1_000_000);
        histogram.record(1_400_000);
        histogram.record(9_000_000);
        List<Detail.Bucket> buckets = histogram.buckets();
        assertEquals(6, buckets.size(), "one decade, the empty ones between included");
        assertEquals(0.001, buckets.getFirst().fromSeconds(), 1e-15);
        assertEquals(0.01, buckets.getLast().toSeconds(), 1e-14);
        assertEquals(
                List.of(2L, 0L, 0L, 0L, 0L, 1L),
                buckets.stream().map(Detail.Bucket::count).toList());
    }

    @Test
    void bucketsOfRandomLatenciesAgreeWithCounting() {
        long seed = System.nanoTime();
        System.out.println("LatencyHistogramTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        LatencyHistogram histogram = new LatencyHistogram();
        double[] latencies = new double[5_000];
        for (int i = 0; i < latencies.length; i++) {
            long nanos = (long) Math.pow(10, random.nextDouble(0, 12));
            histogram.record(nanos);
            latencies[i] = nanos / 1e9;
        }
        long counted = 0;
        double last = Double.NaN;
        for (Detail.Bucket bucket : histogram.buckets()) {
            assertTrue(Double.isNaN(last) || bucket.fromSeconds() == last, "no gap");
            last = bucket.toSeconds();
            assertEquals(Math.pow(10, 1 / 6.0), bucket.toSeconds() / bucket.fromSeconds(), 1e-9);
            counted += bucket.count();
            // Three digits: what lies within a thousandth of a bound may count beside it.
            long least = count(latencies, bucket.fromSeconds() * 1.001, bucket.toSeconds() * 0.999);
            long most = count(latencies, bucket.fromSeconds() * 0.999, bucket.toSeconds() * 1.001);
            assertTrue(least <= bucket.count() && bucket.count() <= most, bucket::toString);
        }
        assertEquals(latencies.length, counted);
    }

    private static long count(double[] values, double from, double to) {
        return Arrays.stream(values)
                .filter(value -> value >= from && value < to)
                .count();
    }
}
