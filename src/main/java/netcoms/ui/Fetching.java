package netcoms.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import netcoms.report.Archive.Entry;
import netcoms.run.RunResult;
import netcoms.ui.Page.Awaited;
import netcoms.ui.Page.Compared;
import netcoms.ui.Page.Listing;
import netcoms.ui.Page.Live;
import netcoms.ui.Page.Past;

/** Saved runs as pages that are awaited. Used by the {@code ui} thread, which never waits itself. */
record Fetching(Workbench workbench) {

    /** A run of the list. */
    Page open(Entry entry) {
        return new Awaited("reading " + entry.id(), result(entry).thenApply(Past::new), new Listing());
    }

    /** Two runs of the list; the older one is what the other is measured against. */
    Page compare(Entry one, Entry other) {
        boolean inOrder = one.id().compareTo(other.id()) < 0;
        CompletableFuture<RunResult> after = result(inOrder ? other : one);
        return new Awaited(
                "reading both runs",
                result(inOrder ? one : other)
                        .thenCombine(after, (a, b) -> new Compared(a, Optional.of(b), new Listing())),
                new Listing());
    }

    /**
     * A run and the one before of the same workload.
     *
     * @param fixed the run, unless it is the live one, which may change while it is looked at
     */
    Page compareWithEarlier(RunResult result, Optional<RunResult> fixed, Page from) {
        String workload = result.run().workload();
        return new Awaited(
                "looking for an earlier run of " + workload,
                workbench.before(result.run()).thenApply(found -> {
                    RunResult before = found.orElseThrow(() ->
                            new IllegalStateException("there is no earlier run of " + workload + " to compare with"));
                    return new Compared(before, fixed, from);
                }),
                from);
    }

    /** A run that goes on. */
    Page resume(String id, Page from) {
        return new Awaited("resuming " + id, workbench.resume(id).thenApply(nothing -> new Live()), from);
    }

    /** The list without a run. */
    Page delete(String id) {
        return new Awaited("deleting " + id, workbench.delete(id).thenApply(nothing -> new Listing(id)), new Listing());
    }

    /** Of this session from memory, which also has what could not be saved. */
    private CompletableFuture<RunResult> result(Entry entry) {
        return workbench.results().stream()
                .filter(result -> result.run().id().equals(entry.id()))
                .findFirst()
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> workbench.open(entry.id()));
    }
}
