package netcoms.stats;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The text of a HdrHistogram log (format 1.3, {@code .hlog}), which HdrHistogram's own tools read: an interval for each
 * trial, tagged with the strategy. Values are nanoseconds of the ok tasks, submit to recorded end. Pure.
 */
public final class LatencyLog {
    private final Instant started;

    /** @param started of the run: intervals count seconds from there */
    public LatencyLog(Instant started) {
        this.started = started;
    }

    /** What the file begins with. */
    public String header() {
        return written(writer -> {
            writer.outputComment(
                    "[latencies in nanoseconds, submit to recorded end, of the ok tasks of counted trials]");
            writer.outputLogFormatVersion();
            writer.outputBaseTime(started.toEpochMilli());
            writer.outputStartTime(started.toEpochMilli());
            writer.outputLegend();
        });
    }

    /**
     * A trial's line.
     *
     * @param strategy its tag: a word without commas or blanks
     * @throws IllegalArgumentException when the figures' histogram cannot be read
     */
    public String interval(String strategy, Instant began, Instant ended, TrialFigures figures) {
        Histogram histogram = LatencyHistogram.fromBase64(figures.latency()).histogram();
        histogram.setTag(strategy);
        histogram.setStartTimeStamp(began.toEpochMilli());
        histogram.setEndTimeStamp(ended.toEpochMilli());
        return written(writer -> writer.outputIntervalHistogram(histogram));
    }

    private String written(Consumer<HistogramLogWriter> writing) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(new PrintStream(text, false, StandardCharsets.UTF_8));
        writer.setBaseTime(started.toEpochMilli());
        writing.accept(writer);
        writer.close();
        return text.toString(StandardCharsets.UTF_8);
    }
}
