package netcoms.task;

/** How a task ended. Expected failures are values, never exceptions. */
public sealed interface Outcome {

    /** The task did what it should. */
    record Ok() implements Outcome {}

    /**
     * The task failed.
     *
     * @param kind the closed vocabulary
     * @param detail one line for a person; may hold text of a peer, so sanitise it before it is drawn
     */
    record Failed(FailureKind kind, String detail) implements Outcome {}

    /** The shared success. */
    Outcome OK = new Ok();

    static Outcome failed(FailureKind kind, String detail) {
        return new Failed(kind, detail);
    }
}
