package netcoms.strategy;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;

/**
 * Virtual threads behind a limit that follows their latency. The limit is warm: a trial begins with what the one before
 * has found.
 */
final class Adaptive implements Strategy {
    /** Ends of tasks that make up one sample. */
    private static final int ENDS = 8;

    private final AdaptiveLimit limit;
    private final Strategy tasks;

    Adaptive(StrategySpec.Adaptive spec) {
        limit = new AdaptiveLimit(spec.algorithm().word(), limit(spec), System::nanoTime);
        tasks = InProcess.virtual(spec, limit);
    }

    /**
     * The library's algorithms, set so that a limit of tens reaches hundreds within the first hundreds of short tasks, and
     * that jitter as large as the latency itself does not hold it down; both were simulated (docs/benchmarks.md).
     */
    static Limit limit(StrategySpec.Adaptive spec) {
        return switch (spec.algorithm()) {
            // Grows by a third at most, of which the smoothing takes a fifth; shrinks when latency exceeds its
            // long-term
            // mean three times: twice by the tolerance, and that by the half which a growth of a third makes up for.
            case GRADIENT2 ->
                new MeanOfEnds(
                        ENDS,
                        Gradient2Limit.newBuilder()
                                .initialLimit(spec.initial())
                                .minLimit(1)
                                .maxConcurrency(spec.most())
                                .rttTolerance(2)
                                .queueSizeFunction(limit -> Math.max(4, limit / 3))
                                .build());
            case VEGAS ->
                new MeanOfEnds(
                        ENDS,
                        VegasLimit.newBuilder()
                                .initialLimit(spec.initial())
                                .maxConcurrency(spec.most())
                                .build());
            // It looks at no latency, so there is nothing to smooth; by itself it would take a success after 5 s for a
            // drop.
            case AIMD ->
                AIMDLimit.newBuilder()
                        .initialLimit(spec.initial())
                        .minLimit(1)
                        .maxLimit(spec.most())
                        .timeout(1, TimeUnit.DAYS)
                        .build();
        };
    }

    @Override
    public StrategySpec spec() {
        return tasks.spec();
    }

    @Override
    public Duration startup() {
        return tasks.startup();
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        limit.begin();
        tasks.execute(workload, settings, recorder, cancellation);
        recorder.limited(limit.course());
    }

    @Override
    public Glance glance() {
        Glance inner = tasks.glance();
        return new Glance(limit.glance(), inner.workers(), inner.recovery());
    }

    @Override
    public void close() {
        tasks.close();
    }
}
