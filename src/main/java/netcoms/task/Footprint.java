package netcoms.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one task has left behind so far. Used by the task's thread alone. */
final class Footprint {
    private final boolean traced;
    private long connectNanos;
    private int retries;
    private boolean overBudget;
    private @Nullable TaskFailure failedBefore;
    private final List<Integer> ports = new ArrayList<>();

    /** @param traced whether the ports of its connections are kept */
    Footprint(boolean traced) {
        this.traced = traced;
    }

    void connectedFor(long nanos) {
        connectNanos += nanos;
    }

    void connectedFrom(int port) {
        if (traced) {
            ports.add(port);
        }
    }

    void retried() {
        retries++;
    }

    /** It would have been tried again, had there been budget. */
    void overBudget() {
        overBudget = true;
    }

    /** A try failed so, and another follows. */
    void failedBefore(TaskFailure failure) {
        failedBefore = failure;
    }

    /** How the last try failed that was not the last; null when there was none. */
    @Nullable TaskFailure failedBefore() {
        return failedBefore;
    }

    Trace trace() {
        return connectNanos == 0 && retries == 0 && !overBudget && ports.isEmpty()
                ? Trace.NONE
                : new Trace(connectNanos, retries, overBudget, ports);
    }
}
