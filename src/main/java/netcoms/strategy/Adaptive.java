package netcoms.strategy;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import java.time.Duration;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;

/**
 * Virtual threads behind a limit that follows their latency. The limit is warm: a trial begins with what the one before
 * has found.
 */
final class Adaptive implements Strategy {
    private final AdaptiveLimit limit;
    private final Strategy tasks;

    Adaptive(StrategySpec.Adaptive spec) {
        limit = new AdaptiveLimit(spec.algorithm().word(), limit(spec), System::nanoTime);
        tasks = InProcess.virtual(spec, limit);
    }

    /** Every task's end is a sample, not a window of them: a trial may last no longer than ten milliseconds. */
    static Limit limit(StrategySpec.Adaptive spec) {
        return switch (spec.algorithm()) {
            case GRADIENT2 ->
                Gradient2Limit.newBuilder()
                        .initialLimit(spec.initial())
                        .minLimit(1)
                        .maxConcurrency(spec.most())
                        .queueSizeFunction(limit -> Math.max(4, (int) Math.sqrt(limit)))
                        .build();
            case VEGAS ->
                VegasLimit.newBuilder()
                        .initialLimit(spec.initial())
                        .maxConcurrency(spec.most())
                        .build();
            case AIMD ->
                AIMDLimit.newBuilder()
                        .initialLimit(spec.initial())
                        .minLimit(1)
                        .maxLimit(spec.most())
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
