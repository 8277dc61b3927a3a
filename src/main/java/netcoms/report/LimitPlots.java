package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import netcoms.report.chart.Axis;
import netcoms.report.chart.LineChart;
import netcoms.run.RunResult;
import netcoms.stats.LimitCourse;
import netcoms.stats.Summary;

/** An adaptive limit over its last trial, as lines of text and as a chart. Pure. */
final class LimitPlots {
    private static final int CELLS = 60;

    private LimitPlots() {}

    /** Columns over time of limit, tasks in flight and latency; none without such a strategy. */
    static List<String> text(RunResult result) {
        List<String> lines = new ArrayList<>();
        AdaptiveSentences.adaptive(result).forEach(summary -> {
            LimitCourse course = summary.detail().limit();
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(title(summary));
            lines.add(row("limit", course, LimitCourse.Point::limit, Numbers.count(most(course, true), "task")));
            lines.add(
                    row("in flight", course, LimitCourse.Point::inFlight, Numbers.count(most(course, false), "task")));
            double slowest = slowest(course);
            lines.add(row("latency", course, LimitCourse.Point::latencySeconds, TimeScale.withUnit(slowest)));
        });
        return lines;
    }

    /** What the plot is of. */
    static String title(Summary summary) {
        LimitCourse course = summary.detail().limit();
        return summary.name() + " (" + course.algorithm() + "), the last trial, "
                + TimeScale.withUnit(course.points().getLast().seconds());
    }

    private static String row(
            String name, LimitCourse course, ToDoubleFunction<LimitCourse.Point> value, String highest) {
        double[] cells = new double[CELLS];
        double end = course.points().getLast().seconds();
        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double until = end * (cell + 1) / CELLS;
            while (at + 1 < course.points().size()
                    && course.points().get(at + 1).seconds() <= until) {
                at++;
            }
            double there = value.applyAsDouble(course.points().get(at));
            cells[cell] = Double.isNaN(there) ? 0 : there;
        }
        double top = 0;
        for (double cell : cells) {
            top = Math.max(top, cell);
        }
        return String.format("%-10s", name) + "│" + Blocks.columns(cells, top > 0 ? top : 1) + "│ at most " + highest;
    }

    private static int most(LimitCourse course, boolean limit) {
        return course.points().stream()
                .mapToInt(point -> limit ? point.limit() : point.inFlight())
                .max()
                .orElse(0);
    }

    private static double slowest(LimitCourse course) {
        return course.points().stream()
                .mapToDouble(LimitCourse.Point::latencySeconds)
                .filter(seconds -> !Double.isNaN(seconds))
                .max()
                .orElse(0);
    }

    /** Limit and tasks in flight over time. */
    static String tasks(LimitCourse course, String limit, String inFlight) {
        return chart(
                course,
                new LineChart.Side(
                        Axis.upTo(Math.max(most(course, true), most(course, false))),
                        "tasks at once",
                        TimeScale.SECONDS::label),
                List.of(
                        line(course, inFlight, LimitCourse.Point::inFlight),
                        line(course, limit, LimitCourse.Point::limit)));
    }

    /** Latency over the same time. */
    static String latency(LimitCourse course, String type) {
        TimeScale scale = TimeScale.of(slowest(course));
        return chart(
                course,
                new LineChart.Side(Axis.upTo(slowest(course)), "latency, " + scale.unit(), scale::label),
                List.of(line(course, type, LimitCourse.Point::latencySeconds)));
    }

    private static String chart(LimitCourse course, LineChart.Side up, List<LineChart.Line> lines) {
        double end = course.points().getLast().seconds();
        TimeScale scale = TimeScale.of(end);
        return new LineChart(
                        "Adaptive limit: " + up.title(),
                        new LineChart.Side(Axis.upTo(end), "time since the trial began, " + scale.unit(), scale::label),
                        up)
                .draw(lines);
    }

    private static LineChart.Line line(LimitCourse course, String type, ToDoubleFunction<LimitCourse.Point> value) {
        return new LineChart.Line(
                type,
                true,
                course.points().stream()
                        .filter(point -> !Double.isNaN(value.applyAsDouble(point)))
                        .map(point -> new LineChart.Point(point.seconds(), value.applyAsDouble(point), ""))
                        .toList());
    }
}
