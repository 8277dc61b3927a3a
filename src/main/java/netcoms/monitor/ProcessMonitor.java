package netcoms.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Figures about this process, read at most once a second however often they are asked for. Any thread; costs a small
 * file at the most, so a screen may ask. Uses no management bean: loading one costs a tenth of a second at start.
 */
public final class ProcessMonitor {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final int cores = Runtime.getRuntime().availableProcessors();
    private SystemFigures figures = new SystemFigures(Double.NaN, 0, 0);
    private long readAtNanos;
    private long cpuNanos = -1;

    /** The figures, at most a second old. */
    public SystemFigures figures() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (cpuNanos < 0 || now - readAtNanos >= FRESH_NANOS) {
                figures = read(now);
            }
            return figures;
        } finally {
            lock.unlock();
        }
    }

    private SystemFigures read(long now) {
        long cpuNow = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
        double share = cpuNanos < 0 ? Double.NaN : (double) (cpuNow - cpuNanos) / (now - readAtNanos) / cores;
        cpuNanos = cpuNow;
        readAtNanos = now;
        long rssBytes = 0;
        int threads = Thread.activeCount();
        try {
            // proc(5): "VmRSS:  <n> kB" and "Threads: <n>"; other systems have no such file.
            for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmRSS:")) {
                    rssBytes = number(line) * 1024;
                } else if (line.startsWith("Threads:")) {
                    threads = (int) number(line);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux: what is known without it must do.
            rssBytes = 0;
        }
        return new SystemFigures(Double.isNaN(share) ? share : Math.clamp(share, 0.0, 1.0), rssBytes, threads);
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
    }
}
