package netcoms.run;

import java.util.List;
import netcoms.fault.FaultPlan;

/**
 * The faults that a run began with.
 *
 * @param plan name of the fault plan; {@code none} for none
 * @param toxics what each of its toxics does, for a person
 * @param reach which tasks they can touch
 */
public record RunFaults(String plan, List<String> toxics, FaultReach reach) {
    /** Of a run without faults, or from before there were any. */
    public static final RunFaults NONE = new RunFaults(FaultPlan.NONE.name(), List.of(), FaultReach.UNKNOWN);

    public RunFaults {
        toxics = List.copyOf(toxics);
    }

    static RunFaults of(RunPlan plan) {
        return new RunFaults(plan.faults().name(), plan.faults().words(), FaultReach.of(plan.workload()));
    }

    /** Whether a plan was in force from the start. */
    public boolean any() {
        return !plan.equals(NONE.plan);
    }
}
