package netcoms.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Under which conditions a run measured, over its counted trials. Shares are 0 to 1, NaN where unknown. Immutable.
 *
 * @param computes whether a task of the workload keeps a core busy by itself, so that a busy program is no surprise
 * @param othersCpuShare of the machine's cores, taken by other programs while trials ran
 * @param machineCores of the machine; 0 where unknown
 * @param ownCpuShare of the cores that this program may use, taken by it and its workers during the trials of a strategy
 * @param refused connections that the embedded server closed because a limit was reached, by reason
 */
public record Conditions(
        boolean computes,
        double othersCpuShare,
        int machineCores,
        SortedMap<String, Double> ownCpuShare,
        SortedMap<String, Long> refused) {
    /** Of a run that did not say. */
    public static final Conditions UNKNOWN =
            new Conditions(false, Double.NaN, 0, Collections.emptySortedMap(), Collections.emptySortedMap());

    public Conditions {
        ownCpuShare = Collections.unmodifiableSortedMap(new TreeMap<>(ownCpuShare));
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** Adds up trials. Not thread-safe. */
    static final class Sum {
        /** The kernel counts hundredths of seconds, so that less says nothing. */
        private static final double ENOUGH_SECONDS = 0.5;

        private final Map<String, double[]> wallAndOwn = new TreeMap<>();
        private final SortedMap<String, Long> refused = new TreeMap<>();
        private double wallSeconds;
        private double otherSeconds;
        private int machineCores;

        void add(String strategy, TrialConditions trial) {
            trial.refused().forEach((reason, count) -> refused.merge(reason, count, Long::sum));
            if (Double.isNaN(trial.ownCpuSeconds()) || Double.isNaN(trial.otherCpuSeconds())) {
                return;
            }
            double[] sums = wallAndOwn.computeIfAbsent(strategy, name -> new double[2]);
            sums[0] += trial.wallSeconds();
            sums[1] += trial.ownCpuSeconds();
            wallSeconds += trial.wallSeconds();
            otherSeconds += trial.otherCpuSeconds();
            machineCores = trial.machineCores();
        }

        /** @param cores that this program may use */
        Conditions conditions(boolean computes, int cores) {
            SortedMap<String, Double> own = new TreeMap<>();
            wallAndOwn.forEach((strategy, sums) -> {
                if (sums[0] >= ENOUGH_SECONDS) {
                    own.put(strategy, sums[1] / sums[0] / cores);
                }
            });
            boolean known = wallSeconds >= ENOUGH_SECONDS && machineCores > 0;
            return new Conditions(
                    computes,
                    known ? otherSeconds / wallSeconds / machineCores : Double.NaN,
                    machineCores,
                    own,
                    refused);
        }
    }
}
