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
        List<Integer> places = places(result);
        return "./run.sh bench --workload " + quoted(run.workload()) + " --rounds " + run.rounds() + " --strategies "
                + quoted(names) + (places.size() == 1 ? " --places " + places.getFirst() : "") + " --seed "
                + run.seed();
    }

    /** What the command line cannot say: sizes that differ from strategy to strategy. */
    static Optional<String> sizes(RunResult result) {
        if (places(result).size() < 2) {
            return Optional.empty();
        }
        List<String> sizes = result.strategies().stream()
                .filter(RepeatCommand::isSized)
                .map(summary -> summary.name() + " " + summary.places())
                .toList();
        return Optional.of("The sizes differ, so set them in config.yaml: " + Numbers.list(sizes) + ".");
    }

    private static List<Integer> places(RunResult result) {
        return result.strategies().stream()
                .filter(RepeatCommand::isSized)
                .map(Summary::places)
                .distinct()
                .toList();
    }

    private static boolean isSized(Summary summary) {
        return summary.places() > 0 && !summary.name().equals(Sentences.REFERENCE);
    }

    /** For a POSIX shell. */
    private static String quoted(String word) {
        String line = OneLine.of(word);
        return line.matches("[A-Za-z0-9._,:/-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
    }
}
