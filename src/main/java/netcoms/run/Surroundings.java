package netcoms.run;

import java.util.Map;
import java.util.function.Supplier;
import netcoms.monitor.CpuTimes;

/**
 * What a run looks at before and after each counted trial, to know under which conditions it measured. Asked on the run
 * thread, never within a makespan.
 *
 * @param cpu the machine's and our own CPU times so far
 * @param refused connections that the embedded server has closed because a limit was reached, by reason, so far
 */
public record Surroundings(Supplier<CpuTimes> cpu, Supplier<Map<String, Long>> refused) {
    /** Nothing is looked at. */
    public static final Surroundings UNKNOWN = new Surroundings(() -> CpuTimes.UNKNOWN, Map::of);
}
