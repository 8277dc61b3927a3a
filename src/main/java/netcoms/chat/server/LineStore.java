package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.chat.MessageCodec.Encoded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat log, from which a restarted server goes on. Lines are collected while they are taken in, and written in one
 * go before anything is sent to anybody: so a line whose echo somebody has seen is with the operating system, and
 * survives the end of this process however it comes.
 *
 * <p>Lines of senders who wait for no echo are taken so many a second; of the rest only a mark remains, since a load run
 * must not wait for a disk. When writing fails, lines are lost to the log and the chat goes on.
 *
 * <p>Any thread; one lock, held while it writes.
 */
final class LineStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineStore.class);
    private static final long FILE_BYTES = 8L * 1024 * 1024;
    private static final int MOST_TAIL_BYTES = 64 * 1024 * 1024;
    private static final int PENDING_BYTES = 256 * 1024;
    private static final int BURST = 1_000;
    private static final int PER_SECOND = 200;
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Path folder;
    private final long fileBytes;
    private final Past past;
    private final MessageCodec codec = new MessageCodec(1);
    private final Encoded pending = new Encoded();
    private final TokenBucket bucket = new TokenBucket(BURST, PER_SECOND, System.nanoTime());
    private @Nullable LineFile file;
    private @Nullable Message startMark;
    private boolean skipping;
    private boolean failing;
    private long againNanos;
    private long unwritten;
    private long second = -1;
    private byte[] head = {};

    /** Volatile: loops look at it before each write to a socket, without the lock. */
    private volatile boolean waits;

    private final LongAdder lost = new LongAdder();

    /** Keeps nothing. */
    static LineStore none() {
        return new LineStore();
    }

    /** A log in this folder, made if need be; where that fails the chat goes on without, and it is tried again. */
    static LineStore in(Path folder, ServerSettings settings) {
        return new LineStore(folder, settings);
    }

    private LineStore() {
        folder = null;
        fileBytes = 0;
        past = Past.NONE;
    }

    private LineStore(Path folder, ServerSettings settings) {
        this.folder = folder;
        // Each of the two files has room for all that the history may hold, whatever characters that is.
        fileBytes = Math.max(FILE_BYTES, 4L * settings.historyChars());
        past = read(folder, settings);
    }

    private Past read(Path from, ServerSettings settings) {
        try {
            LineFile opened = LineFile.open(from, fileBytes);
            file = opened;
            // Four bytes a character, and what a record has beside its content.
            long tail = 4L * settings.historyChars() + 1_024L * (settings.history() + 16L);
            return Past.read(
                    opened.tail((int) Math.min(tail, MOST_TAIL_BYTES)),
                    settings.history(),
                    2 * settings.maxMessageBytes() + 4_096);
        } catch (IOException e) {
            failed(e);
            return Past.NONE;
        }
    }

    /** What earlier lives have left. */
    Past past() {
        return past;
    }

    /** The ids of this life come after this one. */
    void startAfter(long id) {
        startMark = past.last() > 0 ? new Message.HistoryEnd(id, past.whole()) : null;
    }

    /** How many lines could not be written, in all. */
    long lost() {
        return lost.sum();
    }

    /**
     * Whether the line with this id is to be appended.
     *
     * @param promised whether somebody will take it for stored
     */
    boolean takes(long id, boolean promised) {
        if (folder == null) {
            return false;
        }
        lock.lock();
        try {
            if (promised || bucket.take(System.nanoTime())) {
                skipping = false;
                return true;
            }
            if (!skipping) {
                skipping = true;
                begin();
                add(codec.encode(new Message.HistoryEnd(id, false), true));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Appends a line as it goes over the wire, an object and a newline. */
    void append(byte[] line, int length) {
        lock.lock();
        try {
            begin();
            add(line, length);
            unwritten++;
            if (pending.length() > PENDING_BYTES) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was appended; to be called before anything is sent. */
    void commit() {
        if (!waits) {
            return;
        }
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was appended, waits for the disk, and frees the log for another server. */
    @Override
    public void close() {
        lock.lock();
        try {
            write();
            if (file != null) {
                file.force();
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("Closing the chat log failed", e);
        } finally {
            file = null;
            lock.unlock();
        }
    }

    /** The first thing of this life: where its ids begin. */
    private void begin() {
        if (startMark != null) {
            add(codec.encode(startMark, true));
            startMark = null;
        }
    }

    private void add(Encoded encoded) {
        add(encoded.array(), encoded.length());
    }

    /** The same object with the date in front. */
    private void add(byte[] object, int length) {
        long now = System.currentTimeMillis() / 1_000;
        if (now != second) {
            second = now;
            Instant time = Instant.ofEpochSecond(now).truncatedTo(ChronoUnit.SECONDS);
            head = ("{\"at\":\"" + time + "\",").getBytes(StandardCharsets.US_ASCII);
        }
        pending.write(head, 0, head.length);
        pending.write(object, 1, length - 1);
        waits = true;
    }

    private void write() {
        waits = false;
        if (pending.length() > 0 && (!failing || System.nanoTime() - againNanos >= 0)) {
            try {
                LineFile to = file;
                if (to == null && folder != null) {
                    to = LineFile.open(folder, fileBytes);
                    file = to;
                }
                if (to != null) {
                    to.append(ByteBuffer.wrap(pending.array(), 0, pending.length()));
                    wentWell(to);
                }
            } catch (IOException e) {
                failed(e);
            }
        }
        lost.add(failing ? unwritten : 0);
        unwritten = 0;
        pending.clear();
    }

    private void wentWell(LineFile to) {
        if (failing) {
            LOG.warn("The chat log {} can be written again; {} lines are not in it", to.path(), lost.sum());
            failing = false;
        }
    }

    private void failed(IOException e) {
        if (!failing) { // once for each time of trouble
            LOG.error("The chat log in {} can't be written; the chat goes on without: {}", folder, e.toString());
            failing = true;
        }
        againNanos = System.nanoTime() + AGAIN_NANOS;
    }
}
