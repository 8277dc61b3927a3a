package netcoms.report;

import java.util.List;
import netcoms.report.chart.Mark;
import netcoms.run.FaultMark;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/** Where plots show that faults were switched. Pure. */
final class SwitchMarks {
    private SwitchMarks() {}

    /** At the rounds in which that was; what was before the first one stands there. */
    static List<Mark> byRound(RunResult result) {
        return result.switches().stream()
                .map(mark -> new Mark(Math.max(1, mark.round()), word(mark)))
                .toList();
    }

    /** Within the round's stretch, from half before its number to half after it, as far as the trial had come. */
    static List<Mark> byTime(RunResult result) {
        return result.switches().stream()
                .map(mark -> new Mark(Math.max(1, mark.round()) - 0.5 + progress(mark, result), word(mark)))
                .toList();
    }

    /** How much of its trial was over, 0 to 1; 0 where the trial does not count or was not finished. */
    private static double progress(FaultMark mark, RunResult result) {
        for (Summary summary : result.strategies()) {
            int at = summary.makespan().rounds().indexOf(mark.round());
            if (summary.name().equals(mark.strategy()) && at >= 0) {
                return Math.clamp(mark.seconds() / summary.makespan().values().get(at), 0, 1);
            }
        }
        return 0;
    }

    private static String word(FaultMark mark) {
        return "faults: " + OneLine.of(mark.to());
    }
}
