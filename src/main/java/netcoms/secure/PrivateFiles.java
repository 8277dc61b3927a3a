package netcoms.secure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Files for nobody but their owner: folders of mode 700, files of mode 600, written whole or not at all. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Within this process; the lock file keeps others out. */
    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Something that is done with files. */
    interface Work<T> {
        T run() throws IOException;
    }

    private PrivateFiles() {}

    /** Makes the folder where it is missing. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(FOLDER));
        }
    }

    /** Does this while nobody else does, in this process or another. */
    static <T> T alone(Path folder, Work<T> work) throws IOException {
        makeFolder(folder);
        LOCK.lock();
        try (FileChannel channel = FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                attributes(FILE))) {
            channel.lock(); // given back with the channel
            return work.run();
        } finally {
            LOCK.unlock();
        }
    }

    /** Writes the file beside its place, forces it to the disk and moves it there. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            makeFolder(folder);
        }
        Path made = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(made);
        try {
            try (FileChannel channel = FileChannel.open(
                    made, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(FILE))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** @throws IOException when others may read the file, with what to do about it */
    static void requirePrivate(Path file) throws IOException {
        if (isShared(file)) {
            throw new IOException(file + " can be read by others, so it is no secret any more;"
                    + " if nobody has read it, run: chmod 600 " + file);
        }
    }

    /** Whether the owner's group or everybody may read or change it. */
    public static boolean isShared(Path file) throws IOException {
        return POSIX && !FILE.containsAll(withoutExecute(Files.getPosixFilePermissions(file)));
    }

    private static Set<PosixFilePermission> withoutExecute(Set<PosixFilePermission> permissions) {
        permissions.remove(PosixFilePermission.OWNER_EXECUTE);
        return permissions;
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
