package netcoms.strategy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import netcoms.stats.TrialRecorder;
import netcoms.task.KeptConnections;
import netcoms.task.RecoveryGlance;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Every strategy whose tasks share this process: its places get all tasks at once, in order.
 *
 * <p>Threads: the run thread submits and waits; the threads of {@link Places} run the tasks.
 */
final class InProcess implements Strategy {
    private final StrategySpec spec;
    private final Places places;
    private final @Nullable Gate gate;
    private final Duration startup;
    // Volatile: set by the run thread, glanced at by any. Of the present trial, or of the last.
    private volatile @Nullable TaskRunner runner;
    private final KeptConnections connections = new KeptConnections();

    private InProcess(StrategySpec spec, Places places, @Nullable Gate gate, long beginNanos) {
        this.spec = spec;
        this.places = places;
        this.gate = gate;
        this.startup = Duration.ofNanos(System.nanoTime() - beginNanos);
    }

    static Strategy sequential(StrategySpec.Sequential spec) throws IOException {
        long begin = System.nanoTime();
        return new InProcess(spec, new Places.Pool(1, Thread.ofPlatform().name("sequential")), null, begin);
    }

    static Strategy threads(StrategySpec.Threads spec) throws IOException {
        long begin = System.nanoTime();
        Places pool = new Places.Pool(spec.size(), Thread.ofPlatform().name("threads-", 1));
        return new InProcess(spec, pool, null, begin);
    }

    static Strategy virtual(StrategySpec.Virtual spec) {
        return virtual(spec, spec.limit() == 0 ? null : Gate.fixed(spec.limit()));
    }

    /** @param gate what the tasks pass before they run; null for no limit */
    static Strategy virtual(StrategySpec spec, @Nullable Gate gate) {
        long begin = System.nanoTime();
        return new InProcess(spec, new Places.Virtual(), gate, begin);
    }

    @Override
    public StrategySpec spec() {
        return spec;
    }

    @Override
    public Duration startup() {
        return startup;
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        places.begin(workload.tasks().size());
        TaskRunner next = TaskRunner.inProcess(settings, connections);
        runner = next;
        Trial trial = new Trial(workload.tasks(), next, recorder, gate, places, cancellation);
        Cancellation.Registration registration = cancellation.onCancel(trial::stop);
        try {
            trial.submitAll();
            trial.await();
        } finally {
            registration.close();
        }
    }

    @Override
    public Glance glance() {
        TaskRunner last = runner;
        RecoveryGlance recovery = last == null ? null : last.glance();
        return recovery == null ? Glance.NONE : new Glance(null, List.of(), recovery);
    }

    @Override
    public void close() {
        places.close();
        connections.close();
    }
}
