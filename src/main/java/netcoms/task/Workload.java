package netcoms.task;

import java.util.List;

/**
 * A named, ordered list of tasks.
 *
 * @param name as chosen on screens and command lines
 * @param description one line for a person
 * @param tasks in order; the same spec instance may stand many times
 */
public record Workload(String name, String description, List<TaskSpec> tasks) {

    public Workload {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("workload '" + name + "' has no tasks");
        }
    }
}
