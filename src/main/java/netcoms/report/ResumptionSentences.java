package netcoms.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netcoms.run.Resumptions;
import netcoms.run.Resumptions.Resumption;
import netcoms.run.RunResult;

/** Says which rounds of a run were measured after an interruption, and whose trials lie on both sides of one. Pure. */
final class ResumptionSentences {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ResumptionSentences() {}

    static List<String> of(RunResult result) {
        Resumptions resumptions = result.resumptions();
        List<String> sentences = new ArrayList<>();
        for (Resumption one : resumptions.all()) {
            sentences.add("Resumed after an interruption on " + WHEN.format(one.at()) + ": "
                    + (one.rounds().isEmpty()
                            ? "no round was measured wholly since then."
                            : rounds(one.rounds()) + (one.rounds().size() == 1 ? " was" : " were")
                                    + " measured since then."));
        }
        List<Integer> split = resumptions.splitRounds();
        if (!split.isEmpty()) {
            sentences.add(
                    "The trials of " + rounds(split) + " lie in different sessions: what changed between these is in "
                            + (split.size() == 1 ? "its" : "their") + " ratios.");
        }
        return sentences;
    }

    private static String rounds(List<Integer> rounds) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            int first = i;
            while (i + 1 < rounds.size() && rounds.get(i + 1) == rounds.get(i) + 1) {
                i++;
            }
            // Two in a row are as short as they are.
            if (i - first < 2) {
                i = first;
            }
            parts.add(i == first ? "" + rounds.get(i) : rounds.get(first) + " to " + rounds.get(i));
        }
        return (rounds.size() == 1 ? "round " : "rounds ") + Numbers.list(parts);
    }
}
