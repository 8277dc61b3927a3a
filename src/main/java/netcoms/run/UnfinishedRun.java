package netcoms.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import netcoms.run.RunEvent.PlanKept;
import netcoms.run.RunEvent.PlannedStrategy;
import netcoms.run.RunEvent.RanOn;
import netcoms.run.RunEvent.RunStarted;
import netcoms.task.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of which trials are missing, as its journal tells it. Nobody else can have it while this one is open. Used by one
 * thread at a time.
 */
public final class UnfinishedRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRun.class);

    private final Path folder;
    private final RunLock lock;
    private final List<RunEvent> events;
    private final RunStarted started;
    private final RunResult result;
    private boolean handedOver;

    private UnfinishedRun(Path folder, RunLock lock, List<RunEvent> events, RunStarted started, RunResult result) {
        this.folder = folder;
        this.lock = lock;
        this.events = events;
        this.started = started;
        this.result = result;
    }

    /**
     * Takes a run for this process.
     *
     * @throws IOException when it goes, has no journal, or nothing is missing; says which, for a person
     */
    public static UnfinishedRun open(Path folder) throws IOException {
        String id = String.valueOf(folder.getFileName());
        if (!Files.isRegularFile(folder.resolve(Journal.FILE))) {
            throw new IOException("run " + id + " cannot be resumed: it has no journal in " + folder);
        }
        RunLock lock = RunLock.tryLock(folder)
                .orElseThrow(() -> new IOException("run " + id + " cannot be resumed: it is going"));
        try {
            return read(folder, id, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static UnfinishedRun read(Path folder, String id, RunLock lock) throws IOException {
        JournalLines.Read read = JournalLines.read(folder.resolve(Journal.FILE));
        RunStarted started = read.events().stream()
                .filter(RunStarted.class::isInstance)
                .map(RunStarted.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new IOException("run " + id + " cannot be resumed: its journal does not say what was run"));
        RunResult found = read.tally().result().orElseThrow();
        // The folder's name is the id, whatever the journal says, so that a copied or renamed run is reported where it
        // is.
        RunResult result = found.of(found.run().withId(id));
        if (result.finishedRounds() >= result.run().rounds()) {
            throw new IOException("run " + id + " has nothing missing: all of its "
                    + result.run().rounds() + " rounds are finished");
        }
        return new UnfinishedRun(folder, lock, read.events(), started, result);
    }

    /** What is there of it. */
    public RunResult result() {
        return result;
    }

    /**
     * What was to be run, as far as this can be known for sure.
     *
     * @param today the workloads of the configuration, which stand in where the journal has no tasks
     * @param configured what the configuration makes of this run and its strategies; asked only where the journal, of an
     *     earlier version, has no plan
     * @throws IOException when the configuration has changed since, or the plan cannot be read; says so, for a person
     */
    public RunPlan plan(List<Workload> today, BiFunction<RunInfo, List<PlannedStrategy>, RunPlan> configured)
            throws IOException {
        String id = String.valueOf(folder.getFileName());
        try {
            for (RunEvent event : events) {
                if (event instanceof PlanKept(var kept)) {
                    return KeptPlan.read(kept, today);
                }
            }
            RunPlan plan = configured.apply(started.run(), started.strategies());
            if (!PlanDigest.of(plan).equals(digest())) {
                throw new IllegalArgumentException("its journal has no plan, and the configuration is another now: "
                        + PlanDigest.of(plan) + ", not " + (digest().isEmpty() ? "known then" : digest()));
            }
            return plan;
        } catch (IllegalArgumentException e) {
            throw new IOException("run " + id + " cannot be resumed: " + e.getMessage(), e);
        }
    }

    private String digest() {
        return events.stream()
                .filter(RanOn.class::isInstance)
                .map(event -> ((RanOn) event).provenance().configDigest())
                .findFirst()
                .orElse("");
    }

    Path folder() {
        return folder;
    }

    /** Oldest first. */
    List<RunEvent> events() {
        return events;
    }

    /** From here on it belongs to the run that goes on, and closing it does nothing. */
    void handOver() {
        handedOver = true;
    }

    /** Opens its journal for more; closing that gives the run up. */
    Journal journal() throws IOException {
        return Journal.resume(folder, lock);
    }

    /** Gives it up, unless it goes on. Idempotent. */
    @Override
    public void close() {
        if (!handedOver) {
            giveUp();
        }
    }

    void giveUp() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the run's lock file stays behind", e);
        }
    }
}
