package netcoms.ui.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import netcoms.run.RunResult;
import netcoms.stats.FailureExample;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;

/**
 * Failures that stand for others, a line each, with the id under which the log has their stack trace. Where there is too
 * little room the first of each kind come first, then the latest; where details are long and there is room, they stand on
 * lines of their own. Pure.
 */
final class ExampleLines {
    private static final int MOST_KIND = 18;

    private ExampleLines() {}

    private record Row(Summary strategy, FailureExample example, int turn) {}

    /** At most so many lines; none when not even a title and one example fit. */
    static List<Line> of(RunResult result, int width, int height) {
        List<Row> all = rows(result);
        if (all.isEmpty() || height < 2) {
            return List.of();
        }
        List<Row> shown = all.stream()
                .sorted(Comparator.comparingInt(Row::turn))
                .limit(height - 1L)
                .toList();
        List<Row> rows = all.stream().filter(shown::contains).toList();
        int id = TerminalText.widest(rows.stream().map(row -> row.example.id()));
        int name = Names.width(rows.stream().map(Row::strategy).toList());
        int kind = Math.min(MOST_KIND, TerminalText.widest(rows.stream().map(row -> row.example.kind())));
        int when = TerminalText.widest(rows.stream().map(row -> when(row.example)));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("first and latest of each; the log has them by id", Role.DIM));
        int detail = TerminalText.widest(rows.stream().map(row -> row.example.detail()));
        int head = id + 1 + name + 1 + kind + 2 + when + 2;
        boolean below = head + detail > width && 1 + 2 * rows.size() <= height;
        for (Row row : rows) {
            Line line = new Line()
                    .left(row.example.id(), id + 1, Role.STRONG)
                    .add(Names.of(row.strategy, name))
                    .space(1)
                    .left(row.example.kind(), kind + 2, Role.FAIL)
                    .left(when(row.example), when + (below ? 0 : 2), Role.DIM);
            lines.add(line);
            Line last = below ? new Line().space(id + 1) : line;
            last.add(row.example.detail(), Role.TEXT);
            if (below) {
                lines.add(last);
            }
        }
        return lines.stream().map(line -> line.shortened(width)).toList();
    }

    private static List<Row> rows(RunResult result) {
        List<Row> rows = new ArrayList<>();
        for (Summary strategy : result.strategies()) {
            String before = "";
            for (FailureExample example : strategy.detail().examples()) {
                rows.add(new Row(strategy, example, example.kind().equals(before) ? 1 : 0));
                before = example.kind();
            }
        }
        return rows;
    }

    private static String when(FailureExample example) {
        return String.format(Locale.ROOT, "round %d, %s", example.round(), Figures.seconds(example.seconds()));
    }
}
