package netcoms.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import netcoms.monitor.CpuTimes;

/**
 * Under which conditions one trial was measured. Seconds; NaN where unknown.
 *
 * @param wallSeconds between the two looks at the machine
 * @param ownCpuSeconds CPU time of this process and its workers meanwhile
 * @param otherCpuSeconds CPU time of everybody else on the machine
 * @param machineCores of the machine, which may be more than this process may use
 * @param refused connections that the embedded server closed because a limit was reached, by reason
 */
record TrialConditions(
        double wallSeconds, double ownCpuSeconds, double otherCpuSeconds, int machineCores, Map<String, Long> refused) {
    /** As in journals that do not say. */
    static final TrialConditions UNKNOWN = new TrialConditions(Double.NaN, Double.NaN, Double.NaN, 0, Map.of());

    TrialConditions {
        refused = Map.copyOf(refused);
    }

    /** Looks at the surroundings now, and says on {@link Look#end} what changed since. */
    static Look look(Surroundings surroundings, LongSupplier nanoClock) {
        return new Look(
                surroundings,
                nanoClock,
                nanoClock.getAsLong(),
                surroundings.cpu().get(),
                surroundings.refused().get());
    }

    /** The surroundings as they were. */
    record Look(
            Surroundings surroundings, LongSupplier nanoClock, long nanos, CpuTimes cpu, Map<String, Long> refused) {
        TrialConditions end() {
            CpuTimes now = surroundings.cpu().get();
            double own = now.own() - cpu.own();
            Map<String, Long> more = new TreeMap<>();
            surroundings.refused().get().forEach((reason, count) -> {
                long since = count - refused.getOrDefault(reason, 0L);
                if (since > 0) {
                    more.put(reason, since);
                }
            });
            return new TrialConditions(
                    (nanoClock.getAsLong() - nanos) / 1e9,
                    own,
                    Math.max(0, now.machine() - cpu.machine() - own),
                    now.cores(),
                    more);
        }
    }
}
