package netcoms.run;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netcoms.stats.OneLine;
import netcoms.strategy.process.ProcessSettings;

/**
 * What a person needs, beside the plan, to run it again and get the same. It names the host and nobody who works on it:
 * of paths in JVM options only the file names are kept, and of system properties nothing. Immutable.
 *
 * @param host its name; empty when it is not known
 * @param javaOptions that the JVM was started with
 * @param heapBytes that the JVM may use at most; 0 when it is not known, likewise the others
 * @param memoryBytes of the machine or container
 * @param openFiles that the process may have at once
 * @param configDigest equal for equal tasks, strategies, rounds, time-outs and statistics; empty when it is not known
 * @param connectTimeoutSeconds NaN when it is not known
 * @param responseTimeoutSeconds NaN when it is not known
 * @param settings what of tasks, trials and strategies is other than by default, as {@code key=value} of the configuration
 * @param order the strategies of each counted round, as they took turns
 */
public record Provenance(
        String host,
        List<String> javaOptions,
        long heapBytes,
        long memoryBytes,
        long openFiles,
        String configDigest,
        double connectTimeoutSeconds,
        double responseTimeoutSeconds,
        List<String> settings,
        List<List<String>> order) {
    /** Nothing is known, as in reports that do not say. */
    public static final Provenance UNKNOWN =
            new Provenance("", List.of(), 0, 0, 0, "", Double.NaN, Double.NaN, List.of(), List.of());

    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    public Provenance {
        javaOptions = List.copyOf(javaOptions);
        settings = List.copyOf(settings);
        order = order.stream().map(List::copyOf).toList();
    }

    /**
     * Of this process and a plan, before its first round. Reads two small files and asks no name server.
     *
     * @param workers how worker processes are started and supervised
     */
    static Provenance of(RunPlan plan, ProcessSettings workers) {
        return new Provenance(
                machine(),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.startsWith("-X"))
                        .map(Provenance::withoutFolders)
                        .toList(),
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0,
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : 0,
                PlanDigest.of(plan),
                plan.tasks().connectTimeout().toNanos() / 1e9,
                plan.tasks().responseTimeout().toNanos() / 1e9,
                PlanSettings.of(plan, workers),
                List.of());
    }

    Provenance withOrder(List<List<String>> rounds) {
        return new Provenance(
                host,
                javaOptions,
                heapBytes,
                memoryBytes,
                openFiles,
                configDigest,
                connectTimeoutSeconds,
                responseTimeoutSeconds,
                settings,
                rounds);
    }

    /** A folder's name may be a person's. */
    static String withoutFolders(String option) {
        return OneLine.of(option).replaceAll("([=:,])[^=:,]*[/\\\\]([^/\\\\=:,]*)", "$1$2");
    }

    /** This host's name; empty when it is not known. */
    static String machine() {
        try {
            return OneLine.of(Files.readString(HOST));
        } catch (IOException e) {
            String named = System.getenv("COMPUTERNAME");
            return named == null ? "" : OneLine.of(named);
        }
    }
}
