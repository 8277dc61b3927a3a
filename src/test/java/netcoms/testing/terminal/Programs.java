package netcoms.testing.terminal;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Finds the programs that tests need beside Java. */
public final class Programs {
    /** Daemons live outside an ordinary user's PATH. */
    private static final String ALSO = "/usr/sbin:/sbin:/usr/local/sbin";

    private Programs() {}

    /**
     * The path of a program. When it is missing the test is skipped with a line that nobody overlooks, and where
     * {@code CI} is {@code true} or {@code NETCOMS_REQUIRE_TOOLS} is set, it fails.
     */
    public static String require(String name) {
        return require(name, System.getenv(), System.err);
    }

    static String require(String name, Map<String, String> environment, PrintStream loud) {
        String path = environment.getOrDefault("PATH", "") + File.pathSeparator + ALSO;
        Optional<Path> found = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> missing(name, environment, loud)).toString();
    }

    private static RuntimeException missing(String name, Map<String, String> environment, PrintStream loud) {
        String sentence = "the program '" + name + "' is not installed (Debian, Ubuntu: apt-get install tmux "
                + "openssh-client openssh-server chromium)";
        if ("true".equals(environment.get("CI")) || environment.containsKey("NETCOMS_REQUIRE_TOOLS")) {
            throw new AssertionError(sentence);
        }
        loud.println("\n*** TEST SKIPPED: " + sentence + " ***\n");
        return new TestAbortedException(sentence);
    }
}
