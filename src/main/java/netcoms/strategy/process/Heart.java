package netcoms.strategy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Inside a worker: tells twice a second that the process lives, and what it takes, whatever its tasks do.
 *
 * <p>Threads: its own {@code heart}.
 */
final class Heart {
    private static final long PAUSE_MILLIS = 500;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Frames.Output out;

    Heart(Frames.Output out) {
        this.out = out;
    }

    void start() {
        Thread thread = new Thread(this::beat, "heart");
        thread.setDaemon(true);
        thread.start();
    }

    private void beat() {
        try {
            while (true) {
                out.write(Frames.heartbeat(rssBytes(), cpuNanos()));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            // The parent is gone: main sees the end of its input and ends the process.
        }
    }

    /** proc(5): {@code VmRSS:  <n> kB}; 0 where there is no such file. */
    private static long rssBytes() {
        try {
            List<String> lines = Files.readAllLines(STATUS);
            for (String line : lines) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux: unknown.
        }
        return 0;
    }

    /** -1 where it is not known. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(-1L);
    }
}
