package netcoms.stats;

/**
 * A failure that stands for others of its kind: the first or the latest of a strategy.
 *
 * @param number counts the examples of a run, from 1
 * @param kind label of the failure kind
 * @param round from 1
 * @param task its number in the workload, from 0
 * @param seconds from the trial's first submit to its end
 * @param detail one harmless line
 */
public record FailureExample(int number, String kind, int round, int task, double seconds, String detail) {

    /** What finds it in the log: {@code e3}. */
    public String id() {
        return "e" + number;
    }
}
