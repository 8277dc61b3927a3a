package netcoms.strategy.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How worker subprocesses are started and supervised.
 *
 * @param jvmOptions further options of the worker JVMs
 * @param maxAttempts how many workers may die of one task before it counts as {@code worker_lost}; at least 1
 * @param startTimeout from launch to the worker's ready frame
 * @param archive a class-data archive that makes the JVMs start faster; null for none
 */
public record ProcessSettings(
        List<String> jvmOptions,
        int maxAttempts,
        Duration startTimeout,
        @Nullable Path archive) {

    public ProcessSettings {
        jvmOptions = List.copyOf(jvmOptions);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("max-attempts must be at least 1, not " + maxAttempts);
        }
        if (startTimeout.isZero() || startTimeout.isNegative()) {
            throw new IllegalArgumentException("start-timeout must be above zero, not " + startTimeout);
        }
    }

    /** The same with this class-data archive, or none. */
    public ProcessSettings withArchive(@Nullable Path other) {
        return new ProcessSettings(jvmOptions, maxAttempts, startTimeout, other);
    }
}
