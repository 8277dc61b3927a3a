package netcoms.run;

import java.util.HashMap;
import java.util.Map;
import netcoms.run.Progress.Pace;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.stats.FailureCounts;
import netcoms.stats.OpenLoad;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialFigures;
import netcoms.strategy.Glance;
import org.jspecify.annotations.Nullable;

/**
 * One strategy's way through a run, as far as it is known. Immutable.
 *
 * @param trialsDone counted ones; likewise ok, failed and failures
 * @param makespanSum of the counted trials, in seconds
 * @param lastMakespanSeconds of the last finished trial, warm-up or not; NaN before the first
 */
record Lane(
        String name,
        int places,
        StrategyPhase phase,
        int warmupsDone,
        int trialsDone,
        long ok,
        long failed,
        Map<String, Long> failures,
        double makespanSum,
        double lastMakespanSeconds,
        double startupSeconds) {

    static Lane waiting(String name, int places) {
        return new Lane(name, places, StrategyPhase.WAITING, 0, 0, 0, 0, Map.of(), 0, Double.NaN, Double.NaN);
    }

    Lane in(StrategyPhase next) {
        return new Lane(
                name,
                places,
                next,
                warmupsDone,
                trialsDone,
                ok,
                failed,
                failures,
                makespanSum,
                lastMakespanSeconds,
                startupSeconds);
    }

    Lane opened(double seconds) {
        return new Lane(
                name,
                places,
                StrategyPhase.WAITING,
                warmupsDone,
                trialsDone,
                ok,
                failed,
                failures,
                makespanSum,
                lastMakespanSeconds,
                seconds);
    }

    Lane warmedUp(TrialFigures trial) {
        return new Lane(
                name,
                places,
                StrategyPhase.WAITING,
                warmupsDone + 1,
                trialsDone,
                ok,
                failed,
                failures,
                makespanSum,
                trial.makespanNanos() / 1e9,
                startupSeconds);
    }

    Lane finished(TrialFigures trial, int trials) {
        double makespan = trial.makespanNanos() / 1e9;
        return new Lane(
                name,
                places,
                trialsDone + 1 >= trials ? StrategyPhase.DONE : StrategyPhase.WAITING,
                warmupsDone,
                trialsDone + 1,
                ok + trial.ok(),
                failed + trial.failed(),
                sum(trial.failures()),
                makespanSum + makespan,
                makespan,
                startupSeconds);
    }

    /** What its next trial will take, in seconds, judged by those before; NaN before the first. */
    double expectedSeconds() {
        return trialsDone > 0 ? makespanSum / trialsDone : lastMakespanSeconds;
    }

    StrategyProgress resting(int trials, int tasks, double etaSeconds, Glance glance) {
        return new StrategyProgress(
                name,
                places,
                phase,
                trialsDone,
                trials,
                0,
                tasks,
                0,
                ok,
                failed,
                failures,
                lastMakespanSeconds,
                etaSeconds,
                startupSeconds,
                null,
                glance);
    }

    /** @param counted false in a warm-up, whose tasks move no bar and count nowhere */
    StrategyProgress running(TrialCounts now, boolean counted, int trials, double etaSeconds, Glance glance) {
        return new StrategyProgress(
                name,
                places,
                phase,
                trialsDone,
                trials,
                counted ? now.done() : 0,
                now.tasks(),
                now.running(),
                counted ? ok + now.ok() : ok,
                counted ? failed + now.failed() : failed,
                counted ? sum(now.failures()) : failures,
                now.elapsedNanos() / 1e9,
                etaSeconds,
                startupSeconds,
                pace(now),
                glance);
    }

    private static @Nullable Pace pace(TrialCounts now) {
        OpenLoad.Offered offered = now.offered();
        double seconds = now.elapsedNanos() / 1e9;
        return offered == null
                ? null
                : new Pace(offered.perSecond(), seconds > 0 ? now.done() / seconds : 0, now.late());
    }

    private Map<String, Long> sum(Map<String, Long> more) {
        if (more.isEmpty()) {
            return failures;
        }
        Map<String, Long> sum = new HashMap<>(failures);
        more.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return FailureCounts.sorted(sum);
    }
}
