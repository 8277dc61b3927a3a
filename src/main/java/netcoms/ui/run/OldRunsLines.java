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
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;

/**
 * Old runs, one a line, as many as fit around the selected one. Pure.
 *
 * @param zone of the person at the screen
 * @param numbers of the runs of this session, by id
 * @param marked id of the run that was marked for a comparison; empty for none
 */
public record OldRunsLines(ZoneId zone, Map<String, Integer> numbers, String marked) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int WHEN_LENGTH = 16;
    private static final int YEAR = 5;
    /** From this width on there is room for the year. */
    private static final int ROOM_FOR_YEAR = 76;

    private static final int NUMBER = 4;
    private static final int STATUS = 11;
    private static final int BEST = 17;
    private static final int LEAST_WORKLOAD = 12;
    private static final int MOST_WORKLOAD = 24;

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
        Columns columns = Columns.fitting(runs, width);
        lines.add(header(columns));
        int rows = Math.max(1, height - lines.size());
        int first = Math.clamp(selected - rows / 2L, 0, Math.max(0, runs.size() - rows));
        for (int i = first; i < Math.min(runs.size(), first + rows); i++) {
            lines.add(line(runs.get(i), columns, i == selected, width));
        }
        return lines;
    }

    private static Line header(Columns columns) {
        return new Line()
                .space(2)
                .left("run", NUMBER, Role.DIM)
                .left("when", columns.when, Role.DIM)
                .left("workload", columns.workload, Role.DIM)
                .left("rounds", columns.rounds, Role.DIM)
                .left("status", STATUS, Role.DIM)
                .left(columns.best > 0 ? "fastest" : "", columns.best, Role.DIM);
    }

    private Line line(Entry entry, Columns columns, boolean selected, int width) {
        Integer number = numbers.get(entry.id());
        Line line = Line.of(selected ? "›" : " ", Role.ACCENT)
                .add(entry.id().equals(marked) ? "A" : " ", Role.WARN)
                .left(number == null ? "" : String.valueOf(number), NUMBER, Role.DIM);
        RunInfo run = entry.run();
        if (run == null) {
            return line.left(entry.id() + "  " + entry.problem(), width - line.width(), Role.FAIL);
        }
        String when = WHEN.format(run.started().atZone(zone));
        boolean going = run.status() == RunStatus.RUNNING;
        Summary best = entry.best();
        return line.left(columns.hasYear() ? when : when.substring(YEAR), columns.when, Role.DIM)
                .left(run.workload(), columns.workload - 2, selected ? Role.STRONG : Role.TEXT)
                .space(2)
                .left(
                        going ? "" : entry.finishedRounds() + "/" + run.rounds(),
                        columns.rounds,
                        entry.isUnfinished() ? Role.WARN : Role.TEXT)
                .left(run.status().label(), STATUS, role(run.status()))
                .left(columns.best > 0 && best != null ? describe(best) : "", columns.best, Role.TEXT);
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

    private static String describe(Summary strategy) {
        return strategy.name() + " " + Figures.seconds(strategy.makespan().mean());
    }

    /**
     * Widths, the same for every line.
     *
     * @param best 0 where it has no room
     */
    private record Columns(int when, int workload, int rounds, int best) {
        static Columns fitting(List<Entry> runs, int width) {
            int workload = 8;
            int rounds = 6;
            for (Entry entry : runs) {
                RunInfo run = entry.run();
                if (run != null) {
                    workload = Math.max(workload, TerminalText.width(TerminalText.clean(run.workload())));
                    rounds = Math.max(rounds, (entry.finishedRounds() + "/" + run.rounds()).length());
                }
            }
            int when = (width >= ROOM_FOR_YEAR ? WHEN_LENGTH : WHEN_LENGTH - YEAR) + 2;
            int free = width - 2 - NUMBER - when - (rounds + 2) - STATUS;
            int wanted = Math.min(workload + 2, MOST_WORKLOAD);
            int best = free >= LEAST_WORKLOAD + BEST ? Math.max(BEST, free - wanted) : 0;
            return new Columns(when, Math.min(wanted, free - best), rounds + 2, best);
        }

        boolean hasYear() {
            return when > WHEN_LENGTH;
        }
    }
}
