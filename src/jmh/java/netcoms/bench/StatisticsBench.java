package netcoms.bench;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import netcoms.report.Reports;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.StrategyTally;
import netcoms.stats.TrialFigures;
import netcoms.stats.TrialRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a million recorded tasks to the figures of their trial, and on to the texts of the report. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
public class StatisticsBench {
    private static final int TASKS = 1_000_000;

    @Param({"1", "64", "0"})
    private int places;

    private TrialRecorder recorder;
    private long nanos;

    @Setup(Level.Iteration)
    public void record() {
        SplittableRandom random = new SplittableRandom(42);
        recorder = new TrialRecorder(TASKS, () -> nanos);
        recorder.submitted(0, TASKS);
        for (int task = 0; task < TASKS; task++) {
            recorder.started(task);
            nanos += random.nextInt(1, 100_000);
            if (task % 1_000 == 0) {
                recorder.failed(task, "refused", "127.0.0.1:1: connection refused");
            } else {
                recorder.ok(task);
            }
        }
    }

    @Benchmark
    public int statisticsAndReport() {
        TrialFigures figures = recorder.finish(places);
        StrategyTally tally = new StrategyTally("threads", places);
        tally.add(1, figures);
        RunInfo run = new RunInfo(
                "id", 1, "w", TASKS, 1, 0, 7, RunStatus.FINISHED, Instant.EPOCH, "h:1", "0", "jvm", "os", 2);
        RunResult result = new RunResult(run, List.of(tally.summary(tally)), 1, List.of());
        return Reports.json(result).length() + Reports.markdown(result).length();
    }
}
