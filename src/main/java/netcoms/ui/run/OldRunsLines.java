package netcoms.ui.run;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netcoms.report.Archive.Entry;
import netcoms.run.RunInfo;
import netcoms.run.RunStatus;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/**
 * Old runs, one a line, as many as fit around the selected one. Pure.
 *
 * @param zone of the person at the screen
 * @param numbers of the runs of this session, by id
 * @param marked id of the run that was marked for a comparison; empty for none
 */
public record OldRunsLines(ZoneId zone, Map<String, Integer> numbers, String marked) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The header and as many runs as fit below it. */
    public List<Line> of(List<Entry> runs, int selected, boolean reading, String problem, int width, int height) {
        List<Line> lines = new ArrayList<>();
        if (!problem.isEmpty()) {
            lines.add(new Line().left(problem, width, Role.FAIL));
        }
        if (runs.isEmpty()) {
            lines.add(Line.of(reading ? "reading the saved runs…" : "no run has ended yet", Role.DIM));
            return lines;
        }
        OldRunsColumns columns = OldRunsColumns.fitting(runs, width);
        lines.add(header(columns));
        int rows = Math.max(1, height - lines.size());
        int first = Math.clamp(selected - rows / 2L, 0, Math.max(0, runs.size() - rows));
        for (int i = first; i < Math.min(runs.size(), first + rows); i++) {
            lines.add(line(runs.get(i), columns, i == selected, width));
        }
        return lines;
    }

    private static Line header(OldRunsColumns columns) {
        Line line = new Line().space(OldRunsColumns.MARKS).left("run", OldRunsColumns.NUMBER, Role.DIM);
        cell(line, "when", columns.when(), columns, Role.DIM);
        cell(line, "workload", columns.workload(), columns, Role.DIM);
        cell(line, "faults", columns.faults(), columns, Role.DIM);
        cell(line, "rounds", columns.rounds(), columns, Role.DIM);
        cell(line, "status", OldRunsColumns.STATUS, columns, Role.DIM);
        cell(line, "fastest", columns.fastest(), columns, Role.DIM);
        return line;
    }

    private Line line(Entry entry, OldRunsColumns columns, boolean selected, int width) {
        Integer number = numbers.get(entry.id());
        Line line = Line.of(selected ? "›" : " ", Role.ACCENT)
                .add(entry.id().equals(marked) ? "A" : " ", Role.WARN)
                .left(number == null ? "" : String.valueOf(number), OldRunsColumns.NUMBER, Role.DIM);
        RunInfo run = entry.run();
        if (run == null) {
            return line.left(entry.id() + "  " + entry.problem(), width - line.width(), Role.FAIL);
        }
        String when = WHEN.format(run.started().atZone(zone));
        cell(line, columns.year() ? when : when.substring(OldRunsColumns.YEAR), columns.when(), columns, Role.DIM);
        cell(line, run.workload(), columns.workload(), columns, selected ? Role.STRONG : Role.TEXT);
        cell(line, OldRunsColumns.faults(entry), columns.faults(), columns, Role.WARN);
        Role rounds = entry.isUnfinished() ? Role.WARN : Role.TEXT;
        cell(line, OldRunsColumns.rounds(entry), columns.rounds(), columns, rounds);
        cell(line, run.status().label(), OldRunsColumns.STATUS, columns, role(run.status()));
        cell(line, columns.fastest(entry), columns.fastest(), columns, Role.TEXT);
        return line;
    }

    /** Nothing in a column of no width. */
    private static void cell(Line line, String text, int width, OldRunsColumns columns, Role role) {
        if (width > 0) {
            line.left(text, width, role).space(columns.gap());
        }
    }

    /** Good, bad, or neither. */
    public static Role role(RunStatus status) {
        return switch (status) {
            case RUNNING -> Role.ACCENT;
            case FINISHED -> Role.OK;
            case STOPPED, RECOVERED -> Role.WARN;
            case FAILED -> Role.FAIL;
        };
    }
}
