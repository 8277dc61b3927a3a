package netcoms.task;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many retries a trial may still make, so that a target that fails gets little more load than one that works: each
 * success earns a share of a retry, each retry takes a whole one. What is saved never exceeds {@link #RESERVE}, with which a
 * trial also begins, so that its first failures have a chance: as many as AWS SDKs keep (500 tokens at 5 a retry) and as
 * Twitter's Finagle allows without any success (10 a second over 10 seconds). Any thread.
 */
final class RetryBudget {
    /** Retries that are saved at most, and at the beginning. */
    static final int RESERVE = 100;

    private static final long RETRY = 1_000_000;
    private static final long FULL = RESERVE * RETRY;

    private final long share;
    private final AtomicLong saved = new AtomicLong(FULL);

    /** @param share retries that a success earns */
    RetryBudget(double share) {
        this.share = Math.round(share * RETRY);
    }

    void succeeded() {
        if (saved.get() < FULL) {
            saved.accumulateAndGet(share, (have, more) -> Math.min(FULL, have + more));
        }
    }

    /** Takes one retry; false when there is none left. */
    boolean take() {
        return saved.getAndUpdate(have -> have < RETRY ? have : have - RETRY) >= RETRY;
    }

    /** Share of the reserve that is left, 0 to 1. */
    double left() {
        return (double) saved.get() / FULL;
    }
}
