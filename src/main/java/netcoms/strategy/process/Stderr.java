package netcoms.strategy.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains a worker's standard error into the log, so that a flood neither blocks the worker nor fills the disk: long lines
 * are cut and at most {@value #LINES_PER_SECOND} lines a second are logged.
 *
 * <p>Threads: its own {@code worker-N-err}; {@link #lastWords} by any.
 */
final class Stderr {
    private static final int LINES_PER_SECOND = 200;
    private static final int MAX_LINE_BYTES = 500;
    private static final int REMEMBERED = 5;

    private final Logger log;
    private final InputStream in;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> last = new ArrayDeque<>();

    private final byte[] line = new byte[MAX_LINE_BYTES];
    private int length;
    private long secondBegan;
    private int lines;
    private long dropped;

    private Stderr(String worker, InputStream in) {
        this.log = LoggerFactory.getLogger("netcoms." + worker);
        this.in = in;
        // A platform thread: reading a pipe would occupy a carrier of the virtual ones.
        this.thread = Thread.ofPlatform().daemon().name(worker + "-err").unstarted(this::drain);
    }

    static Stderr drain(String worker, InputStream in) {
        Stderr stderr = new Stderr(worker, in);
        stderr.thread.start();
        return stderr;
    }

    /** The last lines so far, on one line; waits a moment for the stream to end. */
    String lastWords() throws InterruptedException {
        thread.join(Duration.ofMillis(200));
        lock.lock();
        try {
            return last.isEmpty() ? "it said nothing" : String.join(" | ", last);
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        byte[] chunk = new byte[8192];
        try (in) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    take(chunk[i]);
                }
            }
        } catch (IOException e) {
            // The process was killed: what came until now is all there is.
        }
        endLine();
    }

    private void take(byte b) {
        if (b == '\n') {
            endLine();
        } else if (length < MAX_LINE_BYTES) {
            line[length++] = b;
        }
    }

    private void endLine() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing();
        length = 0;
        if (text.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            last.addLast(text);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        } finally {
            lock.unlock();
        }
        long now = System.nanoTime();
        if (now - secondBegan > 1_000_000_000) {
            if (dropped > 0) {
                log.warn("{} lines dropped", dropped);
            }
            secondBegan = now;
            lines = 0;
            dropped = 0;
        }
        if (lines++ < LINES_PER_SECOND) {
            log.warn("{}", text);
        } else {
            dropped++;
        }
    }
}
