package netcoms.task;

import org.jspecify.annotations.Nullable;

/** How a task ended. Expected failures are values, never exceptions. */
public sealed interface Outcome {

    /** What it left behind on its way. */
    Trace trace();

    /** The task did what it should. */
    record Ok(Trace trace) implements Outcome {}

    /**
     * The task failed.
     *
     * @param kind the closed vocabulary
     * @param detail one line for a person; may hold text of a peer, so sanitise it before it is drawn
     * @param cause where in the code it failed, for the log; null where that says nothing
     */
    record Failed(
            FailureKind kind,
            String detail,
            Trace trace,
            @Nullable Throwable cause) implements Outcome {}

    /** The success, shared, of every task that left nothing behind. */
    Outcome OK = new Ok(Trace.NONE);

    /** A failure of a task that left nothing behind. */
    static Outcome failed(FailureKind kind, String detail) {
        return new Failed(kind, detail, Trace.NONE, null);
    }
}
