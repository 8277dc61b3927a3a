package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netcoms.strategy.process.WorkerFigures;
import netcoms.strategy.process.WorkerState;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.run.WorkersTable.Row;
import netcoms.ui.text.TerminalText;

/**
 * Workers, one a line, as many as fit around the selected one, and below them what has no column. Pure.
 *
 * @param rows at least one
 * @param mixed whether they are of several strategies
 */
record WorkersLines(List<Row> rows, int selected, boolean mixed) {
    private static final int PID = 8;
    private static final int STATE = 12;
    private static final int COUNT = 7;
    private static final int RESTARTS = 9;
    private static final int RSS = 9;
    private static final int CPU = 6;
    private static final int LEAST_LAST_END = 20;
    /** What stands below the table. */
    private static final int FOOT = 2;

    List<Line> of(int width, int height) {
        int name = rows.stream()
                        .mapToInt(row -> TerminalText.width(name(row)))
                        .max()
                        .orElse(0)
                + 2;
        int free = width - (2 + name + PID + STATE + 2 * COUNT + RESTARTS);
        boolean figures = free >= RSS + CPU;
        int lastEnd = figures && free - RSS - CPU >= LEAST_LAST_END ? free - RSS - CPU : 0;
        List<Line> lines = new ArrayList<>();
        lines.add(header(name, figures, lastEnd));
        int shown = Math.clamp(rows.size(), 1, Math.max(1, height - 1 - FOOT));
        int first = Math.clamp(selected - shown / 2L, 0, rows.size() - shown);
        for (int i = first; i < first + shown; i++) {
            lines.add(line(i, name, figures, lastEnd));
        }
        lines.add(new Line());
        lines.add(foot(rows.get(selected), figures, width));
        return lines;
    }

    private static Line header(int name, boolean figures, int lastEnd) {
        Line line = new Line()
                .space(2)
                .left("worker", name, Role.DIM)
                .right("pid", PID - 1, Role.DIM)
                .space(1)
                .left("state", STATE, Role.DIM)
                .right("done", COUNT, Role.DIM)
                .right("failed", COUNT, Role.DIM)
                .right("restarts", RESTARTS, Role.DIM);
        if (figures) {
            line.right("RSS", RSS, Role.DIM).right("CPU", CPU, Role.DIM);
        }
        return lastEnd == 0 ? line : line.space(2).left("last end", lastEnd - 2, Role.DIM);
    }

    private Line line(int index, int name, boolean figures, int lastEnd) {
        Row row = rows.get(index);
        WorkerFigures worker = row.worker();
        boolean current = index == selected;
        Line line = Line.of(current ? "› " : "  ", Role.ACCENT)
                .left(name(row), name, current ? Role.STRONG : Role.TEXT)
                .right(worker.pid() == 0 ? "–" : String.valueOf(worker.pid()), PID - 1, Role.TEXT)
                .space(1)
                .left(worker.state().label(), STATE, role(worker.state()))
                .right(Figures.count(worker.done()), COUNT, Role.TEXT)
                .right(Figures.count(worker.failed()), COUNT, worker.failed() == 0 ? Role.DIM : Role.FAIL)
                .right(Figures.count(worker.restarts()), RESTARTS, worker.restarts() == 0 ? Role.DIM : Role.WARN);
        if (figures) {
            line.right(rss(worker), RSS, Role.TEXT).right(cpu(worker), CPU, Role.TEXT);
        }
        return lastEnd == 0 ? line : line.space(2).left(worker.lastEnd(), lastEnd - 2, Role.DIM);
    }

    /** Of the selected worker what may have no column. */
    private Line foot(Row row, boolean figures, int width) {
        WorkerFigures worker = row.worker();
        Line line = Line.of(name(row), Role.STRONG);
        if (!figures) {
            line.add("  RSS ", Role.DIM)
                    .add(rss(worker))
                    .add("  CPU ", Role.DIM)
                    .add(cpu(worker));
        }
        line.add("  last end ", Role.DIM);
        return line.left(worker.lastEnd().isEmpty() ? "–" : worker.lastEnd(), width - line.width(), Role.TEXT);
    }

    private String name(Row row) {
        return mixed ? row.strategy() + " " + row.worker().name() : row.worker().name();
    }

    private static String rss(WorkerFigures worker) {
        return worker.rssBytes() == 0 ? "–" : String.format(Locale.ROOT, "%.0f MB", worker.rssBytes() / 1e6);
    }

    private static String cpu(WorkerFigures worker) {
        return Double.isNaN(worker.cpuShare()) ? "–" : String.format(Locale.ROOT, "%.0f %%", worker.cpuShare() * 100);
    }

    private static Role role(WorkerState state) {
        return switch (state) {
            case BUSY -> Role.OK;
            case IDLE, CLOSED -> Role.DIM;
            case STARTING, BACKING_OFF -> Role.WARN;
            case SILENT, GIVEN_UP -> Role.FAIL;
        };
    }
}
