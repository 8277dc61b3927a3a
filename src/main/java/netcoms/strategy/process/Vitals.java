package netcoms.strategy.process;

import java.nio.ByteBuffer;
import java.time.Duration;

/** What a worker's present process shows of its health. Guarded by the pool's lock. */
final class Vitals {
    /** Some missed heartbeats: worth showing. */
    private static final Duration SILENT = Duration.ofMillis(1_500);

    private long heardNanos;
    private long beatNanos;
    private long cpuNanos;
    private double cpuShare;
    private long rssBytes;

    /** A process has just got ready. */
    void begin(long nowNanos) {
        heardNanos = nowNanos;
        beatNanos = nowNanos;
        cpuNanos = -1;
        cpuShare = Double.NaN;
        rssBytes = 0;
    }

    /** A frame came, whichever. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** @param frame a heartbeat, after its type */
    void beat(ByteBuffer frame, long nowNanos) {
        rssBytes = frame.getLong();
        long cpu = frame.getLong();
        if (cpu >= 0 && cpuNanos >= 0 && nowNanos > beatNanos) {
            cpuShare = (double) (cpu - cpuNanos) / (nowNanos - beatNanos);
        }
        cpuNanos = cpu;
        beatNanos = nowNanos;
    }

    /** For so long nobody was there to hear anything. */
    void excuse(long nanos) {
        heardNanos += nanos;
    }

    boolean isSilent(long nowNanos) {
        return isSilentFor(SILENT, nowNanos);
    }

    boolean isSilentFor(Duration time, long nowNanos) {
        return nowNanos - heardNanos >= time.toNanos();
    }

    long rssBytes() {
        return rssBytes;
    }

    double cpuShare() {
        return cpuShare;
    }
}
