package netcoms.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/** The command line that repeats a run. Pure. */
final class RepeatCommand {
    private RepeatCommand() {}

    static String of(RunResult result) {
        RunInfo run = result.run();
        String names = result.strategies().stream().map(Summary::name).collect(Collectors.joining(","));
        List<Integer> places = flagged(result);
        return "./run.sh bench --workload " + quoted(run.workload()) + " --rounds " + run.rounds() + " --warmup "
                + run.warmupRounds() + " --strategies " + quoted(names)
                + (places.size() == 1 ? " --places " + places.getFirst() : "") + " --seed " + run.seed();
    }

    /** What the command line cannot say: sizes that differ, and a limit of virtual threads. */
    static Optional<String> sizes(RunResult result) {
        boolean differ = flagged(result).size() > 1;
        List<String> sizes = result.strategies().stream()
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
        return line.matches("[A-Za-z0-9._,:/-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
    }
}
