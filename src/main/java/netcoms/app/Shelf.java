package netcoms.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import netcoms.report.Archive;
import netcoms.report.Archive.Entry;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.ui.OldRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved runs for the screen. Called on the {@code ui} thread and returns at once; the disk is touched by virtual
 * threads named {@code shelf}, of which at most one lists.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    /** So many more are shown at once while a long list is being read. */
    private static final int STEP = 50;

    private final Archive archive;
    private final AtomicBoolean listing = new AtomicBoolean();
    // Volatile: replaced by whoever lists, pulled by the ui thread.
    private volatile OldRuns runs = OldRuns.UNREAD;

    Shelf(Archive archive) {
        this.archive = archive;
    }

    OldRuns runs() {
        return runs;
    }

    /** Reads the list again, unless that is being done. */
    void read() {
        if (listing.compareAndSet(false, true)) {
            runs = new OldRuns(runs.runs(), true, "");
            start(this::list);
        }
    }

    CompletableFuture<RunResult> open(String id) {
        return later(() -> archive.open(id));
    }

    CompletableFuture<Optional<RunResult>> before(RunInfo run) {
        return later(() -> archive.before(run));
    }

    CompletableFuture<Void> delete(String id) {
        return CompletableFuture.allOf(later(() -> {
            archive.delete(id);
            LOG.info("run {} was deleted", id);
            return id;
        }));
    }

    private void list() {
        int shown = runs.runs().size();
        List<Entry> found = new ArrayList<>();
        String problem = "";
        try {
            for (String id : archive.ids()) {
                found.add(archive.look(id));
                // A list that is read again changes once, when it is whole.
                if (found.size() % STEP == 0 && found.size() > shown) {
                    runs = new OldRuns(found, true, "");
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The saved runs cannot be listed", e);
            problem = "the saved runs cannot be listed: " + e.getMessage();
        } finally {
            listing.set(false);
            runs = new OldRuns(found, false, problem);
        }
    }

    /** Does something with saved runs beside the ui thread; fails as that does. */
    static <T> CompletableFuture<T> later(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        start(() -> {
            try {
                future.complete(work.call());
            } catch (Exception e) {
                LOG.info("A saved run: {}", e.toString());
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().name("shelf").start(work);
    }
}
