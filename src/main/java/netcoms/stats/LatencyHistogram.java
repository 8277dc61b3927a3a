package netcoms.stats;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import netcoms.stats.Detail.Bucket;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Counts of latencies from 1 ns to 1 h, each kept to three significant digits. Not thread-safe: one owner at a time.
 */
public final class LatencyHistogram {
    private static final long HIGHEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final int STEPS_PER_HALF_DISTANCE = 5;
    private static final int BUCKETS_PER_DECADE = 6;

    private final Histogram histogram;

    public LatencyHistogram() {
        this(new Histogram(1, HIGHEST_NANOS, DIGITS));
    }

    private LatencyHistogram(Histogram histogram) {
        this.histogram = histogram;
    }

    /** Counts one latency; what lies outside 1 ns to 1 h counts as the nearer end. */
    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 1, HIGHEST_NANOS));
    }

    /** Counts all that the other one counted. */
    public void add(LatencyHistogram other) {
        histogram.add(other.histogram);
    }

    /** How many latencies were counted. */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * The latency that so many percent did not exceed, in seconds; NaN when nothing was counted.
     *
     * @param percent 0 to 100
     */
    public double percentileSeconds(double percent) {
        return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(percent) / 1e9;
    }

    /**
     * How many latencies lay in buckets whose bounds are powers of ten and {@value #BUCKETS_PER_DECADE} steps of equal ratio
     * between them, the same for every histogram; from the first to the last that has any. A latency near a bound may
     * count beside it, by the histogram's three digits.
     */
    public List<Bucket> buckets() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long nanos = histogram.medianEquivalentValue(value.getValueIteratedTo());
            counts.merge(bucketOf(nanos), value.getCountAtValueIteratedTo(), Long::sum);
        }
        if (counts.isEmpty()) {
            return List.of();
        }
        return IntStream.rangeClosed(counts.firstKey(), counts.lastKey())
                .mapToObj(b -> new Bucket(boundSeconds(b), boundSeconds(b + 1), counts.getOrDefault(b, 0L)))
                .toList();
    }

    private static int bucketOf(long nanos) {
        // Rounding must not push a power of ten below its own bound.
        return (int) Math.floor(Math.log10((double) nanos) * BUCKETS_PER_DECADE + 1e-9);
    }

    private static double boundSeconds(int bucket) {
        return Math.pow(10, (double) bucket / BUCKETS_PER_DECADE) / 1e9;
    }

    /** HdrHistogram's percentile distribution ({@code .hgrm}), which its plotters read; values in milliseconds. */
    public String distribution() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8);
        histogram.outputPercentileDistribution(out, STEPS_PER_HALF_DISTANCE, 1e6);
        out.flush();
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The wrapped one, for others of this package that need HdrHistogram's own formats. */
    Histogram histogram() {
        return histogram;
    }

    /** HdrHistogram's compressed form (V2, deflated) in base64, as journals keep it. */
    public String toBase64() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_SPEED);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** @throws IllegalArgumentException when the text is not what {@link #toBase64} wrote */
    public static LatencyHistogram fromBase64(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return new LatencyHistogram(Histogram.decodeFromCompressedByteBuffer(buffer, HIGHEST_NANOS));
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a latency histogram: " + e, e);
        }
    }
}
