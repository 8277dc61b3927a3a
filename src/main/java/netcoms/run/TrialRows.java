package netcoms.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import netcoms.run.RunEvent.TrialFinished;

/**
 * Tells which rows of a table belong to finished trials, and counts them. The header says in which columns {@code round}
 * and {@code strategy} stand; no comma is in the cells before them. For one table, in order.
 */
final class TrialRows implements Predicate<String> {
    private final Set<Trial> finished = new HashSet<>();
    private long found;
    private int columns;
    private int round;
    private int strategy;

    private record Trial(String round, String strategy) {}

    TrialRows(List<TrialFinished> finished) {
        finished.forEach(trial -> this.finished.add(new Trial(String.valueOf(trial.round()), trial.strategy())));
    }

    @Override
    public boolean test(String line) {
        List<String> cells = List.of(line.split(",", -1));
        if (columns == 0) {
            columns = cells.size();
            round = cells.indexOf("round");
            strategy = cells.indexOf("strategy");
            return true;
        }
        if (round < 0 || strategy < 0 || cells.size() < columns) {
            return false;
        }
        Trial trial = new Trial(cells.get(round), cells.get(strategy));
        boolean counts = finished.contains(trial);
        found += counts ? 1 : 0;
        return counts;
    }

    /** Rows of finished trials that were found. */
    long found() {
        return found;
    }
}
