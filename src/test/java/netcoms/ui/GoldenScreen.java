package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Screens as files under {@code src/test/resources/golden/screens}; written anew only with {@code -Dgolden.update=true}. */
final class GoldenScreen {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "screens");

    private GoldenScreen() {}

    static void compare(String name, String screen) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, screen);
            }
            assertEquals(Files.readString(file), screen, name);
        } catch (IOException e) {
            throw new UncheckedIOException("golden screen " + name + " is not there", e);
        }
    }
}
