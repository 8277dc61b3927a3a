package netcoms.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a run lives: an exclusive lock on {@code run.lock} in its folder, which the system gives up when the
 * process dies, however it dies. A file of its own, because on POSIX a process loses its lock when it closes any
 * other descriptor of the same file; for the same reason a lock that this process holds is never probed. Any thread.
 */
final class RunLock implements AutoCloseable {
    private static final String FILE = "run.lock";
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of a run's folder; empty when the run lives, in this process or another. */
    static Optional<RunLock> tryLock(Path runFolder) throws IOException {
        Path file = runFolder.toRealPath().resolve(FILE);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            Optional<RunLock> lock = open(file);
            locked = lock.isPresent();
            return lock;
        } finally {
            if (!locked) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<RunLock> open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
            return locked ? Optional.of(new RunLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException held) {
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Whether a path is the file that says so, which {@link #close} removes. */
    boolean isFile(Path path) {
        return path.endsWith(FILE);
    }

    /** Gives the lock up and removes its file. Idempotent. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
