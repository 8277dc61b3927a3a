package netcoms.run;

import java.time.Duration;
import netcoms.strategy.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Stops one trial when its time is over, unless it was closed before. Its thread is {@code trial-timeout}: a platform thread,
 * since tasks that compute may hold every carrier of the virtual ones.
 */
final class TrialTimeout implements AutoCloseable {
    private final @Nullable Thread thread;

    /** @param limit from now; null for none */
    TrialTimeout(@Nullable Duration limit, Cancellation trial) {
        thread = limit == null
                ? null
                : Thread.ofPlatform().name("trial-timeout").daemon().start(() -> expire(limit, trial));
    }

    private static void expire(Duration limit, Cancellation trial) {
        try {
            Thread.sleep(limit);
            trial.expire();
        } catch (InterruptedException e) {
            // The trial was over in time.
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
