package netcoms.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.BestFixed;
import netcoms.stats.LimitCourse;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;

/** Says where an adaptive limit was in the end, and how that stands to the best size of a sweep. Pure. */
final class AdaptiveSentences {
    private AdaptiveSentences() {}

    /** None unless the run has a strategy whose limit moves. */
    static List<String> of(RunResult result) {
        return adaptive(result).map(summary -> sentence(summary, result)).toList();
    }

    /** The strategies whose limit moves. */
    static Stream<Summary> adaptive(RunResult result) {
        return result.strategies().stream()
                .filter(summary -> summary.detail().limit().isAdaptive());
    }

    private static String sentence(Summary summary, RunResult result) {
        LimitCourse course = summary.detail().limit();
        return summary.name() + " ended its last trial at a limit of " + course.settled() + " (" + course.algorithm()
                + ")"
                + BestFixed.of(summary, result.strategies())
                        .map(best -> ": its goodput is "
                                + Numbers.times(best.goodput().value()) + " that of " + best.name()
                                + ", the best fixed size" + interval(best.goodput()))
                        .orElse("")
                + ".";
    }

    private static String interval(Ratio ratio) {
        return ratio.low() == null
                ? ""
                : String.format(Locale.ROOT, " (95 %% interval %.2f–%.2f)", ratio.low(), ratio.high());
    }
}
