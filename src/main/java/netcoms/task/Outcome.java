package netcoms.task;

/** How a task ended. Expected failures are values, never exceptions. */
public sealed interface Outcome {

    /** How long the task took to establish its connections; 0 for one that opened none itself. */
    long connectNanos();

    /** The task did what it should. */
    record Ok(long connectNanos) implements Outcome {}

    /**
     * The task failed.
     *
     * @param kind the closed vocabulary
     * @param detail one line for a person; may hold text of a peer, so sanitise it before it is drawn
     */
    record Failed(FailureKind kind, String detail, long connectNanos) implements Outcome {}

    /** The success, shared, of every task that opened no connection. */
    Outcome OK = new Ok(0);

    /** A failure of a task that opened no connection. */
    static Outcome failed(FailureKind kind, String detail) {
        return new Failed(kind, detail, 0);
    }
}
