package netcoms.run;

import java.time.Instant;
import java.util.List;

/**
 * That a run was interrupted and went on. Immutable.
 *
 * @param all oldest first; empty when it was measured in one session
 * @param splitRounds rounds whose trials were measured in more than one session, ascending: what changed between the
 *     sessions is in their ratios
 */
public record Resumptions(List<Resumption> all, List<Integer> splitRounds) {
    /** In one session. */
    public static final Resumptions NONE = new Resumptions(List.of(), List.of());

    /**
     * One of them.
     *
     * @param at when the run went on
     * @param rounds that were measured wholly in the session which began then, ascending
     */
    public record Resumption(Instant at, List<Integer> rounds) {
        public Resumption {
            rounds = List.copyOf(rounds);
        }
    }

    public Resumptions {
        all = List.copyOf(all);
        splitRounds = List.copyOf(splitRounds);
    }
}
