package netcoms.task;

import org.jspecify.annotations.Nullable;

/**
 * Which try of which task this is.
 *
 * @param task its number in the workload, from 0
 * @param number of the try, from 1
 * @param unclear the first failure of an earlier try that may have reached its target, so that this one must not do it
 *     again; null when there was none
 */
record Attempt(int task, int number, @Nullable TaskFailure unclear) {

    static Attempt first(int task) {
        return new Attempt(task, 1, null);
    }

    /** The try after this one, which failed so. */
    Attempt next(TaskFailure failure) {
        return new Attempt(task, number + 1, unclear == null && failure.isUnclear() ? failure : unclear);
    }
}
