package netcoms.task;

import java.util.List;

/**
 * What a task left behind on its way.
 *
 * @param connectNanos how long it took to establish its connections, all tries together; 0 for one that opened none itself
 * @param retries tries beyond the first
 * @param overBudget whether it would have been tried again, had there been budget
 * @param ports our own ports of its connections, where they are traced
 */
public record Trace(long connectNanos, int retries, boolean overBudget, List<Integer> ports) {
    /** Of a task that opened no connection. */
    public static final Trace NONE = new Trace(0, 0, false, List.of());

    public Trace {
        ports = List.copyOf(ports);
    }
}
