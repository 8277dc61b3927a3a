package netcoms.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import netcoms.run.RunResult;

/** What the run pane is about. Immutable but for what is awaited. */
sealed interface Page {
    /** The current or the last run, or the choice of the first. */
    record Live() implements Page {}

    /**
     * The list of old runs.
     *
     * @param deleted id of the run that has just gone from it; empty for none
     */
    record Listing(String deleted) implements Page {
        Listing() {
            this("");
        }
    }

    /** One of them, looked at again. */
    record Past(RunResult result) implements Page {}

    /**
     * What changed from one run to another.
     *
     * @param after empty for the live one, which may still go
     * @param from where Esc leads
     */
    record Compared(RunResult before, Optional<RunResult> after, Page from) implements Page {}

    /**
     * Something that others fetch.
     *
     * @param words what, for a person
     * @param next what comes then; fails with a message for a person, and then {@code from} is shown again
     */
    record Awaited(String words, CompletableFuture<? extends Page> next, Page from) implements Page {}
}
