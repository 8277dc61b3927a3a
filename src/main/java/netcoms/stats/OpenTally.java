package netcoms.stats;

import netcoms.stats.Summary.Latency;
import org.jspecify.annotations.Nullable;

/** Adds up how one strategy kept up with arrivals, trial by trial. Not thread-safe: one owner. */
final class OpenTally {
    private static final double NANOS = 1e9;

    private final LatencyHistogram uncorrected = new LatencyHistogram();
    private OpenLoad.@Nullable Offered offered;
    private long late;
    private long tasks;
    private long maxLateNanos;
    private long maxUncorrectedNanos;
    private double seconds;

    /** Passes over a trial whose tasks were all due at once. */
    void add(TrialFigures trial) {
        TrialFigures.Open open = trial.open();
        if (!open.isOpen()) {
            return;
        }
        offered = open.offered();
        uncorrected.add(LatencyHistogram.fromBase64(open.uncorrected()));
        late += open.late();
        tasks += trial.tasks();
        maxLateNanos = Math.max(maxLateNanos, open.maxLateNanos());
        maxUncorrectedNanos = Math.max(maxUncorrectedNanos, open.maxUncorrectedNanos());
        seconds += Math.max(trial.makespanNanos() / NANOS, open.offered().durationSeconds());
    }

    boolean isOpen() {
        return offered != null;
    }

    /** Null when no trial had arrivals. */
    @Nullable OpenLoad load() {
        return offered == null
                ? null
                : new OpenLoad(offered, tasks / seconds, late, tasks, maxLateNanos / NANOS, latency());
    }

    private Latency latency() {
        double max = uncorrected.count() == 0 ? Double.NaN : maxUncorrectedNanos / NANOS;
        return new Latency(
                Math.min(max, uncorrected.percentileSeconds(50)),
                Math.min(max, uncorrected.percentileSeconds(95)),
                Math.min(max, uncorrected.percentileSeconds(99)),
                max);
    }
}
