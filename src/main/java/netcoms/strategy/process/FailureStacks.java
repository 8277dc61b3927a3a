package netcoms.strategy.process;

import java.util.EnumMap;
import java.util.Map;
import netcoms.task.FailureKind;
import netcoms.task.Outcome;
import netcoms.task.Stacks;

/**
 * Which failures of a worker send their stack trace along: of each trial the first of each kind, and then one at a time,
 * since a trace is a hundred times as long as a result. Used by the {@code tasks} thread.
 */
final class FailureStacks {
    private static final long PAUSE_NANOS = 100_000_000;

    private int trial;
    private final Map<FailureKind, Long> told = new EnumMap<>(FailureKind.class);

    /** A batch of this trial begins. */
    void trial(int id) {
        if (id != trial) {
            trial = id;
            told.clear();
        }
    }

    /** The text of its stack trace; empty when it is not its turn, or has none. */
    String of(Outcome.Failed failed, long nowNanos) {
        Long before = told.get(failed.kind());
        if (failed.cause() == null || (before != null && nowNanos - before < PAUSE_NANOS)) {
            return "";
        }
        told.put(failed.kind(), nowNanos);
        return Stacks.text(failed.cause());
    }
}
