package netcoms.testing.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A process and all that it had started when it was looked at, remembered so that what is left of it can be seen, and
 * ended, when it is gone. Immutable.
 */
public final class ProcessTree {
    static final ProcessTree NONE = new ProcessTree(List.of());

    private static final Duration GRACE = Duration.ofSeconds(2);
    private final List<ProcessHandle> processes;

    private ProcessTree(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    public static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(
                Stream.concat(Stream.of(root), root.descendants()).toList());
    }

    /** How many processes it had. */
    public int size() {
        return processes.size();
    }

    /** Those that still run. */
    public List<ProcessHandle> alive() {
        return processes.stream().filter(ProcessTree::isRunning).toList();
    }

    /** Waits until none runs any more. */
    public void awaitEnd(Duration atMost) {
        Awaitility.await("the end of " + processes)
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> alive().isEmpty());
    }

    /** Asks each to end, kills what does not within two seconds, and waits until none is left. */
    void end() {
        processes.forEach(ProcessHandle::destroy);
        try {
            awaitEnd(GRACE);
        } catch (ConditionTimeoutException stubborn) {
            processes.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(GRACE);
        }
    }

    /** A process that ended but was not yet fetched by its parent looks alive to Java; init may take seconds for that. */
    private static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // "PID (NAME) STATE …", and the name may hold anything.
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException noProcFileSystem) {
            return process.isAlive();
        }
    }
}
