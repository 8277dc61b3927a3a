package netcoms.testing.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ProgramsTest {
    private static final String MISSING = "netcoms-no-such-program";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream loud = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aProgramIsFoundOnThePath() throws Exception {
        Path program = Files.createFile(
                folder.resolve("tool"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertEquals(program.toString(), Programs.require("tool", Map.of("PATH", "/nowhere:" + folder), loud));
    }

    @Test
    void aMissingOneFailsWhereToolsAreRequired() {
        assertThrows(AssertionError.class, () -> Programs.require(MISSING, Map.of("CI", "true"), loud));
        assertThrows(AssertionError.class, () -> Programs.require(MISSING, Map.of("NETCOMS_REQUIRE_TOOLS", "1"), loud));
    }

    @Test
    void elsewhereItIsASkipThatSaysWhy() {
        TestAbortedException skip =
                assertThrows(TestAbortedException.class, () -> Programs.require(MISSING, Map.of("CI", "false"), loud));
        assertTrue(skip.getMessage().contains(MISSING), skip.getMessage());
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("TEST SKIPPED"));
    }
}
