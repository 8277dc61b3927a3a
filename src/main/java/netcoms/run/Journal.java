package netcoms.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends a run's events to {@code events.jsonl} as they happen, and holds the run's lock while it lives. Each line
 * is written in whole at once; {@code fsync} follows where a loss would hurt. A full disk costs the journal, never
 * the run: the first trouble is logged and kept, and later events are still tried. Owned by the run thread.
 */
final class Journal implements AutoCloseable {
    static final String FILE = "events.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final @Nullable FileChannel channel;
    private final @Nullable RunLock lock;
    private String trouble = "";
    // A part of a line may stand in the file: the next line must not be glued to it.
    private boolean torn;

    Journal(@Nullable FileChannel channel, @Nullable RunLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens the journal of a fresh folder. Never fails: what went wrong is in {@link #trouble}. */
    static Journal open(Path runFolder) {
        RunLock lock = null;
        try {
            // The lock first: who sees a journal must find it locked.
            lock = RunLock.tryLock(runFolder).orElse(null);
            FileChannel channel =
                    FileChannel.open(runFolder.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Journal(channel, lock);
        } catch (IOException e) {
            Journal journal = new Journal(null, lock);
            journal.note(e);
            return journal;
        }
    }

    /**
     * Opens the journal of a run that goes on, after what it has.
     *
     * @param lock held by this process
     * @throws IOException when it cannot be opened; the lock is held then as before
     */
    static Journal resume(Path runFolder, RunLock lock) throws IOException {
        FileChannel channel =
                FileChannel.open(runFolder.resolve(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(channel, lock);
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.position(channel.size());
        journal.torn = channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        return journal;
    }

    /** A journal that keeps nothing, because its folder could not be made. */
    static Journal without(IOException reason) {
        Journal journal = new Journal(null, null);
        journal.note(reason);
        return journal;
    }

    /** @param sync whether it must survive a crash of the machine before this returns */
    void append(RunEvent event, boolean sync) {
        if (channel == null) {
            return;
        }
        byte[] line = ((torn ? "\n" : "") + EventLines.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            torn = true;
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            torn = false;
            if (sync) {
                channel.force(false);
            }
        } catch (IOException e) {
            note(e);
        }
    }

    /** The first thing that went wrong, in one sentence. */
    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    /** Closes the file, then gives up the lock. Idempotent. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            note(e);
        }
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.warn("the run's lock file stays behind", e);
        }
    }

    private void note(IOException e) {
        if (trouble.isEmpty()) {
            trouble = "the journal is not complete: " + e;
            LOG.warn("the journal is not complete", e);
        }
    }
}
