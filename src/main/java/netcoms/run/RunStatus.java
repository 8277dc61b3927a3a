package netcoms.run;

import java.util.Locale;

/** How a run stands or ended. */
public enum RunStatus {
    /** Still going. */
    RUNNING,
    /** Every round was done. */
    FINISHED,
    /** A person or a signal stopped it; whole trials before that count. */
    STOPPED,
    /** A defect ended it; the log says more. */
    FAILED,
    /** Its process died; rebuilt from the journal. */
    RECOVERED;

    /** As it stands in reports, for example {@code stopped}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
