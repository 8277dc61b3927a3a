package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import netcoms.run.FaultMark;
import netcoms.run.RunEvent;
import netcoms.run.RunFaults;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;

/** Says under which faults a run was measured. Pure. */
final class FaultSentences {
    private static final int MOST_TOXICS = 4;
    private static final int MOST_SWITCHES = 5;

    private FaultSentences() {}

    /** What was in force, whom it could not touch, and when that changed; nothing of a run without faults. */
    static List<String> of(RunResult result) {
        List<String> sentences = new ArrayList<>();
        RunFaults faults = result.faults();
        if (faults.any()) {
            sentences.add("Faults '" + OneLine.of(faults.plan()) + "' were in force" + toxics(faults.toxics()) + ".");
        }
        if (met(result) && !faults.reach().words().isEmpty()) {
            sentences.add(faults.reach().words());
        }
        List<FaultMark> switches = result.switches();
        switches.stream().limit(MOST_SWITCHES).map(FaultSentences::switched).forEach(sentences::add);
        if (switches.size() > MOST_SWITCHES) {
            sentences.add("The faults were switched " + Numbers.count(switches.size() - MOST_SWITCHES, "more time")
                    + " after that.");
        }
        return sentences;
    }

    /** The verdict, which holds only under the faults that it was found under. */
    static List<String> under(RunResult result, List<String> verdict) {
        if (!met(result) || verdict.isEmpty()) {
            return verdict;
        }
        List<String> told = new ArrayList<>(verdict);
        String under = result.switches().isEmpty()
                ? "Under faults '" + OneLine.of(result.faults().plan()) + "': "
                : "Under faults that were switched: ";
        told.set(0, under + verdict.getFirst());
        return told;
    }

    /** In a few words, for a comparison. */
    static String brief(RunResult result) {
        RunFaults faults = result.faults();
        List<String> toxics = faults.toxics();
        StringBuilder brief = new StringBuilder(OneLine.of(faults.plan()));
        if (!toxics.isEmpty()) {
            brief.append(" (").append(joined(toxics)).append(')');
        }
        for (FaultMark mark : result.switches().stream().limit(MOST_SWITCHES).toList()) {
            brief.append(", then ").append(OneLine.of(mark.to()));
        }
        return brief.toString();
    }

    /** One switch, as a sentence. */
    static String switched(FaultMark mark) {
        return when(mark) + ", the faults were switched from " + OneLine.of(mark.from()) + " to "
                + OneLine.of(mark.to()) + toxics(mark.toxics())
                + (mark.atOnce() || mark.strategy().isEmpty()
                        ? "."
                        : "; no proxy stood in the way yet, so that the next trial met them first.");
    }

    private static String when(FaultMark mark) {
        if (mark.strategy().isEmpty()) {
            return mark.round() == RunEvent.WARMUP
                    ? "Before the first trial"
                    : "When the run went on with round " + mark.round();
        }
        String round = mark.round() == RunEvent.WARMUP ? "In the warm-up" : "In round " + mark.round();
        return round + ", " + TimeScale.withUnit(mark.seconds()) + " into " + OneLine.of(mark.strategy());
    }

    private static String toxics(List<String> toxics) {
        return toxics.isEmpty() ? "" : " (" + joined(toxics) + ")";
    }

    private static String joined(List<String> toxics) {
        String first = String.join(
                "; ", toxics.stream().limit(MOST_TOXICS).map(OneLine::of).toList());
        return toxics.size() <= MOST_TOXICS ? first : first + "; and " + (toxics.size() - MOST_TOXICS) + " more";
    }

    /** Whether any were in force at any time. */
    static boolean met(RunResult result) {
        return result.faults().any() || !result.switches().isEmpty();
    }
}
