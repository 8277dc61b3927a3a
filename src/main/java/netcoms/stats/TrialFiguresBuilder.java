package netcoms.stats;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import netcoms.stats.TrialFigures.Faults;
import netcoms.stats.TrialFigures.Open;
import netcoms.stats.TrialFigures.Spans;

/**
 * Puts the figures of a trial together, those at once that belong together; they mean what {@link TrialFigures} says. What
 * is not told is none, or unknown. Used by one thread.
 */
public final class TrialFiguresBuilder {
    private final int tasks;
    private final int places;
    private long makespanNanos;
    private int ok;
    private int failed;
    private Map<String, Long> failures = Map.of();
    private long retries;
    private String latency = "";
    private long maxLatencyNanos;
    private long boundNanos;
    private long serviceNanos;
    private long longestNanos;
    private Map<String, String> examples = Map.of();
    private Spans spans = Spans.UNKNOWN;
    private SortedMap<Integer, Map<String, Long>> failuresBySlice = new TreeMap<>();
    private Open open = Open.CLOSED;
    private LimitCourse limit = LimitCourse.FIXED;
    private Retried retried = Retried.NEVER;
    private List<FailureExample> seen = List.of();
    private Faults faults = Faults.NONE;

    TrialFiguresBuilder(int tasks, int places) {
        this.tasks = tasks;
        this.places = places;
    }

    /** Begins with all of these. */
    TrialFiguresBuilder(TrialFigures figures) {
        this(figures.tasks(), figures.places());
        ended(figures.makespanNanos(), figures.ok(), figures.failed());
        failures(figures.failures(), figures.failuresBySlice(), figures.examples());
        retries(figures.retries(), figures.retried());
        latency(figures.latency(), figures.maxLatencyNanos());
        service(figures.boundNanos(), figures.serviceNanos(), figures.longestNanos());
        spans(figures.spans());
        open(figures.open());
        limit(figures.limit());
        seen(figures.seen());
        faults(figures.faults());
    }

    /** How the tasks ended, and when the last one did. */
    public TrialFiguresBuilder ended(long makespan, int well, int not) {
        makespanNanos = makespan;
        ok = well;
        failed = not;
        return this;
    }

    /** Of which kinds failures were, when they came, and an example of each. */
    public TrialFiguresBuilder failures(
            Map<String, Long> byKind, SortedMap<Integer, Map<String, Long>> bySlice, Map<String, String> details) {
        failures = byKind;
        failuresBySlice = bySlice;
        examples = details;
        return this;
    }

    /** Attempts beyond the first, and those of them by the tasks themselves. */
    public TrialFiguresBuilder retries(long all, Retried byThemselves) {
        retries = all;
        retried = byThemselves;
        return this;
    }

    /** Latencies as {@link LatencyHistogram} in base64. */
    public TrialFiguresBuilder latency(String histogram, long maxNanos) {
        latency = histogram;
        maxLatencyNanos = maxNanos;
        return this;
    }

    /** Service times: their list schedule, their sum, the longest. */
    public TrialFiguresBuilder service(long bound, long sum, long longest) {
        boundNanos = bound;
        serviceNanos = sum;
        longestNanos = longest;
        return this;
    }

    public TrialFiguresBuilder spans(Spans around) {
        spans = around;
        return this;
    }

    public TrialFiguresBuilder open(Open arrivals) {
        open = arrivals;
        return this;
    }

    public TrialFiguresBuilder limit(LimitCourse course) {
        limit = course;
        return this;
    }

    public TrialFiguresBuilder seen(List<FailureExample> numbered) {
        seen = numbered;
        return this;
    }

    public TrialFiguresBuilder faults(Faults did) {
        faults = did;
        return this;
    }

    /** The figures. */
    public TrialFigures build() {
        return new TrialFigures(
                tasks,
                places,
                makespanNanos,
                ok,
                failed,
                failures,
                retries,
                latency,
                maxLatencyNanos,
                boundNanos,
                serviceNanos,
                longestNanos,
                examples,
                spans,
                failuresBySlice,
                open,
                limit,
                retried,
                seen,
                faults);
    }
}
