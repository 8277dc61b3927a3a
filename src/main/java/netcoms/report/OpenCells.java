package netcoms.report;

import java.util.List;
import java.util.function.Function;
import netcoms.stats.OpenLoad;
import netcoms.stats.Summary;

/** What a table shows of an open load in the place of speedup and bound. Pure. */
final class OpenCells {
    private OpenCells() {}

    /** @param scale of all latencies */
    static List<ResultTable.Cell> of(TimeScale scale) {
        return List.of(
                cell(
                        "uncorrected p99",
                        2,
                        load -> scale.format(load.uncorrected().p99())),
                cell("done/s", 1, load -> Numbers.rate(load.achievedPerSecond())),
                cell("late", 1, load -> Long.toString(load.late())),
                cell("max late", 4, load -> TimeScale.withUnit(load.maxLateSeconds())));
    }

    private static ResultTable.Cell cell(String header, int importance, Function<OpenLoad, String> text) {
        return new ResultTable.Cell(header, importance, summary -> text(summary, text));
    }

    private static String text(Summary summary, Function<OpenLoad, String> text) {
        OpenLoad load = summary.detail().open();
        return load == null ? Numbers.ABSENT : text.apply(load);
    }
}
