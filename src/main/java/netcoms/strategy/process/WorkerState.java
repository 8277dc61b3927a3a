package netcoms.strategy.process;

import java.util.Locale;

/** What a worker's place is doing. */
public enum WorkerState {
    /** Its process is on the way. */
    STARTING,
    /** Its process waits for tasks. */
    IDLE,
    /** Its process runs tasks. */
    BUSY,
    /** Its process has shown no sign of life for a while, and will be killed if that lasts. */
    SILENT,
    /** Its process died, and the next one is started in a moment. */
    BACKING_OFF,
    /** Its processes kept dying, or none could be started; tried again for the next trial. */
    GIVEN_UP,
    /** The pool is closed. */
    CLOSED;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** The word on screens, for example {@code backing off}. */
    public String label() {
        return label;
    }
}
