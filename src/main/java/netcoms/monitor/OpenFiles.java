package netcoms.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many files this process may have open, of which every connection is one. The JVM raises the soft limit to the
 * hard one by itself when it starts. Pure but for one small file; any thread.
 */
public final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /** For jars, logs, terminal, workers' pipes and the tasks of a run. */
    private static final int OURS = 200;

    private OpenFiles() {}

    /** What to tell a person when so many connections could never be open at once here; empty when they can. */
    public static Optional<String> shortage(int connections) {
        OptionalLong limit = limit();
        return limit.isEmpty() ? Optional.empty() : shortage(connections, limit.getAsLong());
    }

    static Optional<String> shortage(int connections, long limit) {
        long needed = (long) connections + OURS;
        return limit >= needed
                ? Optional.empty()
                : Optional.of("Open files are limited to " + limit + ": enough for about " + Math.max(0, limit - OURS)
                        + " chat connections, not for the " + connections + " of chat.max-connections. 'ulimit -n "
                        + needed
                        + "' before the start raises it (as root beyond 'ulimit -Hn'; LimitNOFILE= in systemd).");
    }

    /** Empty where the system does not tell, or has no limit. */
    private static OptionalLong limit() {
        try {
            for (String line : Files.readAllLines(LIMITS, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(LINE)) {
                    return soft(line);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux: the first connection too many will tell
        }
        return OptionalLong.empty();
    }

    /** Of a line of proc(5) {@code limits}: name, soft limit, hard limit, unit. */
    static OptionalLong soft(String line) {
        String number = line.substring(LINE.length()).trim().split("\\s+", 2)[0];
        return number.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}
