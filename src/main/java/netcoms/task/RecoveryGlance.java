package netcoms.task;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How recovery stands, since the trial began.
 *
 * @param retries tries beyond the first
 * @param budget share of the retry budget that is left, 0 to 1; 1 where nothing is tried again
 * @param breakers the state of each target's circuit breaker ({@code closed}, {@code open}, {@code half_open}) by target;
 *     where several processes differ, in how many of them it is so; empty where there is none
 */
public record RecoveryGlance(long retries, double budget, Map<String, String> breakers) {
    public static final String CLOSED = "closed";
    /** From the worst on. */
    private static final List<String> STATES = List.of("open", "half_open", CLOSED);

    public RecoveryGlance {
        breakers = Map.copyOf(breakers);
    }

    /** What several processes show together: all retries, their mean budget, the worst state of each breaker. */
    public static RecoveryGlance of(List<RecoveryGlance> workers) {
        long retries = workers.stream().mapToLong(RecoveryGlance::retries).sum();
        double budget =
                workers.stream().mapToDouble(RecoveryGlance::budget).average().orElse(1);
        Map<String, String> breakers = new TreeMap<>();
        workers.stream()
                .flatMap(worker -> worker.breakers.keySet().stream())
                .distinct()
                .forEach(target -> breakers.put(target, worst(target, workers)));
        return new RecoveryGlance(retries, budget, breakers);
    }

    private static String worst(String target, List<RecoveryGlance> workers) {
        List<String> states = workers.stream()
                .map(worker -> worker.breakers.getOrDefault(target, CLOSED))
                .toList();
        String worst = STATES.stream().filter(states::contains).findFirst().orElse(CLOSED);
        long alike = states.stream().filter(worst::equals).count();
        return alike == states.size() ? worst : worst + " in " + alike + " of " + states.size() + " workers";
    }
}
