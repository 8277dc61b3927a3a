package netcoms.stats;

import java.util.function.Supplier;

/**
 * The first or the latest failure of its kind in one trial.
 *
 * @param kind label of the failure kind
 * @param task its number in the workload, from 0
 * @param seconds from the trial's first submit to its end
 * @param detail one harmless line
 * @param stack where it failed, made on demand: lines of any text, or none
 */
public record FailureSeen(String kind, int task, double seconds, String detail, Supplier<String> stack) {}
