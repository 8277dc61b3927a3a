package netcoms.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;
import netcoms.task.Load;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** Reads the user's own workloads. Used by one thread. */
final class WorkloadReader {
    /** Of all workloads of a file together: each costs some bytes and an hour has only so many seconds. */
    static final int MAX_TASKS = 5_000_000;

    private static final OwnThings WORKLOADS = new OwnThings(
            FileLayer.WORKLOADS,
            "the name of a workload, and under it its tasks",
            List.of("description", "tasks", "load"));

    private final String file;
    private int tasksLeft = MAX_TASKS;

    private WorkloadReader(String file) {
        this.file = file;
    }

    /**
     * Reads the section; what is wrong in it becomes a problem of the values.
     *
     * @param file the name of the file in sentences
     * @return the built-in ones, then those of the file
     */
    static List<Workload> read(Field section, String file, Values values, List<Workload> builtIn) {
        List<Workload> workloads = new ArrayList<>(builtIn);
        WorkloadReader reader = new WorkloadReader(file);
        Set<String> taken = new HashSet<>();
        builtIn.forEach(workload -> taken.add(workload.name()));
        WORKLOADS.each(section, file, values, (named, body, key) -> {
            if (taken.contains(named.name())) {
                throw new Misplaced(named.line(), key + " has the name of a built-in workload; choose another");
            }
            workloads.add(reader.workload(named, body, key));
        });
        return workloads;
    }

    private Workload workload(Field named, Section body, String key) throws Misplaced {
        String description = "from " + file;
        List<TaskSpec> tasks = List.of();
        Load load = null;
        for (Field part : body.fields()) {
            switch (part.name()) {
                case "description" -> description = OwnThings.description(part, key);
                case "tasks" -> tasks = tasks(part, key);
                case "load" -> load = load(part, key);
                default -> throw WORKLOADS.unknown(part, key);
            }
        }
        if (tasks.isEmpty()) {
            throw new Misplaced(named.line(), key + " has no tasks: give it a list named tasks with at least one");
        }
        return new Workload(named.name(), description, tasks, load);
    }

    private static Load load(Field field, String key) throws Misplaced {
        if (!(field.value() instanceof Section section)) {
            throw new Misplaced(
                    field.line(),
                    key + ".load is " + field.value().described() + ", but must be a section with rate, and perhaps "
                            + "arrivals, duration and ramp");
        }
        Map<String, String> parts = new HashMap<>();
        for (Field part : section.fields()) {
            if (!LoadText.PARTS.contains(part.name())) {
                throw OwnThings.unknown(part, key + ".load", LoadText.PARTS);
            }
            if (!(part.value() instanceof Scalar scalar) || scalar.absent()) {
                throw new Misplaced(
                        part.line(),
                        key + ".load." + part.name() + " is " + part.value().described() + ", but must be one value");
            }
            parts.put(part.name(), scalar.text());
        }
        try {
            return LoadText.of(parts, null);
        } catch (IllegalArgumentException e) {
            throw new Misplaced(field.line(), key + ".load: " + e.getMessage());
        }
    }

    private List<TaskSpec> tasks(Field field, String key) throws Misplaced {
        if (!(field.value() instanceof Items items)) {
            throw new Misplaced(
                    field.line(), key + ".tasks is " + field.value().described() + ", but must be a list of tasks");
        }
        List<TaskSpec> tasks = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            TaskLine line = TaskLine.read(items.items().get(i), key + ", task " + (i + 1));
            if (line.count() > tasksLeft) {
                throw new Misplaced(
                        line.line(),
                        key + ", task " + (i + 1) + ": its " + line.count() + " repeats make more than " + MAX_TASKS
                                + " tasks in all, the most that the workloads of a file may have together");
            }
            tasksLeft -= line.count();
            line.addTo(tasks);
        }
        return tasks;
    }
}
