package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of runs lies deep in a folder of the test's own, so that whatever a wrong name may reach is the test's own too. */
class RunDeletionTest {
    @TempDir
    Path home;

    private Path runs;

    @BeforeEach
    void create() throws IOException {
        runs = Files.createDirectories(home.resolve("a/b/c/runs"));
        Files.writeString(runs.getParent().resolve("report.json"), "beside the runs");
    }

    private Path run(String id) throws IOException {
        Path folder = Files.createDirectory(runs.resolve(id));
        Files.writeString(folder.resolve("report.json"), "{}");
        Files.writeString(folder.resolve("tasks.csv"), "");
        return folder;
    }

    private String refused(String id) throws IOException {
        List<Path> before = all();
        String message = assertThrows(IOException.class, () -> RunDeletion.delete(runs, id), id)
                .getMessage();
        assertEquals(before, all(), id);
        return message;
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            return paths.filter(path -> !path.endsWith("run.lock")).sorted().toList();
        }
    }

    @Test
    void aRunIsDeletedAndNothingElse() throws IOException {
        Path gone = run("r");
        Path stays = run("r-2");
        RunDeletion.delete(runs, "r");
        assertFalse(Files.exists(gone));
        assertTrue(Files.exists(stays.resolve("tasks.csv")));
    }

    @Test
    void whatIsNoNameInTheListingIsNoRun() throws IOException {
        run("r");
        for (String id : List.of(
                "..",
                ".",
                "",
                "/",
                "../c",
                "../runs/r",
                "r/..",
                "r/.",
                "./r",
                "r/",
                "nowhere",
                runs.resolve("r") + "")) {
            assertEquals("there is no run " + id + " in " + runs, refused(id));
        }
    }

    @Test
    void aLinkIsNoRun() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("report.json"), "stays");
        Files.createSymbolicLink(runs.resolve("link"), elsewhere);
        assertEquals("there is no run link in " + runs, refused("link"));
    }

    @Test
    void aLinkInARunIsRemovedButNotWhatItPointsTo() throws IOException {
        Path outside = Files.writeString(home.resolve("outside"), "stays");
        Files.createSymbolicLink(run("r").resolve("link"), outside);
        RunDeletion.delete(runs, "r");
        assertEquals("stays", Files.readString(outside));
        assertFalse(Files.exists(runs.resolve("r")));
    }

    @Test
    void whatHoldsAFolderOrNoReportIsLeftToPeople() throws IOException {
        Files.createDirectory(run("deep").resolve("below"));
        assertEquals(runs.resolve("deep") + " holds a folder, which no run has: delete it by hand", refused("deep"));
        Path other = Files.createDirectory(runs.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertEquals(other + " holds neither a journal nor a report: delete it by hand", refused("other"));
    }

    @Test
    void anEmptyFolderCanGo() throws IOException {
        Path empty = Files.createDirectory(runs.resolve("empty"));
        RunDeletion.delete(runs, "empty");
        assertFalse(Files.exists(empty));
    }

    @Test
    void aRunThatGoesStays() throws IOException {
        Path folder = RunFolder.create(runs, "r");
        try (Journal journal = Journal.open(folder)) {
            assertEquals("run r is going: stop it first", refused("r"));
        }
        RunDeletion.delete(runs, "r");
        assertFalse(Files.exists(folder));
    }
}
