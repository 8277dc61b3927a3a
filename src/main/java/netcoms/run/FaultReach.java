package netcoms.run;

import java.util.List;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/**
 * How many tasks of a workload faults can touch.
 *
 * @param through the proxy: these
 * @param http past it, as a request names the host that it is for
 * @param tasks in all
 */
public record FaultReach(int through, int http, int tasks) {
    /** Of a report that does not say. */
    public static final FaultReach UNKNOWN = new FaultReach(0, 0, 0);

    /** That of a workload's list. */
    public static FaultReach of(Workload workload) {
        List<TaskSpec> tasks = workload.tasks();
        return new FaultReach(
                (int) tasks.stream().filter(TaskSpec::connects).count(),
                (int) tasks.stream().filter(TaskSpec.Http.class::isInstance).count(),
                tasks.size());
    }

    /** A sentence where some of the tasks do not pass the proxy although one might think so; empty where all is plain. */
    public String words() {
        if (http > 0) {
            return (through == 0 ? "No task passes" : "Its http tasks do not pass")
                    + " the fault proxy: an http request names the host that it is for.";
        }
        return through == 0 && tasks > 0 ? "None of its tasks connects: no fault can touch them." : "";
    }
}
