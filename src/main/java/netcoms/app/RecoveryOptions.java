package netcoms.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what is done about failures. */
final class RecoveryOptions {
    private static final int MOST = 99;

    @Option(names = "--retries", paramLabel = "N", description = "tries of a failed task beyond the first")
    private @Nullable String retries;

    @Option(
            names = "--trial-timeout",
            paramLabel = "T",
            description = "stops a trial after this time, as in 30s; what was not done has failed")
    private @Nullable String trialTimeout;

    /** @throws Failure when the number of retries is none */
    void put(Map<String, String> flags) {
        if (retries != null) {
            flags.put("tasks.retry.attempts", String.valueOf(1 + whole(retries)));
        }
        Flags.put(flags, "run.trial-timeout", trialTimeout);
    }

    private static int whole(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Failure(ExitCode.USAGE, "--retries is '" + text + "', but must be a whole number from 0 to " + MOST);
    }
}
