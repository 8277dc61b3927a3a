package netcoms.chat.server;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people and the server say to the logger {@code netcoms.chat.lines}, one line each and harmless to a
 * terminal. Takes so many lines a second and counts the rest: a load run must not wait for a disk. Any thread.
 */
final class LineLog {
    private static final Logger LOG = LoggerFactory.getLogger("netcoms.chat.lines");
    private static final int BURST = 1_000;
    private static final int PER_SECOND = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final TokenBucket bucket = new TokenBucket(BURST, PER_SECOND, System.nanoTime());
    private long left;

    void line(String who, String text, boolean emote) {
        if (LOG.isInfoEnabled() && admitted()) {
            LOG.info(emote ? "* {} {}" : "{}: {}", who, oneLine(text));
        }
    }

    private boolean admitted() {
        long before;
        lock.lock();
        try {
            if (!bucket.take(System.nanoTime())) {
                left++;
                return false;
            }
            before = left;
            left = 0;
        } finally {
            lock.unlock();
        }
        if (before > 0) {
            LOG.info("({} lines were too many to be logged)", before);
        }
        return true;
    }

    /** Line ends and tabs as a space; what could steer a terminal or hide text as a question mark. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\n' || c == '\t' || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
                line.append(' ');
            } else if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                line.append('?');
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
