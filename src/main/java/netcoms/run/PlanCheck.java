package netcoms.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Why a plan cannot be run, or not here: one sentence for a person. */
final class PlanCheck {
    private static final int MAX_ROUNDS = 1_000;
    private static final int MAX_WARMUP_ROUNDS = 10;

    private PlanCheck() {}

    /** A plan out of range; empty when it can be run. */
    static Optional<String> wrongWith(RunPlan plan) {
        Set<String> names = new HashSet<>();
        for (String name : plan.names()) {
            if (!names.add(name)) {
                return Optional.of("strategy '" + name + "' is chosen twice");
            }
        }
        if (names.isEmpty()) {
            return Optional.of("no strategy is chosen: choose at least one");
        }
        if (plan.rounds() < 1 || plan.rounds() > MAX_ROUNDS) {
            return Optional.of("rounds must be 1 to " + MAX_ROUNDS + ", not " + plan.rounds());
        }
        if (plan.warmupRounds() < 0 || plan.warmupRounds() > MAX_WARMUP_ROUNDS) {
            return Optional.of("warm-up rounds must be 0 to " + MAX_WARMUP_ROUNDS + ", not " + plan.warmupRounds());
        }
        return Optional.empty();
    }

    /** Figures of another machine or another version are not added to those that are there. */
    static Optional<String> elsewhere(RunResult before, RunInfo now) {
        String then = where(before.run(), before.provenance().host());
        // Where a journal does not name its host, nor does the comparison.
        String here = where(now, before.provenance().host().isEmpty() ? "" : Provenance.machine());
        return then.equals(here)
                ? Optional.empty()
                : Optional.of("run " + before.run().id() + " cannot be resumed: it was measured by " + then
                        + ", and this is " + here);
    }

    private static String where(RunInfo run, String host) {
        return "NetComs " + run.netcoms() + " on " + run.jvm() + ", " + run.os() + " with " + run.cores() + " cores"
                + (host.isEmpty() ? "" : ", host " + host);
    }
}
