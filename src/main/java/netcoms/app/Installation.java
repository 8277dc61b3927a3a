package netcoms.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where NetComs is installed; run.sh says it in system properties, else it is the current folder. */
final class Installation {
    private Installation() {}

    /** The folder with config.yaml and logs. */
    static Path home() {
        String home = System.getProperty("netcoms.home");
        return Path.of(home == null ? "" : home).toAbsolutePath();
    }

    /** The class-data archive that run.sh made, if it did. */
    static @Nullable Path archive() {
        return Optional.ofNullable(System.getProperty("netcoms.archive"))
                .map(Path::of)
                .filter(Files::isReadable)
                .orElse(null);
    }

    /**
     * Points the log files to their folder; must come before the first logger.
     *
     * @param name of the file without its ending
     * @throws Failure when the folder can't be written
     */
    static void logTo(Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (java.io.IOException e) {
            throw new Failure(ExitCode.FAILED, "can't make the folder " + folder + " (logs.folder): " + e.getMessage());
        }
        if (!Files.isWritable(folder)) {
            throw new Failure(
                    ExitCode.FAILED,
                    "can't write into the folder " + folder
                            + ": set logs.folder (or NETCOMS_LOGS_FOLDER) to one that is yours.");
        }
        System.setProperty("netcoms.logs", folder.toString());
        System.setProperty("netcoms.log", name);
    }
}
