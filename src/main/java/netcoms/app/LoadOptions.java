package netcoms.app;

import java.util.LinkedHashMap;
import java.util.Map;
import netcoms.config.LoadText;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that let the tasks of a workload arrive at their own times. */
final class LoadOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = {
                "open load: tasks arrive at so many a second, whether or not earlier ones have ended;",
                "the workload's list is repeated"
            })
    private @Nullable String rate;

    @Option(names = "--arrivals", paramLabel = "A", description = "poisson (default) or constant")
    private @Nullable String arrivals;

    @Option(names = "--duration", paramLabel = "T", description = "how long tasks arrive, as in 30s (the default)")
    private @Nullable String duration;

    @Option(
            names = "--ramp",
            paramLabel = "T",
            description = "time in which the rate grows to its height (default: 0s)")
    private @Nullable String ramp;

    /**
     * The workload as these flags want it; the same without flags.
     *
     * @throws Failure when a flag is wrong, or the rate is missing
     */
    Workload applied(Workload workload) {
        Map<String, String> parts = new LinkedHashMap<>();
        Flags.put(parts, "rate", rate);
        Flags.put(parts, "arrivals", arrivals);
        Flags.put(parts, "duration", duration);
        Flags.put(parts, "ramp", ramp);
        if (parts.isEmpty()) {
            return workload;
        }
        try {
            return workload.under(LoadText.of(parts, workload.load()));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--" + e.getMessage());
        }
    }
}
