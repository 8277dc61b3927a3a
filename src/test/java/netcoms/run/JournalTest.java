package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import netcoms.run.RunEvent.StrategyOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final StrategyOpened FIRST = new StrategyOpened("sequential", 0.1);
    private static final StrategyOpened SECOND = new StrategyOpened("threads", 0.2);
    private static final StrategyOpened THIRD = new StrategyOpened("virtual", 0.3);

    @TempDir
    Path folder;

    @Test
    void eventsAreInTheFileBeforeAppendReturns() throws Exception {
        try (Journal journal = Journal.open(folder)) {
            journal.append(FIRST, false);
            assertEquals(List.of(EventLines.write(FIRST)), Files.readAllLines(folder.resolve(Journal.FILE)));
            journal.append(SECOND, true);
            assertEquals(2, Files.readAllLines(folder.resolve(Journal.FILE)).size());
            assertEquals(Optional.empty(), journal.trouble());
            assertEquals(Optional.empty(), RunLock.tryLock(folder), "the run lives");
        }
        RunLock.tryLock(folder).orElseThrow().close();
    }

    @Test
    void aFullDiskTearsOneLineAndLaterOnesAreWholeAgain() {
        FullDisk disk = new FullDisk(EventLines.write(FIRST).length() + 11);
        Journal journal = new Journal(disk, null);
        journal.append(FIRST, true);
        journal.append(SECOND, true);
        assertEquals(
                Optional.of("the journal is not complete: java.io.IOException: No space left on device"),
                journal.trouble());
        disk.free(1_000);
        journal.append(THIRD, true);

        List<String> lines = disk.content().lines().toList();
        assertEquals(3, lines.size());
        assertEquals(FIRST, EventLines.read(lines.get(0)));
        assertThrows(IllegalArgumentException.class, () -> EventLines.read(lines.get(1)), "torn");
        assertEquals(THIRD, EventLines.read(lines.get(2)));
        journal.close();
    }

    @Test
    void whatMustSurviveIsForcedOntoTheDiskOnceItIsWhole() {
        FullDisk disk = new FullDisk(1_000);
        Journal journal = new Journal(disk, null);
        journal.append(FIRST, false);
        assertEquals(List.of(), disk.forced());
        journal.append(SECOND, true);
        assertEquals(List.of(disk.content().length()), disk.forced());
        journal.close();
    }

    @Test
    void withoutAFolderNothingIsKeptAndTheReasonIsSaid() {
        Journal journal = Journal.open(folder.resolve("none"));
        journal.append(FIRST, true);
        assertEquals(
                Optional.of(
                        "the journal is not complete: java.nio.file.NoSuchFileException: " + folder.resolve("none")),
                journal.trouble());
        journal.close();
        journal.close();
    }
}
