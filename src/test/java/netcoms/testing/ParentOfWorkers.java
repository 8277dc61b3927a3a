package netcoms.testing;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.strategy.process.WorkerFigures;
import netcoms.strategy.process.WorkerPool;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** A program to be killed: prints the pids of its workers, then lets them run hanging tasks. */
public final class ParentOfWorkers {
    private ParentOfWorkers() {}

    public static void main(String[] args) throws Exception {
        WorkerPool pool = WorkerPool.open(
                new StrategySpec.Processes(2), new ProcessSettings(List.of(), 1, Duration.ofSeconds(20), null));
        for (WorkerFigures worker : pool.workers()) {
            System.out.println("worker " + worker.pid());
        }
        System.out.println("end");
        List<TaskSpec> tasks = Collections.nCopies(2, new TaskSpec.Exec(List.of("sleep", "97534")));
        pool.execute(
                new Workload("hanging", "two commands that take long", tasks),
                new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(1), Duration.ofHours(1)),
                new TrialRecorder(2, System::nanoTime),
                new Cancellation());
    }
}
