package netcoms.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.task.Load;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A workload as a journal keeps it.
 *
 * @param digest of its tasks and its load
 * @param stretches equal tasks in a row; empty when they are not kept, because they are too many or may hold what is
 *     nobody else's business
 */
record KeptWorkload(
        String name, String description, @Nullable Load load, String digest, List<Stretch> stretches) {
    /** Some 50 kB. */
    static final int MOST_STRETCHES = 1_000;

    /**
     * Equal tasks in a row.
     *
     * @param count at least 1
     */
    record Stretch(int count, TaskSpec task) {
        Stretch {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, not " + count);
            }
        }
    }

    KeptWorkload {
        stretches = List.copyOf(stretches);
    }

    static KeptWorkload of(Workload workload) {
        boolean keeps = workload.list().stream().noneMatch(KeptWorkload::mayHoldSecrets);
        List<Stretch> stretches = keeps ? stretches(workload.list(), MOST_STRETCHES + 1) : List.of();
        return new KeptWorkload(
                workload.name(),
                workload.description(),
                workload.load(),
                PlanDigest.of(workload),
                stretches.size() > MOST_STRETCHES ? List.of() : stretches);
    }

    /**
     * The workload itself.
     *
     * @param today those of the configuration, where one is taken from whose tasks were not kept
     * @throws IllegalArgumentException when that one has changed or is not there any more; says so
     */
    Workload workload(List<Workload> today) {
        if (stretches.isEmpty()) {
            return today.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .map(this::same)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "its workload '" + name + "' is not in the configuration any more"));
        }
        List<TaskSpec> tasks = new ArrayList<>();
        stretches.forEach(stretch -> {
            for (int task = 0; task < stretch.count(); task++) {
                tasks.add(stretch.task());
            }
        });
        return new Workload(name, description, tasks, load);
    }

    private Workload same(Workload today) {
        Workload loaded = load == null ? today : today.under(load);
        if (!PlanDigest.of(loaded).equals(digest)) {
            throw new IllegalArgumentException(
                    "its workload '" + name + "' has other tasks in the configuration now than when it started");
        }
        return loaded;
    }

    /** Commands, addresses and what is said to a service may have a password in them. */
    private static boolean mayHoldSecrets(TaskSpec task) {
        return task instanceof TaskSpec.Exec || task instanceof TaskSpec.Http || task instanceof TaskSpec.Tcp;
    }

    /** Of a list, from its beginning; no more than {@code most}. */
    static List<Stretch> stretches(List<TaskSpec> tasks, int most) {
        List<Stretch> stretches = new ArrayList<>();
        int same = 0;
        for (int task = 0; task < tasks.size() && stretches.size() < most; task++) {
            same++;
            if (task == tasks.size() - 1 || !tasks.get(task).equals(tasks.get(task + 1))) {
                stretches.add(new Stretch(same, tasks.get(task)));
                same = 0;
            }
        }
        return stretches;
    }
}
