package netcoms.ui.run;

import java.util.HashMap;
import java.util.Map;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;

/** Remembers since when a strategy is being opened, which progress does not tell. Owned by the {@code ui} thread. */
public final class OpeningTimes {
    /** Elapsed seconds of the run at which opening began, by strategy name. */
    private final Map<String, Double> since = new HashMap<>();

    public void observe(Progress progress) {
        for (StrategyProgress strategy : progress.strategies()) {
            if (strategy.phase() == StrategyPhase.STARTING) {
                since.putIfAbsent(strategy.name(), progress.elapsedSeconds());
            } else {
                since.remove(strategy.name());
            }
        }
    }

    /** How long each takes already. */
    public Map<String, Double> seconds(Progress progress) {
        Map<String, Double> seconds = new HashMap<>();
        since.forEach((name, start) -> seconds.put(name, progress.elapsedSeconds() - start));
        return seconds;
    }
}
