package netcoms.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names a run and its folder: local date and time, as the person at the screen knows them, and the workload, for
 * example {@code 20261122-174500-chat-reference}; with {@code -2}, {@code -3} … while the name is taken.
 */
final class RunFolder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int MAX_NAME = 40;
    private static final int MAX_TRIES = 1_000;

    private RunFolder() {}

    static String id(Instant started, ZoneId zone, String workload) {
        String name = workload.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        if (name.length() > MAX_NAME) {
            name = name.substring(0, MAX_NAME);
        }
        return TIME.format(started.atZone(zone)) + "-" + (name.isEmpty() ? "workload" : name);
    }

    /**
     * Creates the folder; its name is the run's id.
     *
     * @throws IOException when it cannot be created, for example on a full disk
     */
    static Path create(Path runsFolder, String id) throws IOException {
        Files.createDirectories(runsFolder);
        for (int number = 1; number <= MAX_TRIES; number++) {
            try {
                return Files.createDirectory(runsFolder.resolve(number == 1 ? id : id + "-" + number));
            } catch (FileAlreadyExistsException taken) {
                // The next number may be free.
            }
        }
        throw new IOException("no free folder for run " + id + " under " + runsFolder);
    }
}
