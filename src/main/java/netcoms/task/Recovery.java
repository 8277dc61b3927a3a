package netcoms.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a task does about failures.
 *
 * @param taskTimeout from its start to its end, all tries and waits between them; null for no limit
 */
public record Recovery(@Nullable Duration taskTimeout, Retries retries, Breaking breaking) {
    /** A failure is a failure. */
    public static final Recovery NONE = new Recovery(null, Retries.NONE, Breaking.OFF);

    public Recovery {
        if (taskTimeout != null) {
            Limits.positive("task timeout", taskTimeout);
        }
    }

    /** Whether a failure is a failure. */
    public boolean isOff() {
        return taskTimeout == null && retries.attempts() == 1 && !breaking.on();
    }
}
