package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netcoms.run.RunResult;
import netcoms.stats.FaultEffects;
import netcoms.stats.Summary;

/** Says what faults cost each strategy, and whom they hit besides those that they touched. Pure. */
final class IsolationSentences {
    /** Less is noise. */
    private static final double NOTABLE_SECONDS = 0.01;

    private IsolationSentences() {}

    static List<String> of(RunResult result) {
        return result.strategies().stream()
                .filter(summary -> summary.detail().faults().touched() > 0)
                .map(IsolationSentences::sentence)
                .toList();
    }

    private static String sentence(Summary summary) {
        FaultEffects faults = summary.detail().faults();
        List<String> parts = new ArrayList<>();
        parts.add(touched(summary, faults));
        parts.add(others(summary, faults));
        if (!faults.costKnown()) {
            parts.add("what that cost is not known, as none like " + (faults.touched() == 1 ? "it" : "them")
                    + " went untouched and ended ok");
        } else if (Math.abs(faults.cost()) > NOTABLE_SECONDS && summary.detail().open() == null) {
            parts.add(cost(faults));
        }
        if (!Double.isNaN(faults.recovery())) {
            parts.add("after the outage it took " + TimeScale.withUnit(faults.recovery())
                    + " until tasks ended well and none failed any more");
        }
        return summary.name() + ": " + String.join("; ", parts) + ".";
    }

    private static String touched(Summary summary, FaultEffects faults) {
        boolean one = faults.touched() == 1;
        boolean workers = faults.effects().keySet().equals(Set.of("worker_lost"));
        String what = workers
                ? one
                        ? "a worker died while it ran one task"
                        : "workers died while they ran " + faults.touched() + " of " + summary.tasks() + " tasks"
                : one
                        ? "one fault touched one task"
                        : "faults touched " + faults.touched() + " of " + summary.tasks() + " tasks";
        String round =
                faults.rounds().size() == 1 ? " in round " + faults.rounds().getFirst() : "";
        String held = faults.longestHeld() > NOTABLE_SECONDS
                ? one
                        ? ", which took " + TimeScale.withUnit(faults.longestHeld()) + " longer than usual"
                        : ", the longest of which took " + TimeScale.withUnit(faults.longestHeld())
                                + " longer than usual"
                : "";
        String which = held.isEmpty() ? ", which" : " and";
        String failed = faults.touchedFailed() == 0
                ? one ? which + " still ended ok" : ", and none failed"
                : one ? which + " failed" : ", and " + faults.touchedFailed() + " of them failed";
        return what + round + held + failed;
    }

    /** Whether the faults stayed where they struck. */
    private static String others(Summary summary, FaultEffects faults) {
        long others = summary.tasks() - faults.touched();
        if (others == 0) {
            return "there was no other task";
        }
        if (faults.strayDelayed() == 0 && faults.strayFailed() == 0) {
            return "no other task" + ofThese(summary, faults)
                    + (faults.costKnown() ? " failed or was late" : " failed");
        }
        List<String> parts = new ArrayList<>();
        if (faults.strayDelayed() > 0) {
            parts.add(Numbers.count(faults.strayDelayed(), "other task")
                    + (faults.strayDelayed() == 1 ? " was late for " : " were late for ")
                    + (faults.touched() == 1 ? "it, by " : "them, by ")
                    + TimeScale.withUnit(faults.strayDelay() / faults.strayDelayed())
                    + (faults.strayDelayed() == 1 ? "" : " on average"));
        }
        if (faults.strayFailed() > 0) {
            parts.add(Numbers.count(faults.strayFailed(), "other task") + " failed that no fault touched");
        }
        return String.join(", and ", parts);
    }

    /** What happened in rounds that no fault touched is not told here. */
    private static String ofThese(Summary summary, FaultEffects faults) {
        int touched = faults.rounds().size();
        return touched == summary.makespan().rounds().size()
                ? ""
                : touched == 1 ? " of that round" : " of those rounds";
    }

    private static String cost(FaultEffects faults) {
        String by = TimeScale.withUnit(Math.abs(faults.cost()));
        boolean one = faults.rounds().size() == 1;
        return faults.cost() > 0
                ? (one ? "that round took " : "the rounds took ") + by + " longer" + (one ? "" : " in all")
                : (one ? "that round took " : "the rounds took ") + by + " less" + (one ? "" : " in all")
                        + ", as a task that fails early is done early";
    }
}
