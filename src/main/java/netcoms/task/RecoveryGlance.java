package netcoms.task;

import java.util.Map;

/**
 * How recovery stands, since the trial began.
 *
 * @param retries tries beyond the first
 * @param budget share of the retry budget that is left, 0 to 1; 1 where nothing is tried again
 * @param breakers the state of each target's circuit breaker ({@code closed}, {@code open}, {@code half_open}) by target;
 *     empty where there is none
 */
public record RecoveryGlance(long retries, double budget, Map<String, String> breakers) {
    public RecoveryGlance {
        breakers = Map.copyOf(breakers);
    }
}
