package netcoms.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import netcoms.stats.Sweep;

/** The command line that repeats a run. Pure. */
final class RepeatCommand {
    private RepeatCommand() {}

    static String of(RunResult result) {
        RunInfo run = result.run();
        String names = result.strategies().stream()
                .filter(summary -> !isSwept(summary))
                .map(Summary::name)
                .collect(Collectors.joining(","));
        List<Integer> places = flagged(result);
        return "./run.sh bench --workload " + quoted(run.workload()) + " --rounds " + run.rounds() + " --warmup "
                + run.warmupRounds() + (names.isEmpty() ? "" : " --strategies " + quoted(names)) + sweep(result)
                + (places.size() == 1 && sweep(result).isEmpty() ? " --places " + places.getFirst() : "")
                + algorithm(result)
                + load(result)
                + (result.faults().any() ? " --faults " + quoted(result.faults().plan()) : "")
                + " --seed " + run.seed() + settings(result);
    }

    private static String settings(RunResult result) {
        return result.provenance().settings().stream()
                .map(setting -> " --set " + quoted(setting))
                .collect(Collectors.joining());
    }

    /** The usual one needs no word. */
    private static String algorithm(RunResult result) {
        return AdaptiveSentences.adaptive(result)
                .map(summary -> summary.detail().limit().algorithm())
                .filter(word -> !word.equals("gradient2"))
                .map(word -> " --set strategies.adaptive.algorithm=" + quoted(word))
                .findFirst()
                .orElse("");
    }

    private static String load(RunResult result) {
        return OpenSentences.offered(result)
                .map(offered -> " --rate " + plain(offered.perSecond()) + " --arrivals " + quoted(offered.arrivals())
                        + " --duration " + time(offered.durationSeconds())
                        + (offered.rampSeconds() > 0 ? " --ramp " + time(offered.rampSeconds()) : ""))
                .orElse("");
    }

    private static String time(double seconds) {
        return seconds % 1 == 0 ? plain(seconds) + "s" : Math.round(seconds * 1e3) + "ms";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A model whose name bears its size was swept; all of a run are swept in the same sizes. */
    private static String sweep(RunResult result) {
        List<Summary> swept =
                result.strategies().stream().filter(RepeatCommand::isSwept).toList();
        return swept.isEmpty()
                ? ""
                : " --sweep " + joined(swept.stream().map(summary -> Sweep.model(summary.name()))) + " --places "
                        + joined(swept.stream().map(summary -> Integer.toString(summary.places())));
    }

    private static String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(","));
    }

    private static boolean isSwept(Summary summary) {
        return !Sweep.model(summary.name()).equals(summary.name());
    }

    /** What the command line cannot say: sizes that differ, and a limit of virtual threads. */
    static Optional<String> sizes(RunResult result) {
        boolean differ = flagged(result).size() > 1 || !sweep(result).isEmpty();
        List<String> sizes = result.strategies().stream()
                .filter(summary -> !isSwept(summary))
                .filter(summary -> isFlagged(summary) ? differ : isLimited(summary))
                .map(summary -> summary.name() + " " + summary.places())
                .toList();
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of("No flag sets these sizes, so set them in config.yaml: " + Numbers.list(sizes) + ".");
    }

    private static List<Integer> flagged(RunResult result) {
        return result.strategies().stream()
                .filter(RepeatCommand::isFlagged)
                .map(Summary::places)
                .distinct()
                .toList();
    }

    /** {@code --places} sets the size of the pool and the number of workers. */
    private static boolean isFlagged(Summary summary) {
        return summary.name().equals("threads") || summary.name().equals("processes");
    }

    private static boolean isLimited(Summary summary) {
        return summary.places() > 0 && !summary.name().equals(Sentences.REFERENCE);
    }

    /** For a POSIX shell. */
    private static String quoted(String word) {
        String line = OneLine.of(word);
        return line.matches("[A-Za-z0-9._,:/=-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
    }
}
