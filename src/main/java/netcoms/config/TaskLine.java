package netcoms.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Section;
import netcoms.task.TaskSpec;

/**
 * One entry of a workload's task list: a task, or a weighted mix of tasks, so many times.
 *
 * @param parts a single one, or those of the mix
 * @param count how many tasks the entry gives
 * @param line where it stands in the file
 */
record TaskLine(List<Weighted> parts, int count, int line) {
    private static final int MAX_WEIGHT = 1_000;
    private static final int MAX_PARTS = 100;

    /** A task and its share of the mix. */
    record Weighted(TaskSpec task, int weight) {}

    /**
     * Reads an entry.
     *
     * @param where names the entry in sentences
     */
    static TaskLine read(YamlNode node, String where) throws Misplaced {
        if (!(node instanceof Section section)) {
            throw new Misplaced(
                    node.line(), where + " is " + node.described() + ", but must be a kind with its parameters");
        }
        Optional<Field> mix = find(section, "mix");
        if (mix.isEmpty()) {
            int count = new Parts(section, where)
                    .find("repeat", Kinds.whole(1, WorkloadReader.MAX_TASKS))
                    .orElse(1);
            return new TaskLine(
                    List.of(new Weighted(TaskReader.read(section, "repeat", where), 1)), count, node.line());
        }
        for (Field field : section.fields()) {
            if (!field.name().equals("mix") && !field.name().equals("repeat")) {
                throw new Misplaced(
                        field.line(),
                        where + ": unknown key " + Quoted.of(field.name()) + "; beside a mix only repeat can stand");
            }
        }
        List<Weighted> parts = parts(mix.get(), where);
        int oneTurn = parts.stream().mapToInt(Weighted::weight).sum();
        int count = new Parts(section, where)
                .find("repeat", Kinds.whole(1, WorkloadReader.MAX_TASKS))
                .orElse(oneTurn);
        return new TaskLine(parts, count, node.line());
    }

    private static List<Weighted> parts(Field mix, String where) throws Misplaced {
        if (!(mix.value() instanceof Items items)
                || items.items().isEmpty()
                || items.items().size() > MAX_PARTS) {
            throw new Misplaced(
                    mix.line(), where + ": mix must be a list of 1 to " + MAX_PARTS + " tasks, each with its weight");
        }
        List<Weighted> parts = new ArrayList<>();
        for (YamlNode item : items.items()) {
            String part = where + ", part " + (parts.size() + 1) + " of the mix";
            if (!(item instanceof Section section)) {
                throw new Misplaced(
                        item.line(), part + " is " + item.described() + ", but must be a kind with its parameters");
            }
            int weight = new Parts(section, part)
                    .find("weight", Kinds.whole(1, MAX_WEIGHT))
                    .orElse(1);
            parts.add(new Weighted(TaskReader.read(section, "weight", part), weight));
        }
        return parts;
    }

    private static Optional<Field> find(Section section, String name) {
        return section.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /**
     * Appends the tasks. A mix is spread evenly by smooth weighted round robin, so that it needs no seed: each turn
     * every part gains its weight, the part with the most is taken and pays the sum of the weights.
     */
    void addTo(List<TaskSpec> tasks) {
        int sum = parts.stream().mapToInt(Weighted::weight).sum();
        int[] credit = new int[parts.size()];
        for (int turn = 0; turn < count; turn++) {
            int richest = 0;
            for (int i = 0; i < credit.length; i++) {
                credit[i] += parts.get(i).weight();
                if (credit[i] > credit[richest]) {
                    richest = i;
                }
            }
            credit[richest] -= sum;
            tasks.add(parts.get(richest).task());
        }
    }
}
