package netcoms.task;

import java.util.ArrayList;
import java.util.List;

/** What one task has left behind so far. Used by the task's thread alone. */
final class Footprint {
    private final boolean traced;
    private long connectNanos;
    private int retries;
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

    Trace trace() {
        return connectNanos == 0 && retries == 0 && ports.isEmpty()
                ? Trace.NONE
                : new Trace(connectNanos, retries, ports);
    }
}
