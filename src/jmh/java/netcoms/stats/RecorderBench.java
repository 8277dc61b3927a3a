package netcoms.stats;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recording tasks from one thread. {@code tasks} is what an empty task costs a strategy, two readings of the clock
 * included; {@code recordings} the same with a clock that costs nothing; {@code clock} a reading alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecorderBench {
    private static final int TASKS = 100_000;

    private TrialRecorder real;
    private TrialRecorder free;
    private long ticks;

    @Setup(Level.Invocation)
    public void fresh() {
        real = new TrialRecorder(TASKS, System::nanoTime);
        free = new TrialRecorder(TASKS, () -> ++ticks);
        real.submitted(0, TASKS);
        free.submitted(0, TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public boolean tasks() {
        return record(real);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public boolean recordings() {
        return record(free);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public long clock() {
        long sum = 0;
        for (int task = 0; task < TASKS; task++) {
            sum += System.nanoTime();
        }
        return sum;
    }

    private static boolean record(TrialRecorder recorder) {
        boolean first = true;
        for (int task = 0; task < TASKS; task++) {
            recorder.started(task);
            first &= recorder.ok(task);
        }
        return first;
    }
}
