package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with files under {@code src/test/resources/golden}. {@code mvn test -Dgolden.update=true} rewrites
 * them instead; look at the difference before you commit it.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
            return;
        }
        assertEquals(Files.readString(file), actual, "differs from " + file);
    }
}
