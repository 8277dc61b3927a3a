package netcoms.report;

import java.util.List;
import netcoms.run.RunResult;
import netcoms.stats.FaultEffects;
import netcoms.stats.Summary;

/** What faults did to each strategy, in figures. Pure. */
final class FaultTable {
    static final String TITLE = "What the faults did";

    static final List<String> HEADERS = List.of(
            "strategy",
            "effects",
            "tasks touched",
            "of them failed",
            "others failed",
            "others late",
            "held at most",
            "cost",
            "cost per touched task");

    private FaultTable() {}

    /** A row for each strategy; none when no fault touched anything. */
    static List<List<String>> rows(RunResult result) {
        return result.strategies().stream()
                        .noneMatch(summary -> summary.detail().faults().any())
                ? List.of()
                : result.strategies().stream().map(FaultTable::row).toList();
    }

    private static List<String> row(Summary summary) {
        FaultEffects faults = summary.detail().faults();
        return List.of(
                summary.name(),
                faults.effects().isEmpty() ? "0" : Numbers.failures(faults.effects()),
                Long.toString(faults.touched()),
                Long.toString(faults.touchedFailed()),
                Long.toString(faults.strayFailed()),
                faults.costKnown() || faults.touched() == summary.tasks()
                        ? Long.toString(faults.strayDelayed())
                        : Numbers.ABSENT,
                seconds(faults.longestHeld()),
                seconds(faults.cost()),
                seconds(faults.costEach()));
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds)
                ? Numbers.ABSENT
                : seconds == 0 ? "0 s" : (seconds < 0 ? "-" : "") + TimeScale.withUnit(Math.abs(seconds));
    }
}
