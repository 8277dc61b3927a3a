package netcoms.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcoms.stats.TaskSorts;
import netcoms.task.TaskSpec;

/** Numbers the specs and kinds of a workload as they are asked for. Owned by the run thread. */
final class WorkloadSorts implements TaskSorts {
    private final List<TaskSpec> tasks;
    private final Map<TaskSpec, Integer> specs = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();

    WorkloadSorts(List<TaskSpec> tasks) {
        this.tasks = tasks;
    }

    @Override
    public int spec(int task) {
        return specs.computeIfAbsent(tasks.get(task), spec -> specs.size());
    }

    @Override
    public int kind(int task) {
        return kinds.computeIfAbsent(tasks.get(task).kind(), kind -> kinds.size());
    }

    @Override
    public boolean connects(int task) {
        return tasks.get(task).connects();
    }
}
