package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import netcoms.run.RunResult;
import netcoms.stats.LimitCourse;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Axis;
import netcoms.ui.plot.LinePlot;
import netcoms.ui.plot.Series;
import netcoms.ui.plot.Unit;

/** An adaptive limit over its last trial: limit and tasks in flight above, latency below. Pure. */
final class LimitLines {
    /** Below this height there is room for one plot. */
    private static final int ROOM_FOR_LATENCY = 14;

    private static final Role LIMIT = Role.ofSeries(0);
    private static final Role IN_FLIGHT = Role.ofSeries(1);
    private static final Role LATENCY = Role.ofSeries(2);

    private LimitLines() {}

    static boolean has(RunResult result) {
        return result.strategies().stream()
                .anyMatch(strategy -> strategy.detail().limit().isAdaptive());
    }

    static List<Line> of(RunResult result, int width, int height) {
        List<Line> lines = new ArrayList<>();
        for (Summary strategy : result.strategies()) {
            LimitCourse course = strategy.detail().limit();
            if (course.isAdaptive()) {
                boolean both = height >= ROOM_FOR_LATENCY;
                int tasks = both ? height * 3 / 5 : height;
                lines.addAll(tasks(strategy, course, width, tasks));
                if (both) {
                    lines.addAll(latency(course, width, height - tasks));
                }
            }
        }
        return lines.isEmpty() ? Missing.line("No trial with an adaptive limit is finished yet.") : lines;
    }

    private static List<Line> tasks(Summary strategy, LimitCourse course, int width, int height) {
        List<Series> series = List.of(
                series("● limit ", LIMIT, course, LimitCourse.Point::limit, Unit.NONE),
                series("· in flight ", IN_FLIGHT, course, LimitCourse.Point::inFlight, Unit.NONE));
        String title = strategy.name() + " (" + course.algorithm() + ") in its last trial: tasks at once";
        return plot(series, title, Unit.NONE, course, width, height);
    }

    private static List<Line> latency(LimitCourse course, int width, int height) {
        double slowest = highest(series("", LATENCY, course, LimitCourse.Point::latencySeconds, Unit.NONE));
        Unit unit = Unit.ofSeconds(slowest);
        List<Series> series = List.of(series("▲ latency ", LATENCY, course, LimitCourse.Point::latencySeconds, unit));
        return plot(series, "latency, " + unit.name(), unit, course, width, height);
    }

    private static List<Line> plot(
            List<Series> series, String title, Unit unit, LimitCourse course, int width, int height) {
        double highest = series.stream().mapToDouble(LimitLines::highest).max().orElse(0);
        double end = course.points().getLast().seconds();
        Unit time = Unit.ofSeconds(end);
        Axis x = Axis.linear(0, end, Math.clamp(width / 12, 2, 8), time);
        Axis y = Axis.linear(0, highest, Math.clamp(height / 3, 2, 6), unit);
        return new LinePlot(x, y, time.name(), title, series).lines(width, height);
    }

    private static double highest(Series series) {
        return series.points().stream()
                .mapToDouble(Series.Point::y)
                .filter(y -> !Double.isNaN(y))
                .max()
                .orElse(0);
    }

    /** Without signs: there are as many points as columns. The last value stands beside the name. */
    private static Series series(
            String name, Role role, LimitCourse course, ToDoubleFunction<LimitCourse.Point> value, Unit unit) {
        double last = value.applyAsDouble(course.points().getLast());
        String figure = unit.equals(Unit.NONE) ? Long.toString(Math.round(last)) : Unit.seconds(last);
        return new Series(
                Line.of(name, role).add(figure, Role.STRONG),
                Double.isNaN(last) ? 0 : last,
                ' ',
                true,
                role,
                course.points().stream()
                        .map(point -> new Series.Point(point.seconds(), value.applyAsDouble(point)))
                        .toList());
    }
}
