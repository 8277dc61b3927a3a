package netcoms.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.report.Threshold;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that make a command a gate: whatever is wrong with them is said before anything runs. */
final class GateOptions {
    private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*%");

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = {
                "a report.json, or a saved run, to compare with; exit with 4 when a strategy",
                "is slower than there, its 95 %% interval wholly beyond the tolerance"
            })
    private @Nullable String baseline;

    @Option(
            names = "--tolerance",
            paramLabel = "N%",
            defaultValue = "5%",
            description = "how much slower than the baseline is still good (default: 5%%)")
    private String tolerance = "5%";

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = {
                "exit with 4 when it does not hold, for example 'p99<500ms' or 'virtual:speedup>=1.4';",
                "[STRATEGY:] p50, p95, p99, makespan (median), failed, speedup, overhead or goodput,",
                "then < <= > >= and a number with s, ms, us or %%; may be given several times"
            })
    private final List<String> thresholds = new ArrayList<>();

    /**
     * The gates for a run.
     *
     * @param workload name of the run's workload
     * @param strategies words of the run's strategies
     * @throws Failure when an expression or the baseline is wrong
     */
    Gates gates(Runs runs, String workload, List<String> strategies) {
        List<Threshold> parsed = new ArrayList<>();
        for (String expression : thresholds) {
            try {
                parsed.add(Threshold.parse(expression, strategies));
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }
        double tolerated = tolerated();
        return new Gates(
                List.copyOf(parsed),
                baseline == null ? null : comparable(runs.saved(baseline), workload, strategies),
                tolerated);
    }

    private double tolerated() {
        Matcher parts = PERCENT.matcher(tolerance);
        if (!parts.matches()) {
            throw new Failure(
                    ExitCode.USAGE, "--tolerance is '" + tolerance + "', but must be a percentage such as 5%");
        }
        return Double.parseDouble(parts.group(1)) / 100;
    }

    /** Other work or other strategies would make a gate that says nothing. */
    private RunResult comparable(RunResult saved, String workload, List<String> strategies) {
        String theirs = saved.run().workload();
        if (!theirs.equals(workload)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the baseline " + baseline + " is of the workload " + theirs + ", and this run is of " + workload);
        }
        List<String> names = saved.strategies().stream().map(Summary::name).toList();
        if (strategies.stream().noneMatch(names::contains)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the baseline " + baseline + " has none of the strategies " + String.join(", ", strategies)
                            + ", only " + String.join(", ", names));
        }
        return saved;
    }
}
