package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path home;

    private Spoken program;

    @BeforeEach
    void saveRuns() throws Exception {
        program = new Spoken(home);
        program.save("before", 1.0, 1.01, 1.02);
        program.save("after", 1.5, 1.51, 1.52);
    }

    @Test
    void runsAreNamedByIdByFolderAndByFile() {
        for (String after : new String[] {
            "after",
            home.resolve("logs/runs/after").toString(),
            home.resolve("logs/runs/after/report.json").toString()
        }) {
            assertEquals(ExitCode.OK, program.call("compare", "before", after), program::err);
            assertTrue(program.out().contains("sequential is 49.5 % slower"), program::out);
            assertTrue(program.out().contains("A: before\nB: after\n"), program::out);
        }
    }

    @Test
    void jsonTakesStandardOutputOrAFile() throws Exception {
        assertEquals(ExitCode.OK, program.call("compare", "before", "after", "--json", "-"));
        assertTrue(program.out().startsWith("{\n  \"schema\" : \"netcoms-comparison/1\""), program::out);
        Path file = home.resolve("c.json");
        String json = program.out();
        assertEquals(ExitCode.OK, program.call("compare", "before", "after", "--json", file.toString()));
        assertTrue(program.out().startsWith("A: before"), program::out);
        assertEquals(json, Files.readString(file));
    }

    @Test
    void aMissingRunIsOneSentence() {
        assertEquals(ExitCode.USAGE, program.call("compare", "before", "nowhere"));
        assertTrue(program.err().startsWith("NetComs: there is no report of a run 'nowhere': expected"), program::err);
        assertEquals(ExitCode.USAGE, program.call("compare", "before"));
        assertEquals(
                ExitCode.USAGE, program.call("compare", "before", "after", "--json", home.resolve("no/c.json") + ""));
    }

    @Test
    void whatIsNoReportIsOneSentence() throws Exception {
        Files.writeString(home.resolve("logs/runs/after/report.json"), "[]");
        assertEquals(ExitCode.FAILED, program.call("compare", "before", "after"));
        assertTrue(program.err().contains("report.json: 'schema' must be a text, and is missing"), program::err);
    }
}
