package netcoms.strategy.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How worker subprocesses are started and supervised.
 *
 * @param jvmOptions further options of the worker JVMs
 * @param maxAttempts how many workers may die of one task before it is quarantined as {@code poison}; at least 1
 * @param startTimeout from launch to the worker's ready frame
 * @param heartbeatTimeout a worker that is silent for so long is killed and replaced
 * @param hangTimeout so is one whose task runs so much longer than its own time-outs allow
 * @param memoryBytes most heap of a worker; 0 leaves it to the JVM
 * @param archive a class-data archive that makes the JVMs start faster; null for none
 */
public record ProcessSettings(
        List<String> jvmOptions,
        int maxAttempts,
        Duration startTimeout,
        Duration heartbeatTimeout,
        Duration hangTimeout,
        long memoryBytes,
        @Nullable Path archive) {

    public ProcessSettings {
        jvmOptions = List.copyOf(jvmOptions);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("max-attempts must be at least 1, not " + maxAttempts);
        }
        positive("start-timeout", startTimeout);
        positive("heartbeat-timeout", heartbeatTimeout);
        positive("hang-timeout", hangTimeout);
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("memory must not be negative, as " + memoryBytes + " is");
        }
    }

    /** With the usual patience and memory. */
    public ProcessSettings(List<String> jvmOptions, int maxAttempts, Duration startTimeout, @Nullable Path archive) {
        this(jvmOptions, maxAttempts, startTimeout, Duration.ofSeconds(5), Duration.ofSeconds(30), 0, archive);
    }

    /** The same with this class-data archive, or none. */
    public ProcessSettings withArchive(@Nullable Path other) {
        return new ProcessSettings(
                jvmOptions, maxAttempts, startTimeout, heartbeatTimeout, hangTimeout, memoryBytes, other);
    }

    private static void positive(String key, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(key + " must be above zero, not " + time);
        }
    }
}
