package netcoms.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netcoms.stats.Sweep;
import netcoms.stats.Sweep.Fit;
import netcoms.stats.Sweep.Point;

/** The sizes of a sweep as a table, for pages and as aligned text; the recommended size is marked. Pure. */
final class SweepTable {
    static final int COLUMNS = 5;

    private SweepTable() {}

    static List<String> headers(Sweep sweep) {
        return List.of(sweep.model() + " places", "makespan", "tasks/s", "efficiency", "fit tasks/s");
    }

    static List<List<String>> rows(Sweep sweep) {
        return sweep.points().stream().map(point -> row(sweep, point)).toList();
    }

    static List<String> lines(Sweep sweep) {
        List<List<String>> rows =
                Stream.concat(Stream.of(headers(sweep)), rows(sweep).stream()).toList();
        int[] widths = new int[COLUMNS];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(Sweep sweep, Point point) {
        boolean recommended = sweep.recommended().orElse(-1) == point.places();
        Fit fit = sweep.usl();
        return List.of(
                (recommended ? "> " : "") + point.places(),
                TimeScale.withUnit(point.makespanSeconds()),
                Numbers.rate(point.throughputPerSecond()),
                String.format(Locale.ROOT, "%.0f %%", 100 * point.efficiency()),
                fit == null ? Numbers.ABSENT : Numbers.rate(fit.throughput(point.places())));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = row.get(column);
            line.append(column == 0 ? "" : "  ")
                    .append(" ".repeat(widths[column] - text.length()))
                    .append(text);
        }
        return line.toString();
    }
}
