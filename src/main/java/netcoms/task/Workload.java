package netcoms.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, ordered list of tasks.
 *
 * @param name as chosen on screens and command lines
 * @param description one line for a person
 * @param tasks in order; the same spec instance may stand many times. With a load the given list, over and over again,
 *     for as many tasks as arrive
 * @param load when they arrive; null when all are due at once
 */
public record Workload(
        String name,
        String description,
        List<TaskSpec> tasks,
        @Nullable Load load) {

    public Workload {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("workload '" + name + "' has no tasks");
        }
        tasks = load == null ? List.copyOf(tasks) : Repeated.of(tasks, load.tasks());
    }

    /** A workload whose tasks are all due at once. */
    public Workload(String name, String description, List<TaskSpec> tasks) {
        this(name, description, tasks, null);
    }

    /** The given list: with a load the one that is gone through over and over again, else all tasks. */
    public List<TaskSpec> list() {
        return tasks instanceof Repeated repeated ? repeated.once() : tasks;
    }

    /** The same tasks, arriving otherwise. */
    public Workload under(Load other) {
        return new Workload(name, description, tasks, other);
    }
}
