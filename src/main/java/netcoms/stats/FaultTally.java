package netcoms.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what faults did to one strategy, trial by trial. Not thread-safe: one owner. */
final class FaultTally {
    private static final double NANOS = 1e9;

    private final List<Integer> rounds = new ArrayList<>();
    private final Map<String, Long> effects = new HashMap<>();
    private long connections;
    private long touched;
    private long touchedFailed;
    private double longestHeld;
    private long strayFailed;
    private long strayDelayed;
    private double strayDelay;
    private double cost;
    private double recovery = Double.NaN;

    void add(int round, TrialFigures.Faults trial) {
        if (trial.touched() > 0) {
            rounds.add(round);
        }
        trial.effects().forEach((effect, count) -> effects.merge(effect, count, Long::sum));
        connections += trial.connections();
        touched += trial.touched();
        touchedFailed += trial.touchedFailed();
        longestHeld = Math.max(longestHeld, seconds(trial.longestHeldNanos()));
        strayFailed += trial.strayFailed();
        strayDelayed += trial.strayDelayed();
        strayDelay += trial.strayDelayNanos() / NANOS;
        cost += seconds(trial.costNanos());
        if (trial.recoveryNanos() >= 0 && !(trial.recoveryNanos() / NANOS < recovery)) {
            recovery = trial.recoveryNanos() / NANOS;
        }
    }

    private static double seconds(long nanos) {
        return nanos == TrialFigures.Faults.UNKNOWN ? Double.NaN : nanos / NANOS;
    }

    FaultEffects effects() {
        return new FaultEffects(
                rounds.stream().sorted().toList(),
                connections,
                effects,
                touched,
                touchedFailed,
                longestHeld,
                strayFailed,
                strayDelayed,
                strayDelay,
                cost,
                recovery);
    }
}
