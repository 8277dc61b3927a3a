package netcoms.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes a run's folder. Careful on purpose: only a folder that the folder of runs itself lists under that name (so never
 * {@code ..} or a path), that is no link, that holds a journal or a report, and in which there are only files. It goes into
 * no folder below.
 */
public final class RunDeletion {
    private static final String REPORT = "report.json";

    private RunDeletion() {}

    /**
     * Deletes the run of an id for ever.
     *
     * @throws IOException when there is no such run, it is going here or in another process, its folder holds what no run
     *     has, or a file cannot be deleted; says which
     */
    public static void delete(Path runsFolder, String id) throws IOException {
        Path folder = listed(runsFolder, id);
        List<Path> files = files(folder);
        Optional<RunLock> lock = RunLock.tryLock(folder);
        if (lock.isEmpty()) {
            throw new IOException("run " + id + " is going: stop it first");
        }
        try (RunLock held = lock.get()) {
            for (Path file : files) {
                if (!held.isFile(file)) {
                    Files.delete(file);
                }
            }
        }
        Files.delete(folder);
    }

    /** What a listing shows is a child of the folder; what a name resolves to need not be. */
    private static Path listed(Path runsFolder, String id) throws IOException {
        try (Stream<Path> children = Files.list(runsFolder)) {
            return children.filter(child -> String.valueOf(child.getFileName()).equals(id))
                    .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no run " + id + " in " + runsFolder));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.toList();
        }
        for (Path file : files) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(folder + " holds a folder, which no run has: delete it by hand");
            }
        }
        boolean isRun = files.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .anyMatch(name -> name.equals(Journal.FILE) || name.equals(REPORT));
        if (!isRun && !files.isEmpty()) {
            throw new IOException(folder + " holds neither a journal nor a report: delete it by hand");
        }
        return files;
    }
}
