package netcoms.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import netcoms.stats.LimitCourse;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/**
 * An execution model whose time is told by the workload: a {@code wait} takes its seconds, anything else 1 ms, and
 * the fake clock moves along. Places are honoured by a list schedule, so that makespans are exactly known.
 */
public final class ScriptedStrategy implements Strategy {
    private final StrategySpec spec;
    private final FakeTime time;
    private final Map<Integer, String> failures = new HashMap<>();
    private final List<Long> overheadNanos = new ArrayList<>();
    private Duration startup = Duration.ZERO;
    private Duration readyIn = Duration.ZERO;
    private Step beforeTrial = (trial, cancellation) -> {};
    int trials;
    boolean closed;

    /** What happens at the start of a trial. */
    @FunctionalInterface
    public interface Step {
        void at(int trial, Cancellation cancellation) throws InterruptedException;
    }

    public ScriptedStrategy(StrategySpec spec, FakeTime time) {
        this.spec = spec;
        this.time = time;
    }

    public ScriptedStrategy startingIn(Duration duration) {
        startup = duration;
        return this;
    }

    /** How long it takes to be ready before each trial. */
    public ScriptedStrategy readyIn(Duration duration) {
        readyIn = duration;
        return this;
    }

    /** Every trial's task of this index fails. */
    public ScriptedStrategy failing(int task, String kind) {
        failures.put(task, kind);
        return this;
    }

    /** Adds these to the makespans of the trials, the last one to all that follow. */
    public ScriptedStrategy slowerBy(long... nanos) {
        for (long each : nanos) {
            overheadNanos.add(each);
        }
        return this;
    }

    public ScriptedStrategy before(Step step) {
        beforeTrial = step;
        return this;
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
    public void makeReady(Cancellation cancellation) {
        time.pass(readyIn.toNanos());
    }

    @Override
    public void execute(Workload workload, TaskSettings settings, TrialRecorder recorder, Cancellation cancellation)
            throws InterruptedException {
        trials++;
        int tasks = workload.tasks().size();
        for (int task = 0; task < tasks; task++) {
            recorder.submitted(task);
        }
        if (spec instanceof StrategySpec.Adaptive adaptive) {
            recorder.limited(new LimitCourse(
                    adaptive.algorithm().word(), List.of(new LimitCourse.Point(0.5, 47 + trials, 3, 0.25))));
        }
        beforeTrial.at(trials, cancellation);
        if (!overheadNanos.isEmpty()) {
            time.pass(overheadNanos.get(Math.min(trials, overheadNanos.size()) - 1));
        }
        for (Moment moment : schedule(workload)) {
            time.passTo(moment.atNanos);
            if (cancellation.isCancelled()) {
                recorder.failed(moment.task, "cancelled", "the run was stopped");
            } else if (!moment.end) {
                recorder.started(moment.task);
            } else if (failures.containsKey(moment.task)) {
                recorder.failed(moment.task, failures.get(moment.task), "scripted | failure of task " + moment.task);
            } else {
                recorder.ok(moment.task);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private List<Moment> schedule(Workload workload) {
        int tasks = workload.tasks().size();
        PriorityQueue<Long> freeAt = new PriorityQueue<>();
        for (int place = 0; place < (spec.places() == 0 ? tasks : spec.places()); place++) {
            freeAt.add(time.nanos());
        }
        List<Moment> moments = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            long start = freeAt.remove();
            long end = start
                    + (workload.tasks().get(task) instanceof TaskSpec.Wait wait
                            ? Math.round(wait.seconds() * 1e9)
                            : 1_000_000);
            freeAt.add(end);
            moments.add(new Moment(start, task, false));
            moments.add(new Moment(end, task, true));
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos).thenComparing(moment -> !moment.end));
        return moments;
    }

    private record Moment(long atNanos, int task, boolean end) {}
}
