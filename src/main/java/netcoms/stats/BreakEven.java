package netcoms.stats;

import java.util.Optional;

/**
 * From how many tasks on a strategy pays for its start-up, against another that does one task after the other or has fewer
 * places. With u the start-up that it has more, and a and b the other's and its own time a task (mean makespan / tasks), n
 * tasks take n a there and u + n b here; so n = u / (a - b). Few tasks do not fill the places, and nothing is done before one
 * task's own time s has passed (a times the other's places): so n is also at least (u + s) / a. Immutable, pure.
 *
 * @param strategy the one that costs a start-up
 * @param against what one would do otherwise
 * @param startupSeconds u, by which it starts later; at least 0
 * @param savedSeconds a - b, that it gains with each task
 * @param tasks from so many on it is done first, its start-up counted in
 */
public record BreakEven(String strategy, String against, double startupSeconds, double savedSeconds, long tasks) {

    /**
     * Empty when it never pays, because it gains nothing with a task, and when something is not known: a start-up of 0
     * was paid by an earlier run.
     */
    public static Optional<BreakEven> of(Summary strategy, Summary against) {
        double secondsThere = secondsATask(against);
        double saved = secondsThere - secondsATask(strategy);
        double startup = strategy.startupSeconds() - against.startupSeconds();
        if (!(saved > 0) || !(strategy.startupSeconds() > 0) || Double.isNaN(startup)) {
            return Optional.empty();
        }
        double one = secondsThere * Math.max(1, against.places());
        long tasks = (long) Math.ceil(Math.max(startup / saved, (startup + one) / secondsThere));
        return Optional.of(
                new BreakEven(strategy.name(), against.name(), Math.max(0, startup), saved, Math.max(1, tasks)));
    }

    private static double secondsATask(Summary summary) {
        double rounds = summary.makespan().values().size();
        return summary.makespan().mean() * rounds / summary.tasks();
    }
}
