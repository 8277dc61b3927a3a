package netcoms.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What faults did to one strategy, over its finished rounds. Times are seconds.
 *
 * @param rounds in which a task was touched
 * @param connections accepted on the way of faults
 * @param effects touched connections by effect; for {@code down} tasks that were refused, for {@code worker_lost} tasks whose
 *     worker died
 * @param touched tasks that a fault touched
 * @param touchedFailed of them
 * @param longestHeld by how much the touched task that was held longest took longer than usual; NaN when no task of a touched
 *     one's kind was left alone, so that nobody knows what is usual
 * @param strayFailed tasks of these rounds that failed though no fault touched them
 * @param strayDelayed untouched tasks of these rounds that ended ok, but later than they would have without the faults; there
 *     may be more when the cost is not known
 * @param strayDelay by how much, all together
 * @param cost how much longer the makespans were, all together; below 0 where tasks failed sooner than they would have ended;
 *     NaN as above
 * @param recovery the longest from the end of an outage until a task was done again and none failed any more; NaN without one
 */
public record FaultEffects(
        List<Integer> rounds,
        long connections,
        Map<String, Long> effects,
        long touched,
        long touchedFailed,
        double longestHeld,
        long strayFailed,
        long strayDelayed,
        double strayDelay,
        double cost,
        double recovery) {
    /** No fault touched anything, or nothing is known of any. */
    public static final FaultEffects NONE = new FaultEffects(List.of(), 0, Map.of(), 0, 0, 0, 0, 0, 0, 0, Double.NaN);

    public FaultEffects {
        rounds = List.copyOf(rounds);
        effects = Collections.unmodifiableMap(new LinkedHashMap<>(FailureCounts.sorted(effects)));
    }

    /** Whether a fault touched anything. */
    public boolean any() {
        return touched > 0 || !effects.isEmpty();
    }

    /** Whether it is known what the touched tasks would have taken, and so what they cost the others. */
    public boolean costKnown() {
        return !Double.isNaN(cost);
    }

    /** Cost of one touched task; NaN without one, or when it is not known. */
    public double costEach() {
        return touched == 0 ? Double.NaN : cost / touched;
    }
}
