package netcoms.strategy;

import java.util.List;
import netcoms.strategy.process.WorkerFigures;
import netcoms.task.RecoveryGlance;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy shows of itself while it works, pulled ten times a second. Immutable.
 *
 * @param limit how many tasks it lets run at once; null where that is fixed
 * @param workers its worker processes; empty where it has none
 * @param recovery what its tasks do about failures; null where they do nothing
 */
public record Glance(
        @Nullable LimitGlance limit,
        List<WorkerFigures> workers,
        @Nullable RecoveryGlance recovery) {
    /** There is nothing to see. */
    public static final Glance NONE = new Glance(null, List.of(), null);

    public Glance {
        workers = List.copyOf(workers);
    }
}
