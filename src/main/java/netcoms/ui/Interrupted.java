package netcoms.ui;

import java.util.Optional;
import netcoms.report.Archive.Entry;
import netcoms.run.RunResult;
import netcoms.ui.Page.Listing;
import netcoms.ui.Page.Live;
import netcoms.ui.Page.Past;

/** Which run of a page can be resumed. Used by the {@code ui} thread. */
record Interrupted(Workbench workbench, OldRunsList list) {

    /** The id of the run that the page is about, if trials of it are missing. */
    Optional<String> of(Page page) {
        return switch (page) {
            case Live live ->
                workbench
                        .result()
                        .filter(RunResult::isUnfinished)
                        .map(result -> result.run().id());
            case Past(RunResult result) ->
                Optional.of(result)
                        .filter(RunResult::isUnfinished)
                        .map(past -> past.run().id());
            case Listing listing -> list.selected().filter(Entry::isUnfinished).map(Entry::id);
            default -> Optional.empty();
        };
    }
}
