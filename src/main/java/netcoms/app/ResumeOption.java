package netcoms.app;

import java.util.List;
import java.util.Set;
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

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "goes on with an interrupted run: its id, a path to its folder, or last;",
                "only what is missing is run"
            })
    @Nullable String run;

    /** @throws Failure when something else says what to run */
    void requireAlone(ParseResult parsed) {
        if (run == null) {
            return;
        }
        List<String> others = parsed.matchedOptions().stream()
                .filter(option -> !isBeside(option))
                .map(OptionSpec::longestName)
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
