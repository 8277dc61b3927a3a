package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Makespan;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Axis;
import netcoms.ui.plot.LinePlot;
import netcoms.ui.plot.LinePlot.Note;
import netcoms.ui.plot.Series;
import netcoms.ui.plot.Series.Point;
import netcoms.ui.plot.Unit;

/** The makespan of each strategy, round by round: drift, outliers and a slow first round are seen here. Pure. */
final class RoundsLines {
    /** From this ratio on, a linear axis would press the faster strategies onto its lower end. */
    private static final double LOG_FROM = 15;

    private static final int LEAST_ROUNDS_SHOWN = 5;

    private RoundsLines() {}

    static List<Line> of(RunResult result, int width, int height) {
        List<Double> values = result.strategies().stream()
                .flatMap(strategy -> strategy.makespan().values().stream())
                .filter(seconds -> seconds > 0)
                .toList();
        if (values.isEmpty()) {
            return Missing.line("No trial is finished yet: each adds a point here.");
        }
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        int ticks = Math.clamp(height / 3, 2, 6);
        boolean log = most > LOG_FROM * least;
        Unit unit = Unit.ofSeconds(most);
        Axis y = log
                ? Axis.log(least, most, ticks, Unit::shortest)
                : Axis.linear(least < most / 2 ? 0 : least, most, ticks, unit);
        Axis x = Axis.whole(1, lastRound(result), Math.max(2, width / 8));
        String title = log
                ? "makespan, log scale; beside the names the medians"
                : "makespan, " + unit.name() + "; beside the names the medians";
        List<Note> switches = result.switches().stream()
                .map(mark -> new Note(Math.max(1, mark.round()), mark.to()))
                .toList();
        return new LinePlot(x, y, "round", title, series(result), switches).lines(width, height);
    }

    private static List<Series> series(RunResult result) {
        int name = result.strategies().stream()
                .mapToInt(strategy -> Names.title(strategy).length())
                .max()
                .orElse(0);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < result.strategies().size(); i++) {
            Summary strategy = result.strategies().get(i);
            Role role = Role.ofSeries(i);
            char mark = Series.mark(i);
            Line label = Line.of(mark + " ", role)
                    .left(Names.title(strategy), name + 1, Role.TEXT)
                    .right(Unit.seconds(strategy.makespan().median()), 7, Role.STRONG);
            series.add(new Series(label, strategy.makespan().median(), mark, true, role, points(strategy.makespan())));
        }
        return series;
    }

    /** Rounds without a trial of this strategy interrupt its line. */
    private static List<Point> points(Makespan makespan) {
        List<Point> points = new ArrayList<>();
        int expected = 1;
        for (int i = 0; i < makespan.values().size(); i++) {
            int round = makespan.rounds().get(i);
            if (i > 0 && round > expected) {
                points.add(new Point(expected, Double.NaN));
            }
            double seconds = makespan.values().get(i);
            points.add(new Point(round, seconds > 0 ? seconds : Double.NaN));
            expected = round + 1;
        }
        return points;
    }

    /** While the run goes, room for what is to come, so that the axis seldom moves. */
    static int lastRound(RunResult result) {
        int done = result.strategies().stream()
                .flatMap(strategy -> strategy.makespan().rounds().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        if (result.run().status() != RunStatus.RUNNING) {
            return done;
        }
        int room = LEAST_ROUNDS_SHOWN;
        while (room < done) {
            room *= 2;
        }
        return Math.max(done, Math.min(room, result.run().rounds()));
    }
}
