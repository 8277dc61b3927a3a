package netcoms.run;

import java.util.List;

/**
 * A switch of faults while a run went.
 *
 * @param from name of the plan that was in force; {@code none} for none
 * @param to name of the plan that is from then on, likewise
 * @param toxics what each of its toxics does, for a person
 * @param round from 1, or {@link RunEvent#WARMUP}; of a switch before any trial of a session the first that follows
 * @param strategy whose trial it was; empty before the first one of a session
 * @param seconds since that trial began
 * @param atOnce false when no proxy stood in the way yet, so that the next trial was the first to meet the new plan
 */
public record FaultMark(
        String from, String to, List<String> toxics, int round, String strategy, double seconds, boolean atOnce) {
    public FaultMark {
        toxics = List.copyOf(toxics);
    }
}
