package netcoms.chat.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows, and the one before it: {@code chat.jsonl} becomes {@code chat.1.jsonl} when it is full.
 * A lock file says that it is in use; another server of the same folder takes {@code chat-2}, and so on. Not
 * thread-safe.
 */
final class LineFile implements Closeable {
    private static final int MOST_SERVERS = 100;
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path current;
    private final Path before;
    private final FileChannel lockFile;
    private final long mostBytes;
    private @Nullable FileChannel channel;
    private long size;

    private LineFile(Path folder, String name, FileChannel lockFile, long mostBytes) {
        current = folder.resolve(name + ".jsonl");
        before = folder.resolve(name + ".1.jsonl");
        this.lockFile = lockFile;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens the first that no other server uses, and cuts off a last line that is not whole.
     *
     * @param mostBytes of one of the two files
     */
    static LineFile open(Path folder, long mostBytes) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1; number <= MOST_SERVERS; number++) {
            String name = number == 1 ? "chat" : "chat-" + number;
            FileChannel lockFile = FileChannel.open(
                    folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (isFree(lockFile)) {
                    LineFile file = new LineFile(folder, name, lockFile, mostBytes);
                    file.openCurrent();
                    return file;
                }
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
            lockFile.close();
        }
        throw new IOException("more than " + MOST_SERVERS + " servers use " + folder);
    }

    private static boolean isFree(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // of this very process
        }
    }

    Path path() {
        return current;
    }

    /** Appends whole lines, all or none of them. */
    void append(ByteBuffer lines) throws IOException {
        FileChannel to = channel == null ? openCurrent() : channel;
        if (size > 0 && size + lines.remaining() > mostBytes) {
            to = turnOver(to);
        }
        long at = size;
        try {
            while (lines.hasRemaining()) {
                at += to.write(lines, at);
            }
            size = at;
        } catch (IOException e) {
            cut(to, e);
            throw e;
        }
    }

    /** The last bytes of both, oldest first; the first line may be torn. */
    byte[] tail(int mostTailBytes) throws IOException {
        byte[] last = tail(current, mostTailBytes);
        byte[] first = tail(before, mostTailBytes - last.length);
        byte[] all = new byte[first.length + last.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    /** Waits until the disk has it all. */
    void force() throws IOException {
        if (channel != null) {
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        try (lockFile) {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private FileChannel openCurrent() throws IOException {
        FileChannel opened =
                FileChannel.open(current, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            size = endOfLastLine(opened);
            opened.truncate(size);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel = opened;
        return opened;
    }

    private FileChannel turnOver(FileChannel full) throws IOException {
        channel = null;
        full.close();
        Files.move(current, before, StandardCopyOption.REPLACE_EXISTING);
        return openCurrent();
    }

    /** Takes half-written lines away again; where even that fails, opening it anew does. */
    private void cut(FileChannel to, IOException why) {
        try {
            to.truncate(size);
        } catch (IOException e) {
            why.addSuppressed(e);
            channel = null;
            try {
                to.close();
            } catch (IOException alsoThat) {
                why.addSuppressed(alsoThat);
            }
        }
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long end = file.size(); end > 0; ) {
            long start = Math.max(0, end - BLOCK_BYTES);
            block.clear().limit((int) (end - start));
            read(file, block, start);
            for (int at = block.position() - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return start + at + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static byte[] tail(Path path, int mostTailBytes) throws IOException {
        if (mostTailBytes <= 0 || !Files.exists(path)) {
            return new byte[0];
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            int length = (int) Math.min(file.size(), mostTailBytes);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            read(file, bytes, file.size() - length);
            return bytes.array();
        }
    }

    private static void read(FileChannel file, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int count = file.read(into, at);
            if (count < 0) {
                return;
            }
            at += count;
        }
    }
}
