package netcoms.ui.run;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyPhase;
import netcoms.run.Progress.StrategyProgress;
import netcoms.task.RecoveryGlance;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** What recovery does in the running trial, or did in the last one: retries, what is left of their budget, breakers. Pure. */
public final class RecoveryLine {
    /** More breakers that are not closed are counted. */
    private static final int MOST_BREAKERS = 2;

    private RecoveryLine() {}

    /** Empty where nothing is recovered. */
    public static Optional<Line> of(Progress progress) {
        return progress.strategies().stream()
                .filter(strategy -> strategy.glance().recovery() != null)
                // The running one, else the one that was furthest.
                .max(Comparator.<StrategyProgress>comparingInt(
                                strategy -> strategy.phase() == StrategyPhase.RUNNING ? 1 : 0)
                        .thenComparingDouble(StrategyProgress::fraction))
                .map(strategy -> line(
                        strategy.name(),
                        Objects.requireNonNull(strategy.glance().recovery())));
    }

    private static Line line(String name, RecoveryGlance recovery) {
        Line line = Line.of(name, Role.DIM);
        boolean retrying = recovery.breakers().isEmpty() || recovery.retries() > 0 || recovery.budget() < 1;
        if (retrying) {
            int left = (int) Math.round(100 * recovery.budget());
            line.add("  retries ", Role.DIM)
                    .add(Figures.count(recovery.retries()), Role.TEXT)
                    .add(" · budget ", Role.DIM)
                    .add(left + " %", left == 0 ? Role.FAIL : left < 25 ? Role.WARN : Role.TEXT);
        }
        if (!recovery.breakers().isEmpty()) {
            line.add(retrying ? " · " : "  ", Role.DIM).add(breakers(recovery.breakers()));
        }
        return line;
    }

    private static Line breakers(Map<String, String> breakers) {
        Line line = Line.of("breaker ", Role.DIM);
        Map<String, String> troubled = new TreeMap<>(breakers);
        troubled.values().removeIf(RecoveryGlance.CLOSED::equals);
        if (troubled.isEmpty()) {
            return line.add(RecoveryGlance.CLOSED, Role.TEXT);
        }
        int shown = 0;
        for (Map.Entry<String, String> breaker : troubled.entrySet()) {
            if (shown++ == MOST_BREAKERS) {
                return line.add(" and " + (troubled.size() - MOST_BREAKERS) + " more", Role.WARN);
            }
            String state = breaker.getValue().replace('_', ' ');
            line.add(shown > 1 ? ", " : "", Role.DIM)
                    .add(breaker.getKey() + " ", Role.DIM)
                    .add(state, state.startsWith("open") ? Role.FAIL : Role.WARN);
        }
        return line;
    }
}
