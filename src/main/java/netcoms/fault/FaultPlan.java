package netcoms.fault;

import java.util.List;

/**
 * A named list of what goes wrong.
 *
 * @param description a line for a person
 * @param toxics at most 100; more throw {@link IllegalArgumentException}
 */
public record FaultPlan(String name, String description, List<Toxic> toxics) {
    /** Tasks meet their target directly. */
    public static final FaultPlan NONE = new FaultPlan("none", "no faults, and no proxy", List.of());

    public FaultPlan {
        Limits.range("number of toxics", toxics.size(), 0, 100);
        toxics = List.copyOf(toxics);
    }

    /** What each toxic does, for a person. */
    public List<String> words() {
        return toxics.stream().map(Toxic::words).toList();
    }
}
