package netcoms.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import netcoms.report.Archive;
import netcoms.report.Archive.Entry;
import netcoms.ui.OldRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    @TempDir
    Path home;

    private Shelf shelf;

    @BeforeEach
    void saveRuns() throws Exception {
        Spoken program = new Spoken(home);
        program.save("1-before", 1.0, 1.01, 1.02);
        program.save("2-after", 1.5, 1.51, 1.52);
        shelf = new Shelf(new Archive(home.resolve("logs/runs")));
    }

    private List<String> listed() {
        shelf.read();
        await().until(() -> !shelf.runs().reading());
        return shelf.runs().runs().stream().map(Entry::id).toList();
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        assertEquals(OldRuns.UNREAD, shelf.runs());
        assertEquals(List.of("2-after", "1-before"), listed());
    }

    @Test
    void aRunIsOpenedAndDeleted() {
        assertEquals("1-before", shelf.open("1-before").join().run().id());
        shelf.delete("1-before").join();
        assertEquals(List.of("2-after"), listed());
        CompletionException gone = assertThrows(
                CompletionException.class, () -> shelf.delete("1-before").join());
        assertTrue(gone.getCause().getMessage().startsWith("there is no run 1-before in "), gone::toString);
    }

    @Test
    void aListThatIsReadAgainIsNeverShorterMeanwhile() throws Exception {
        for (int i = 0; i < 300; i++) {
            Files.createDirectories(home.resolve("logs/runs/empty-" + i));
        }
        assertEquals(302, listed().size());
        shelf.read();
        await().until(() -> {
            OldRuns seen = shelf.runs();
            assertEquals(302, seen.runs().size());
            return !seen.reading();
        });
    }
}
