package netcoms.fault;

/**
 * One thing that goes wrong.
 *
 * @param toxicity share of the connections that it touches, 0 to 1, decided by the seed
 * @param window when it is there; that of {@code down} may not name connections, for a closed port refuses them all
 */
public record Toxic(Effect effect, Stream stream, double toxicity, Window window) {

    /** The direction that it works in; {@code down} has none. */
    public enum Stream {
        /** From the task to its target. */
        UPSTREAM,
        /** From the target to the task. */
        DOWNSTREAM
    }

    public Toxic {
        Limits.share("toxicity", toxicity);
        if (effect instanceof Effect.Down) {
            if (toxicity != 1) {
                throw new IllegalArgumentException(
                        "toxicity of down must be 1, not " + toxicity + ": a closed port refuses everybody");
            }
            if (!window.hasEveryConnection()) {
                throw new IllegalArgumentException(
                        "down cannot be limited to some connections, for a closed port refuses everybody; use rounds, from and until");
            }
        }
    }

    /** What it does, for a person: for example {@code 10 % of connections: reset}. */
    public String words() {
        return ToxicWords.of(this);
    }
}
