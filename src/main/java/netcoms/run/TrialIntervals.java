package netcoms.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.stats.LatencyLog;

/**
 * Tells which lines of a latency log belong to finished trials. They do not name their round, so they are known by the tag
 * and the histogram. For one log, in order.
 */
final class TrialIntervals implements Predicate<String> {
    private static final String TAG = "Tag=";

    private final Map<String, Integer> awaited = new HashMap<>();

    TrialIntervals(LatencyLog log, List<TrialFinished> finished) {
        finished.forEach(trial -> awaited.merge(
                known(log.interval(trial.strategy(), Instant.EPOCH, Instant.EPOCH, trial.figures())
                        .strip()),
                1,
                Integer::sum));
    }

    /** Lines without a tag are those that the log begins with. */
    @Override
    public boolean test(String line) {
        return !line.startsWith(TAG) || awaited.merge(known(line), -1, Integer::sum) >= 0;
    }

    /** Trials whose line was not found. */
    int missing() {
        return awaited.values().stream().mapToInt(left -> Math.max(0, left)).sum();
    }

    private static String known(String line) {
        return line.substring(0, Math.max(0, line.indexOf(','))) + line.substring(line.lastIndexOf(',') + 1);
    }
}
