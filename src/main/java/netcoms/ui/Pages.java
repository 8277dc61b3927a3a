package netcoms.ui;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import netcoms.report.Archive.Entry;
import netcoms.run.RunResult;
import netcoms.ui.Page.Awaited;
import netcoms.ui.Page.Compared;
import netcoms.ui.Page.Listing;
import netcoms.ui.Page.Live;
import netcoms.ui.Page.Past;

/** What the run pane is about, and how one gets from one page to another. Owned by the {@code ui} thread. */
final class Pages {
    private final Workbench workbench;
    private final OldRunsList list;
    private final Fetching fetching;
    private final Interrupted interrupted;
    private final Runnable turned;

    private Page page = new Live();
    /** What went wrong, until the next key. */
    private String problem = "";

    /** @param turned called when another page comes into sight */
    Pages(Workbench workbench, OldRunsList list, Runnable turned) {
        this.workbench = workbench;
        this.list = list;
        this.fetching = new Fetching(workbench);
        this.interrupted = new Interrupted(workbench, list);
        this.turned = turned;
    }

    /** The page in sight; what was awaited and is there only after {@link #settle}. */
    Page page() {
        return page;
    }

    /** What went wrong, for a person; empty when nothing did. */
    String problem() {
        return problem;
    }

    void complain(String words) {
        problem = words;
    }

    void show(Page next) {
        page = next;
        problem = "";
        turned.run();
    }

    /** Goes on to what was awaited once it is there, or says why it is not. */
    void settle() {
        if (page instanceof Awaited awaited && awaited.next().isDone()) {
            try {
                show(awaited.next().join());
            } catch (CompletionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                show(awaited.from());
                problem = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
            }
        }
        if (page instanceof Listing(String deleted) && !deleted.isEmpty()) {
            list.deleted(deleted);
            page = new Listing();
        }
    }

    /** The result of which a view is in sight, if any. */
    Optional<RunResult> result() {
        return switch (page) {
            case Live live -> workbench.result();
            case Past past -> Optional.of(past.result());
            default -> Optional.empty();
        };
    }

    /** The id of the run that the page is about, if trials of it are missing. */
    Optional<String> interrupted() {
        return interrupted.of(page);
    }

    /** Goes on with that run; a reason when there is nothing to go on with. */
    Optional<String> resume() {
        settle();
        Optional<String> id = interrupted();
        id.ifPresent(run -> show(fetching.resume(run, page)));
        return id.isPresent()
                ? Optional.empty()
                : Optional.of("nothing is missing here: R resumes a run that was stopped or interrupted");
    }

    /** One level up: from a run to the list it came from, from the list to what is live; false when it is live already. */
    boolean back() {
        settle();
        problem = "";
        switch (page) {
            case Live live -> {
                return false;
            }
            case Listing listing -> {
                if (list.marked().isPresent()) {
                    list.mark(Optional.empty());
                } else {
                    show(new Live());
                }
            }
            case Past past -> show(new Listing());
            case Compared comparison -> show(comparison.from());
            case Awaited awaited -> show(awaited.from());
        }
        return true;
    }

    /** To the list of old runs, and from there to what is live. */
    void toggleList() {
        if (page instanceof Listing) {
            show(new Live());
        } else {
            show(new Listing());
            list.opened();
        }
    }

    /** The selected run of the list. */
    void open() {
        list.selected().ifPresent(entry -> show(list.isGoing(entry.id()) ? new Live() : fetching.open(entry)));
    }

    /** The run with an earlier one; in the list marks a run, and compares it with a second one. */
    void compare() {
        switch (page) {
            case Live live ->
                workbench
                        .result()
                        .ifPresent(result -> show(fetching.compareWithEarlier(result, Optional.empty(), live)));
            case Past past -> show(fetching.compareWithEarlier(past.result(), Optional.of(past.result()), past));
            case Listing listing -> list.selected().ifPresent(this::markOrCompare);
            default -> {}
        }
    }

    private void markOrCompare(Entry entry) {
        Optional<Entry> marked = list.marked();
        if (list.isGoing(entry.id())) {
            problem = "this run goes: c compares it from its own page";
        } else if (marked.isEmpty()) {
            list.mark(Optional.of(entry));
        } else if (marked.get().id().equals(entry.id())) {
            list.mark(Optional.empty());
        } else {
            show(fetching.compare(marked.get(), entry));
        }
    }

    /** Asks whether the selected run shall go for ever; empty when there is none, or it must stay. */
    Optional<Overlay> deletion() {
        problem = "";
        Optional<String> selected = list.selected().map(Entry::id);
        if (selected.filter(list::isGoing).isPresent()) {
            problem = "this run goes: stop it first";
            return Optional.empty();
        }
        return selected.map(id -> Question.delete(id, () -> show(fetching.delete(id))));
    }
}
