package netcoms.task;

/**
 * Which try of which task this is.
 *
 * @param task its number in the workload, from 0
 * @param number of the try, from 1
 * @param unclear whether an earlier try may have reached its target before it failed, so that this one must not do it again
 */
record Attempt(int task, int number, boolean unclear) {

    static Attempt first(int task) {
        return new Attempt(task, 1, false);
    }
}
