package netcoms.stats;

import java.util.function.LongSupplier;

/**
 * What measuring costs on this machine, so that a report can say which differences are too small to be seen.
 *
 * @param granularitySeconds the smallest step between two readings of the clock: its resolution, or, where that is
 *     finer, what a reading costs; NaN when unknown
 * @param recorderSeconds recording one task from submit to end, which every makespan holds; NaN when unknown
 */
public record TimerCost(double granularitySeconds, double recorderSeconds) {
    /** Of a run that did not say. */
    public static final TimerCost UNKNOWN = new TimerCost(Double.NaN, Double.NaN);

    private static final int READINGS = 10_000;
    private static final int TASKS = 1_000;
    /** The first passes warm up the compiler; the shortest one counts, as other work only ever adds. */
    private static final int PASSES = 30;

    /** Measured when it is first asked for, in some tens of milliseconds; the same from then on. Any thread. */
    public static TimerCost ofThisProcess() {
        return Once.COST;
    }

    static TimerCost measure(LongSupplier nanoClock) {
        return new TimerCost(granularity(nanoClock), recorder(nanoClock));
    }

    private static double granularity(LongSupplier nanoClock) {
        double smallest = Double.NaN;
        long before = nanoClock.getAsLong();
        for (int reading = 0; reading < READINGS; reading++) {
            long now = nanoClock.getAsLong();
            if (now > before && !(now - before >= smallest)) {
                smallest = now - before;
            }
            before = now;
        }
        return smallest / 1e9;
    }

    private static double recorder(LongSupplier nanoClock) {
        long shortest = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            TrialRecorder recorder = new TrialRecorder(TASKS, nanoClock);
            long before = nanoClock.getAsLong();
            for (int task = 0; task < TASKS; task++) {
                recorder.submitted(task);
                recorder.started(task);
                recorder.ok(task);
            }
            shortest = Math.min(shortest, nanoClock.getAsLong() - before);
        }
        return shortest / 1e9 / TASKS;
    }

    private static final class Once {
        static final TimerCost COST = measure(System::nanoTime);
    }
}
