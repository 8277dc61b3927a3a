package netcoms.ui;

import java.util.List;
import netcoms.report.Archive.Entry;

/**
 * The saved runs as they were last read. Immutable.
 *
 * @param runs newest first
 * @param reading whether they are being read, so that more may come
 * @param problem why they could not be read, as one line; empty when they could
 */
public record OldRuns(List<Entry> runs, boolean reading, String problem) {
    /** Not read yet. */
    public static final OldRuns UNREAD = new OldRuns(List.of(), false, "");

    public OldRuns {
        runs = List.copyOf(runs);
    }
}
