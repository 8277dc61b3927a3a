package netcoms.fault;

/**
 * One thing that goes wrong.
 *
 * @param toxicity share of the connections that it touches, 0 to 1, decided by the seed
 */
public record Toxic(Effect effect, Stream stream, double toxicity, Window window) {

    /** The direction that it works in. */
    public enum Stream {
        /** From the task to its target. */
        UPSTREAM,
        /** From the target to the task. */
        DOWNSTREAM
    }

    /** What it does, for a person: for example {@code 10 % of connections: reset}. */
    public String words() {
        return ToxicWords.of(this);
    }
}
