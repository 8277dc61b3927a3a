package netcoms.app;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The flag that goes on with an interrupted run instead of starting one. */
final class ResumeOption {
    /** What is about the outcome, the configuration or getting in, and not about what is run. */
    private static final Set<String> BESIDES = Set.of(
            "--resume",
            "--max-failures",
            "--baseline",
            "--tolerance",
            "--threshold",
            "--json",
            "--markdown",
            "--html",
            "--csv",
            "--quiet",
            "--config",
            "--set",
            "--tls",
            "--fingerprint",
            "--accept-new");

    /** Keys of what is run; those of worker processes but their number are about how. */
    static final Pattern PLANNED =
            Pattern.compile("(run|tasks|sweep|stats)\\..*|strategies\\.(?!processes\\.(?!workers$)).*");

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "goes on with an interrupted run: its id, a path to its folder, or last;",
                "only what is missing is run"
            })
    @Nullable String run;

    /**
     * @param set keys that {@code --set} was given for
     * @throws Failure when something else says what to run
     */
    void requireAlone(ParseResult parsed, Set<String> set) {
        if (run == null) {
            return;
        }
        List<String> others = Stream.concat(
                        parsed.matchedOptions().stream()
                                .filter(option -> !isBeside(option))
                                .map(OptionSpec::longestName),
                        set.stream().filter(PLANNED.asMatchPredicate()).sorted().map(key -> "--set " + key))
                .toList();
        if (!others.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE, "--resume goes on with what was planned; leave out " + String.join(", ", others));
        }
    }

    private static boolean isBeside(OptionSpec option) {
        return List.of(option.names()).stream().anyMatch(BESIDES::contains);
    }
}
