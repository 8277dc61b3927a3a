package netcoms.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * What each connection of a trial meets: a pure function of the plan, the seed, the round and the connection's number, and
 * of nothing else, so that every strategy meets the same and a run can be repeated. Windows of time come on top: the proxy
 * looks at them when something passes.
 */
public final class Fates {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /**
     * A toxic that touches a connection.
     *
     * @param seed of the random numbers of its delays, sizes and bytes there
     */
    public record Strike(Toxic toxic, long seed) {}

    private Fates() {}

    /**
     * The toxics that touch a connection, in the plan's order.
     *
     * @param connection its number within the trial, from 1
     */
    public static List<Strike> of(FaultPlan plan, long seed, int round, int connection) {
        List<Strike> fate = new ArrayList<>();
        for (int t = 0; t < plan.toxics().size(); t++) {
            Toxic toxic = plan.toxics().get(t);
            Window window = toxic.window();
            if (window.hasRound(round) && window.hasConnection(connection)) {
                long own = mixed(mixed(mixed(mixed(seed) + round) + connection) + t);
                if ((mixed(own) >>> 11) * 0x1.0p-53 < toxic.toxicity()) {
                    fate.add(new Strike(toxic, own));
                }
            }
        }
        return fate;
    }

    /** Every bit of the result depends on every bit of the value: one step of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
