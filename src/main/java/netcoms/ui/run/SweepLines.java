package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import netcoms.stats.Sweep;
import netcoms.stats.Sweep.Estimate;
import netcoms.stats.Sweep.Fit;
import netcoms.stats.Sweep.Point;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.Axis;
import netcoms.ui.plot.LinePlot;
import netcoms.ui.plot.Series;
import netcoms.ui.plot.Unit;
import netcoms.ui.text.Wrap;
import org.jspecify.annotations.Nullable;

/** Throughput against places with the fitted laws, what they say, and the figures of each size. Pure. */
final class SweepLines {
    private static final int CURVE_POINTS = 60;
    private static final int LEAST_PLOT = 8;
    /** With less than this the figures below it rather wait to be scrolled to. */
    private static final int GOOD_PLOT = 12;

    /** From this ratio of places on, equal ratios are equally far apart. */
    private static final int LOG_FROM = 8;

    private static final Role MEASURED = Role.ofSeries(0);
    private static final Role RECOMMENDED = Role.OK;

    private SweepLines() {}

    static List<Line> of(List<Sweep> sweeps, int width, int height) {
        List<Line> lines = new ArrayList<>();
        for (Sweep sweep : sweeps) {
            List<Line> below = new ArrayList<>(words(sweep, width));
            int words = below.size();
            below.addAll(table(sweep));
            boolean all = height - below.size() >= GOOD_PLOT;
            lines.addAll(plot(sweep, width, Math.max(LEAST_PLOT, height - (all ? below.size() : words))));
            lines.addAll(below);
        }
        return lines;
    }

    private static List<Line> plot(Sweep sweep, int width, int height) {
        double highest = sweep.points().stream()
                .mapToDouble(Point::throughputPerSecond)
                .max()
                .orElse(1);
        Axis x = places(sweep);
        Axis y = Axis.linear(0, highest, Math.clamp(height / 3, 2, 6), Unit.NONE);
        List<Series> series = new ArrayList<>();
        sweep.recommended().ifPresent(places -> series.add(recommended(sweep, places)));
        series.add(new Series(
                Line.of("● measured", MEASURED), last(sweep.points()), '●', false, MEASURED, points(sweep.points())));
        curve("USL", sweep.usl(), x, 1).ifPresent(series::add);
        curve("Amdahl", sweep.amdahl(), x, 2).ifPresent(series::add);
        String title = sweep.model() + ": tasks per second against places";
        return new LinePlot(x, y, "places", title, series).lines(width, height);
    }

    private static Series recommended(Sweep sweep, int places) {
        List<Point> there = sweep.points().stream()
                .filter(point -> point.places() == places)
                .toList();
        return new Series(Line.of("◆ recommended", RECOMMENDED), last(there), '◆', false, RECOMMENDED, points(there));
    }

    private static double last(List<Point> points) {
        return points.isEmpty() ? 0 : points.getLast().throughputPerSecond();
    }

    private static List<Series.Point> points(List<Point> points) {
        return points.stream()
                .map(point -> new Series.Point(point.places(), point.throughputPerSecond()))
                .toList();
    }

    private static Optional<Series> curve(String name, @Nullable Fit fit, Axis x, int index) {
        if (fit == null) {
            return Optional.empty();
        }
        List<Series.Point> points = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(i -> x.at((double) i / CURVE_POINTS))
                .mapToObj(places -> new Series.Point(places, fit.throughput(places)))
                .toList();
        Role role = Role.ofSeries(index);
        return Optional.of(
                new Series(Line.of("· " + name, role), points.getLast().y(), ' ', true, role, points));
    }

    /** With a tick at each measured size. */
    private static Axis places(Sweep sweep) {
        int least = sweep.points().getFirst().places();
        int most = sweep.points().getLast().places();
        List<Axis.Tick> ticks = sweep.points().stream()
                .map(point -> new Axis.Tick(point.places(), Integer.toString(point.places())))
                .toList();
        return new Axis(least, Math.max(most, least + 1), most >= LOG_FROM * least, ticks);
    }

    private static List<Line> words(Sweep sweep, int width) {
        List<String> said = new ArrayList<>();
        sweep.recommended()
                .ifPresentOrElse(
                        places -> said.add(
                                places == sweep.points().getLast().places()
                                        ? "Recommended: " + places + " places, the most that were tried: more may gain."
                                        : "Recommended: " + places + " places; more bring no shown gain."),
                        () -> said.add("No size can be recommended from these rounds."));
        law("USL", sweep.usl()).ifPresent(said::add);
        law("Amdahl", sweep.amdahl()).ifPresent(said::add);
        return said.stream()
                .flatMap(sentence -> Wrap.lines(sentence, width).stream())
                .map(part -> Line.of(part, Role.TEXT))
                .toList();
    }

    private static Optional<String> law(String name, @Nullable Fit fit) {
        if (fit == null) {
            return Optional.empty();
        }
        String peak = fit.peak()
                .map(places -> String.format(Locale.ROOT, "; its peak is at %.0f places", places))
                .orElse("");
        return Optional.of(name + ": one place " + format(fit.lambda().value()) + "/s, contention "
                + estimate(fit.sigma())
                + (fit.kappa().value() == 0 ? "" : ", coherency " + estimate(fit.kappa()))
                + String.format(Locale.ROOT, ", R² %.3f", fit.rSquared()) + peak + ".");
    }

    private static String estimate(Estimate estimate) {
        return Double.isNaN(estimate.low())
                ? format(estimate.value())
                : format(estimate.value()) + " (" + format(estimate.low()) + " to " + format(estimate.high()) + ")";
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static List<Line> table(Sweep sweep) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .right("places", 8, Role.DIM)
                .right("makespan", 11, Role.DIM)
                .right("tasks/s", 10, Role.DIM)
                .right("efficiency", 12, Role.DIM));
        for (Point point : sweep.points()) {
            boolean best = sweep.recommended().orElse(-1) == point.places();
            lines.add(new Line()
                    .right(Integer.toString(point.places()), 8, best ? RECOMMENDED : Role.TEXT)
                    .right(Unit.seconds(point.makespanSeconds()), 11, Role.TEXT)
                    .right(Unit.NONE.format(point.throughputPerSecond()), 10, Role.TEXT)
                    .right(String.format(Locale.ROOT, "%.0f %%", point.efficiency() * 100), 12, Role.TEXT));
        }
        return lines;
    }
}
