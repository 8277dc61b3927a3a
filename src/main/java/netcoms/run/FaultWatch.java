package netcoms.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.TouchLog;
import netcoms.fault.Toxic;
import netcoms.fault.Window;
import netcoms.stats.FaultLog;
import netcoms.stats.RecordedTrial;
import netcoms.stats.TrialFaults;
import netcoms.stats.UsualTimes;
import netcoms.task.TaskSpec;

/** Says after each trial of a run which tasks its faults touched and what that did. Owned by the run thread. */
final class FaultWatch {
    private final WorkloadSorts sorts;
    private final Map<String, UsualTimes> usual = new HashMap<>();
    private FaultPlan atBegin = FaultPlan.NONE;
    private boolean traced;
    private long beganNanos;

    FaultWatch(List<TaskSpec> tasks) {
        sorts = new WorkloadSorts(tasks);
    }

    /**
     * A trial begins.
     *
     * @param plan in force
     * @param onTheWay whether its tasks go by way of a proxy
     */
    void begin(FaultPlan plan, boolean onTheWay, long nowNanos) {
        atBegin = plan;
        traced = onTheWay;
        beganNanos = nowNanos;
    }

    /**
     * The trial is over.
     *
     * @param trial over
     * @param plan in force by now: it may have been switched
     */
    TrialFaults end(int round, String strategy, int places, RecordedTrial trial, FaultPlan plan, TouchLog touches) {
        return TrialFaults.of(
                trial,
                places,
                traced ? log(round, plan, touches) : FaultLog.NONE,
                sorts,
                usual.computeIfAbsent(strategy, name -> new UsualTimes(sorts)));
    }

    private FaultLog log(int round, FaultPlan plan, TouchLog touches) {
        return new FaultLog(
                true,
                touches.connections(),
                touches.touches().stream()
                        .map(touch -> new FaultLog.Touch(
                                touch.clientPort(), touch.fromNanos(), touch.toNanos(), touch.toxics()))
                        .toList(),
                refuses(round, atBegin) || refuses(round, plan),
                plan.equals(atBegin) ? outageEnd(round, plan) : 0);
    }

    private static boolean refuses(int round, FaultPlan plan) {
        return plan.toxics().stream().anyMatch(toxic -> toxic.effect() instanceof Effect.Down && isIn(round, toxic));
    }

    /** Of the only fault of a round, where that is an outage: with others nobody can say to which a failure belongs. */
    private long outageEnd(int round, FaultPlan plan) {
        List<Toxic> toxics =
                plan.toxics().stream().filter(toxic -> isIn(round, toxic)).toList();
        return toxics.size() == 1 && isOutage(toxics.getFirst())
                ? beganNanos + toxics.getFirst().window().until().toNanos()
                : 0;
    }

    private static boolean isOutage(Toxic toxic) {
        return toxic.effect() instanceof Effect.Down && toxic.window().until().compareTo(Window.FOR_EVER) < 0;
    }

    private static boolean isIn(int round, Toxic toxic) {
        return toxic.window().rounds().isEmpty() || toxic.window().rounds().contains(round);
    }
}
