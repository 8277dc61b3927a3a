package netcoms.ui.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.strategy.process.WorkerFigures;
import netcoms.ui.draw.Line;

/** The worker processes of the current or last run, and which of them is selected. Owned by the {@code ui} thread. */
public final class WorkersTable {
    private List<Row> rows = List.of();
    private int selected;

    /** @param strategy whose worker it is, as the run calls it */
    public record Row(String strategy, WorkerFigures worker) {}

    /** Looks at how they are now. */
    public void observe(Progress progress) {
        rows = rows(progress);
        move(0);
    }

    /** Whether a worker is still that very process, and not the one that replaced it. */
    public static boolean isThere(Row row, Progress progress) {
        return rows(progress).stream()
                .anyMatch(now -> now.strategy().equals(row.strategy())
                        && now.worker().name().equals(row.worker().name())
                        && now.worker().pid() == row.worker().pid());
    }

    private static List<Row> rows(Progress progress) {
        return progress.strategies().stream()
                .flatMap(strategy -> rows(strategy).stream())
                .toList();
    }

    private static List<Row> rows(StrategyProgress strategy) {
        return strategy.glance().workers().stream()
                .map(worker -> new Row(strategy.name(), worker))
                .toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Moves the selection, at most to an end. */
    public void move(int steps) {
        selected = Math.clamp((long) selected + steps, 0, Math.max(0, rows.size() - 1));
    }

    /** The selected worker; empty when there is none, or it has no process now. */
    public Optional<Row> victim() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(selected)).filter(row -> row.worker.pid() != 0);
    }

    public List<Line> lines(int width, int height) {
        String first = rows.isEmpty() ? "" : rows.getFirst().strategy();
        boolean mixed = rows.stream().anyMatch(row -> !Objects.equals(row.strategy(), first));
        return rows.isEmpty() ? List.of() : new WorkersLines(rows, selected, mixed).of(width, height);
    }
}
