package netcoms.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import netcoms.run.RunDeletion;
import netcoms.run.RunFaults;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The saved runs: one folder each, named by the run's id. Everything here touches the disk and may take seconds with
 * hundreds of runs. Any thread.
 */
public final class Archive {
    private final Path folder;
    /** What was read of a report, until the file is another: a list is opened more often than runs end. */
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /**
     * What a list says of a run.
     *
     * @param run null when its report cannot be read, or is not there yet
     * @param best the strategy with the lowest mean makespan; null when none has finished a trial
     * @param faults name of the fault plan that was in force, {@code none} for none, or {@code switched} when that changed
     *     while it went
     * @param problem why there is no report to read, as one line; empty when there is one
     */
    public record Entry(
            String id,
            @Nullable RunInfo run,
            int finishedRounds,
            @Nullable Summary best,
            String faults,
            String problem) {
        private static final String SWITCHED = "switched";

        /** Of a run without faults, as far as is known. */
        public Entry(String id, @Nullable RunInfo run, int finishedRounds, @Nullable Summary best, String problem) {
            this(id, run, finishedRounds, best, RunFaults.NONE.plan(), problem);
        }

        /** Of a result that is at hand. */
        public static Entry of(RunResult result) {
            Summary best = result.strategies().stream()
                    .filter(strategy -> !Double.isNaN(strategy.makespan().mean()))
                    .min(Comparator.comparingDouble(
                            strategy -> strategy.makespan().mean()))
                    .orElse(null);
            String faults =
                    result.switches().isEmpty() ? OneLine.of(result.faults().plan()) : SWITCHED;
            return new Entry(result.run().id(), result.run(), result.finishedRounds(), best, faults, "");
        }

        /** Whether any were in force at any time. */
        public boolean hasFaults() {
            return !faults.equals(RunFaults.NONE.plan());
        }

        /** Whether it runs now. */
        public boolean isGoing() {
            return run != null && run.status() == RunStatus.RUNNING;
        }

        /** Whether it ended with trials missing, so that it can be resumed. */
        public boolean isUnfinished() {
            return run != null && !isGoing() && finishedRounds < run.rounds();
        }
    }

    private record Kept(FileTime modified, Entry entry) {}

    /** @param folder of all runs; need not exist */
    public Archive(Path folder) {
        this.folder = folder;
    }

    /**
     * The names of all runs, newest first: an id begins with when its run started.
     *
     * @throws IOException when the folder cannot be listed
     */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** What there is to say of a run; never fails, since a damaged run is one too. */
    public Entry look(String id) {
        Path report = report(id);
        try {
            FileTime modified = Files.getLastModifiedTime(report);
            Kept known = kept.get(id);
            if (known == null || !known.modified.equals(modified)) {
                Entry read = Entry.of(open(id));
                // The folder's name is what opens and deletes it, whatever the report says.
                known = new Kept(modified, new Entry(id, read.run, read.finishedRounds, read.best, read.faults, ""));
                kept.put(id, known);
            }
            return known.entry;
        } catch (IOException e) {
            return new Entry(id, null, 0, null, why(report, e));
        }
    }

    /**
     * A saved run.
     *
     * @throws IOException when there is no report or it cannot be read; says why
     */
    public RunResult open(String id) throws IOException {
        return Reports.load(report(id));
    }

    /**
     * The newest run of the same workload that started before this one; runs that cannot be read are passed over.
     *
     * @throws IOException when the folder cannot be listed
     */
    public Optional<RunResult> before(RunInfo run) throws IOException {
        for (String id : ids()) {
            RunInfo other = id.equals(run.id()) ? null : look(id).run();
            if (other != null
                    && other.workload().equals(run.workload())
                    && other.started().isBefore(run.started())) {
                return Optional.of(open(id));
            }
        }
        return Optional.empty();
    }

    /**
     * Deletes a run for ever.
     *
     * @throws IOException when there is no such run, it is going, or its folder cannot be deleted; says which
     */
    public void delete(String id) throws IOException {
        RunDeletion.delete(folder, id);
        kept.remove(id);
    }

    private Path report(String id) {
        return folder.resolve(id).resolve("report.json");
    }

    private static String why(Path report, IOException e) {
        if (!Files.exists(report)) {
            return "no report yet: it is running elsewhere, or the next start recovers it";
        }
        String message = String.valueOf(e.getMessage()).replace(String.valueOf(report.getParent()), "");
        return OneLine.of(message.replaceFirst("^[/\\\\]", ""));
    }
}
