package netcoms.stats;

/** Adds up how late the tasks of one open trial began, and their latencies from there. Used once, by the run thread. */
final class OpenSums {
    private final OpenLoad.Offered offered;
    private final LatencyHistogram uncorrected = new LatencyHistogram();
    private int late;
    private long maxLateNanos;
    private long maxUncorrectedNanos;

    OpenSums(OpenLoad.Offered offered) {
        this.offered = offered;
    }

    void add(TaskTimes times) {
        late += times.queueNanos() > OpenLoad.LATE_SECONDS * 1e9 ? 1 : 0;
        maxLateNanos = Math.max(maxLateNanos, times.queueNanos());
        if (times.ok()) {
            long fromStart = times.latencyNanos() - times.queueNanos();
            uncorrected.record(fromStart);
            maxUncorrectedNanos = Math.max(maxUncorrectedNanos, fromStart);
        }
    }

    TrialFigures.Open figures() {
        return new TrialFigures.Open(offered, late, maxLateNanos, uncorrected.toBase64(), maxUncorrectedNanos);
    }
}
