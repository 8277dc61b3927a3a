package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.report.ResultTable;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** A result table in the columns that fit, and its sentences. Pure. */
public final class TableLines {
    private TableLines() {}

    /** The header and the rows, without the least important columns where room is short. */
    public static List<Line> of(ResultTable table, int width) {
        List<Integer> shown = table.fitting(width, TableLines::width);
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
        line.space(line.width() > 0 ? ResultTable.GAP : 0);
        int columns = table.columnWidth(column, TableLines::width);
        if (table.columns().get(column).left()) {
            line.left(text, columns, role);
        } else {
            line.right(text, columns, role);
        }
    }

    private static int width(String text) {
        return TerminalText.width(TerminalText.clean(text));
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
