package netcoms.testing.terminal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A process and all that it started, remembered so that they can be ended when it is gone. */
final class ProcessTree {
    private static final Duration GRACE = Duration.ofSeconds(2);

    static final ProcessTree NONE = new ProcessTree(List.of());

    private final List<ProcessHandle> processes;

    private ProcessTree(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(
                Stream.concat(Stream.of(root), root.descendants()).toList());
    }

    boolean isAlive() {
        return processes.stream().anyMatch(ProcessHandle::isAlive);
    }

    /** Asks each to end, kills what does not within two seconds, and waits until none is left. */
    void end() {
        processes.forEach(ProcessHandle::destroy);
        try {
            awaitEnd();
        } catch (org.awaitility.core.ConditionTimeoutException stubborn) {
            processes.forEach(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }

    private void awaitEnd() {
        Awaitility.await("the end of " + processes)
                .atMost(GRACE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !isAlive());
    }
}
