package netcoms.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds runs whose process died before it could report. */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    static final String REPORT = "report.json";

    private Recovery() {}

    /**
     * Rebuilds, from their journals, the results of runs that have no report and whose journal no living process
     * holds. A torn last line is tolerated; a damaged line in the middle is skipped and logged. A run that had
     * ended keeps its status, any other is {@link RunStatus#RECOVERED}. Nothing is written: saving the report is
     * what keeps a run from being recovered again.
     *
     * @return oldest first
     * @throws IOException when the folder of runs cannot be listed
     */
    public static List<RunResult> recover(Path runsFolder) throws IOException {
        if (!Files.isDirectory(runsFolder)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(runsFolder)) {
            folders = entries.filter(Recovery::lacksReport).sorted().toList();
        }
        List<RunResult> results = new ArrayList<>();
        for (Path folder : folders) {
            try {
                recoverUnlessAlive(folder).ifPresent(results::add);
            } catch (IOException e) {
                LOG.warn("run {} cannot be recovered", folder, e);
            }
        }
        return List.copyOf(results);
    }

    private static boolean lacksReport(Path folder) {
        return Files.isRegularFile(folder.resolve(Journal.FILE)) && !Files.exists(folder.resolve(REPORT));
    }

    private static Optional<RunResult> recoverUnlessAlive(Path folder) throws IOException {
        Optional<RunLock> lock = RunLock.tryLock(folder);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Only now: the run may have been reported between the look at the folder and the lock.
            return lacksReport(folder) ? read(folder) : Optional.empty();
        } finally {
            lock.get().close();
        }
    }

    private static Optional<RunResult> read(Path folder) throws IOException {
        Optional<RunResult> result =
                JournalLines.read(folder.resolve(Journal.FILE)).tally().result();
        if (result.isEmpty()) {
            LOG.warn("{} does not say what was run: nothing can be recovered", folder.resolve(Journal.FILE));
        }
        return result.map(found -> recovered(found, folder));
    }

    private static RunResult recovered(RunResult found, Path folder) {
        // The folder's name is the id, whatever the journal says: the report must be saved where it was found.
        RunInfo run = found.run().foundIn(String.valueOf(folder.getFileName()), 0);
        if (run.status() == RunStatus.RUNNING) {
            run = run.withStatus(RunStatus.RECOVERED);
        }
        return found.of(run);
    }
}
