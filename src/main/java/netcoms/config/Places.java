package netcoms.config;

import java.nio.file.Path;

/** Where the files are that keys name. */
final class Places {
    private static final String HOME = "~/";

    private Places() {}

    /**
     * A relative path starts where it was written: beside the file, or where the shell of the person stands; one that
     * begins with {@code ~/}, in the person's home.
     */
    static Path resolve(Values values, Setting<?> setting, String written, Path installation, Path fileFolder) {
        if (written.startsWith(HOME)) {
            return Path.of(System.getProperty("user.home")).resolve(written.substring(HOME.length()));
        }
        Path path = Path.of(written);
        Path place = switch (values.origin(setting).layer()) {
            case DEFAULT -> installation.resolve(path);
            case FILE -> fileFolder.resolve(path);
            case ENVIRONMENT, FLAG -> path;
        };
        return place.toAbsolutePath().normalize();
    }
}
