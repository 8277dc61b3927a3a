package netcoms.testing;

import java.util.List;
import netcoms.run.FaultMark;
import netcoms.run.FaultReach;
import netcoms.run.RunFaults;
import netcoms.run.RunResult;

/** Results as if they had been measured under faults. */
public final class Faulty {
    public static final RunFaults LOSSY =
            new RunFaults("lossy", List.of("10 % of connections: reset"), new FaultReach(5, 0, 5));
    public static final FaultMark OUTAGE =
            new FaultMark("none", "outage", List.of("down from 4 s until 6 s"), 3, "virtual", 0.6, true);

    private Faulty() {}

    public static RunResult under(RunResult result, RunFaults faults, FaultMark... switches) {
        return result.but().faults(faults, List.of(switches)).build();
    }
}
