package netcoms.ui.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import netcoms.report.ResultTable;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** A result table in the columns that fit, and its sentences. Pure. */
public final class TableLines {
    private static final int GAP = 2;

    private TableLines() {}

    /** The header and the rows, without the least important columns where room is short. */
    public static List<Line> of(ResultTable table, int width) {
        List<Integer> shown = fitting(table, width);
        List<Line> lines = new ArrayList<>();
        Line header = new Line();
        for (int column : shown) {
            cell(header, table, column, table.columns().get(column).header(), Role.DIM);
        }
        lines.add(header);
        for (List<String> row : table.rows()) {
            Line line = new Line();
            for (int column : shown) {
                cell(line, table, column, row.get(column), role(table, column, row.get(column)));
            }
            lines.add(line);
        }
        return lines;
    }

    /** What the table says in words, wrapped. */
    public static List<Line> sentences(ResultTable table, int width) {
        List<Line> lines = new ArrayList<>();
        for (String sentence : table.sentences()) {
            for (String part : Wrap.lines(TerminalText.clean(sentence), width)) {
                lines.add(Line.of(part, Role.TEXT));
            }
        }
        return lines;
    }

    private static void cell(Line line, ResultTable table, int column, String text, Role role) {
        line.space(line.width() > 0 ? GAP : 0);
        if (table.columns().get(column).left()) {
            line.left(text, columnWidth(table, column), role);
        } else {
            line.right(text, columnWidth(table, column), role);
        }
    }

    private static List<Integer> fitting(ResultTable table, int width) {
        List<Integer> shown = new ArrayList<>(
                IntStream.range(0, table.columns().size()).boxed().toList());
        while (shown.size() > 1 && total(table, shown) > width) {
            int least = shown.stream()
                    .max(Comparator.comparingInt((Integer column) ->
                                    table.columns().get(column).importance())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            if (table.columns().get(least).importance() == 0) {
                break;
            }
            shown.remove(Integer.valueOf(least));
        }
        return shown;
    }

    private static int total(ResultTable table, List<Integer> shown) {
        return shown.stream()
                        .mapToInt(column -> columnWidth(table, column) + GAP)
                        .sum()
                - GAP;
    }

    private static int columnWidth(ResultTable table, int column) {
        int width = TerminalText.width(
                TerminalText.clean(table.columns().get(column).header()));
        for (List<String> row : table.rows()) {
            width = Math.max(width, TerminalText.width(TerminalText.clean(row.get(column))));
        }
        return width;
    }

    private static Role role(ResultTable table, int column, String cell) {
        String header = table.columns().get(column).header();
        if (header.startsWith("fail")) {
            // In a comparison for example: 0 of 25 → 0 of 25.
            return cell.matches("([0 %–.]|\\b0 of \\d+|→)*") ? Role.DIM : Role.FAIL;
        }
        if (header.equals("change")) {
            return switch (cell) {
                case "slower" -> Role.FAIL;
                case "faster" -> Role.OK;
                default -> Role.STRONG;
            };
        }
        return header.equals("speedup") ? Role.ACCENT : column == 0 ? Role.STRONG : Role.TEXT;
    }
}
