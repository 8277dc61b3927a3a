package netcoms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import netcoms.fault.FaultPlan;
import netcoms.run.RunEvent.FaultsSwitched;

/** Switches of faults while a run goes: {@link #add}ed by any thread, {@link #take}n by the run thread for its journal. */
final class FaultSwitches {
    private final LongSupplier nanoClock;
    private final Queue<FaultsSwitched> untold = new ConcurrentLinkedQueue<>();
    // Volatile: set by the run thread, read by whoever switches.
    private volatile Moment trial;

    /** When the trial began that goes, or went last. */
    private record Moment(int round, String strategy, long nanos) {}

    FaultSwitches(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        trial = new Moment(RunEvent.WARMUP, "", nanoClock.getAsLong());
    }

    void trial(int round, String strategy) {
        trial = new Moment(round, strategy, nanoClock.getAsLong());
    }

    void add(FaultPlan from, FaultPlan to, boolean atOnce) {
        Moment now = trial;
        double seconds = (nanoClock.getAsLong() - now.nanos) / 1e9;
        untold.add(new FaultsSwitched(
                new FaultMark(from.name(), to.name(), to.words(), now.round, now.strategy, seconds, atOnce)));
    }

    /** Those that were not taken yet, oldest first. */
    List<FaultsSwitched> take() {
        List<FaultsSwitched> taken = new ArrayList<>();
        for (FaultsSwitched one = untold.poll(); one != null; one = untold.poll()) {
            taken.add(one);
        }
        return taken;
    }
}
