package netcoms.stats;

/**
 * The life of one task in one trial. Nanoseconds; the four parts add up to its latency.
 *
 * @param failure label of its failure kind, empty when it ended well
 * @param attempts how often it was begun, at least 1
 * @param submittedNanos since the trial's first submit
 * @param queueNanos from submit until its last attempt began, earlier attempts included
 * @param connectNanos establishing connections
 * @param serviceNanos the rest of its own work
 * @param collectionNanos from the end of the work until its result was recorded; 0 where the thread that did the work
 *     recorded it, as its end is known only by being recorded
 */
public record TaskTimes(
        String failure,
        int attempts,
        long submittedNanos,
        long queueNanos,
        long connectNanos,
        long serviceNanos,
        long collectionNanos) {

    /** Whether it ended well. */
    public boolean ok() {
        return failure.isEmpty();
    }

    /** Its own work, connecting included: the service time that bounds are made of. */
    public long workNanos() {
        return connectNanos + serviceNanos;
    }

    /** Submit to recorded end. */
    public long latencyNanos() {
        return queueNanos + connectNanos + serviceNanos + collectionNanos;
    }

    /** Its recorded end since the trial's first submit. */
    public long endedNanos() {
        return submittedNanos + latencyNanos();
    }
}
