package netcoms.stats;

import netcoms.stats.Detail.Spent;

/** Adds up where the time of one strategy went, trial by trial. Not thread-safe: one owner. */
final class TimeSpent {
    private static final double NANOS = 1e9;

    private boolean unknown;
    private int trials;
    private long tasks;
    private double queueNanos;
    private double connectNanos;
    private double workNanos;
    private double collectionNanos;
    private double idleNanos;

    void add(TrialFigures trial) {
        if (!trial.spans().known()) {
            unknown = true;
            return;
        }
        trials++;
        tasks += trial.tasks();
        queueNanos += trial.spans().queueNanos();
        connectNanos += trial.spans().connectNanos();
        workNanos += trial.serviceNanos();
        collectionNanos += trial.spans().collectionNanos();
        int places = trial.places() == 0 ? trial.tasks() : trial.places();
        // Two readings of the clock may overlap by their granularity: no place is idle for less than nothing.
        idleNanos += Math.max(0, trial.makespanNanos() - (double) trial.serviceNanos() / Math.max(1, places));
    }

    /** Unknown when no trial was added, or one that does not say: a mean over some of the rounds would mislead. */
    Spent spent() {
        if (unknown || tasks == 0) {
            return Spent.UNKNOWN;
        }
        double all = tasks * NANOS;
        return new Spent(
                queueNanos / all,
                connectNanos / all,
                (workNanos - connectNanos) / all,
                collectionNanos / all,
                idleNanos / trials / NANOS);
    }
}
