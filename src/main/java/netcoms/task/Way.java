package netcoms.task;

import java.util.Map;

/**
 * How the tasks of one trial get to their targets, and what they are called there.
 *
 * @param detours where is really connected to, by where the task is meant to go; others are met directly
 * @param nonce what the trial's references begin with, so that a line that is sent again is known again and never taken
 *     for another trial's; empty sends no references
 */
public record Way(Map<Endpoint, Endpoint> detours, String nonce) {
    /** Straight to the target, without references. */
    public static final Way DIRECT = new Way(Map.of(), "");

    public Way {
        detours = Map.copyOf(detours);
    }

    Endpoint to(Endpoint target) {
        return detours.getOrDefault(target, target);
    }

    /** Whether the ports of a task's connections are told, so that what happened to them on the detour can be found. */
    public boolean traced() {
        return !detours.isEmpty();
    }
}
