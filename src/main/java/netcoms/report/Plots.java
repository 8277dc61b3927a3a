package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import netcoms.report.chart.Axis;
import netcoms.report.chart.LineChart;
import netcoms.report.chart.Ridges;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.stats.Sweep;

/** The plots of makespans, latencies and sweeps. Pure. */
final class Plots {
    private static final int COLOURS = 8;
    /** With more rounds dots would hide the line. */
    private static final int DOTTED_ROUNDS = 60;

    private static final int CURVE_POINTS = 60;

    private Plots() {}

    /** The colour class of the strategy at this place in the plan. */
    static String colour(int at) {
        return "c" + at % COLOURS + (at < COLOURS ? "" : " dashed");
    }

    /** A line for each strategy over the rounds. */
    static String makespans(RunResult result) {
        List<Summary> strategies = result.strategies();
        double largest = strategies.stream()
                .flatMap(summary -> summary.makespan().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        int rounds = strategies.stream()
                .flatMap(summary -> summary.makespan().rounds().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        TimeScale scale = TimeScale.of(largest);
        List<LineChart.Line> lines = IntStream.range(0, strategies.size())
                .mapToObj(at -> line(strategies.get(at), colour(at), rounds <= DOTTED_ROUNDS))
                .toList();
        return new LineChart(
                        "Makespan by round",
                        new LineChart.Side(Axis.counting(1, rounds), "round", round -> Long.toString((long) round)),
                        new LineChart.Side(Axis.upTo(largest), "makespan, " + scale.unit(), scale::label))
                .draw(lines, SwitchMarks.byRound(result));
    }

    private static LineChart.Line line(Summary summary, String type, boolean dotted) {
        Summary.Makespan makespan = summary.makespan();
        List<LineChart.Point> points = new ArrayList<>();
        for (int at = 0; at < makespan.values().size(); at++) {
            double seconds = makespan.values().get(at);
            int round = makespan.rounds().get(at);
            String told = summary.name() + ", round " + round + ": " + TimeScale.withUnit(seconds);
            points.add(new LineChart.Point(round, seconds, dotted ? told : ""));
        }
        return new LineChart.Line(type, true, points);
    }

    /** Where the latencies of each strategy lie, with its percentiles; empty when there is none. */
    static String latencies(RunResult result) {
        List<Ridges.Row> rows = new ArrayList<>();
        for (int at = 0; at < result.strategies().size(); at++) {
            Summary summary = result.strategies().get(at);
            List<Ridges.Bucket> buckets = summary.detail().latency().stream()
                    .map(bucket -> new Ridges.Bucket(
                            bucket.fromSeconds(),
                            bucket.toSeconds(),
                            bucket.count(),
                            Numbers.count(bucket.count(), "task") + " from " + TimeScale.withUnit(bucket.fromSeconds())
                                    + " to " + TimeScale.withUnit(bucket.toSeconds())))
                    .toList();
            rows.add(new Ridges.Row(summary.name(), colour(at), buckets, marks(summary)));
        }
        double[] ends = rows.stream()
                .flatMapToDouble(row -> DoubleStream.concat(
                        row.buckets().stream().flatMapToDouble(b -> DoubleStream.of(b.from(), b.to())),
                        row.marks().stream().mapToDouble(Ridges.Mark::value)))
                .filter(seconds -> seconds > 0)
                .sorted()
                .toArray();
        return ends.length == 0
                ? ""
                : new Ridges("Latency of tasks", "latency of ok tasks, logarithmic", TimeScale::labelWithUnit)
                        .draw(rows, Axis.ratios(ends[0], ends[ends.length - 1]));
    }

    private static List<Ridges.Mark> marks(Summary summary) {
        return Percentiles.of(summary).stream()
                .map(percentile -> {
                    String name = Percentiles.name(percentile);
                    return new Ridges.Mark(
                            name, percentile.seconds(), name + " " + TimeScale.withUnit(percentile.seconds()));
                })
                .toList();
    }

    /** Measured throughput by places, with the laws that were fitted to it. */
    static String sweep(Sweep sweep, String type) {
        int most = sweep.points().getLast().places();
        double highest = sweep.points().stream()
                .mapToDouble(Sweep.Point::throughputPerSecond)
                .max()
                .orElse(0);
        Axis up = Axis.upTo(highest * 1.1);
        List<LineChart.Line> lines = new ArrayList<>();
        sweep.recommended()
                .ifPresent(places -> lines.add(new LineChart.Line(
                        "mark",
                        true,
                        List.of(new LineChart.Point(places, 0, ""), new LineChart.Point(places, up.to(), "")))));
        Sweep.Fit amdahl = sweep.amdahl();
        if (amdahl != null) {
            lines.add(curve(amdahl, "soft dashed", most, up.to()));
        }
        Sweep.Fit usl = sweep.usl();
        if (usl != null) {
            lines.add(curve(usl, type, most, up.to()));
        }
        lines.add(new LineChart.Line(
                type,
                false,
                sweep.points().stream()
                        .map(point -> new LineChart.Point(
                                point.places(),
                                point.throughputPerSecond(),
                                point.strategy() + ": " + Numbers.rate(point.throughputPerSecond()) + " tasks/s"))
                        .toList()));
        return new LineChart(
                        "Throughput of " + sweep.model() + " by places",
                        new LineChart.Side(Axis.upTo(most), "places", TimeScale.SECONDS::label),
                        new LineChart.Side(up, "tasks per second", TimeScale.SECONDS::label))
                .draw(lines);
    }

    private static LineChart.Line curve(Sweep.Fit fit, String type, int most, double highest) {
        List<LineChart.Point> points = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(at -> 1 + (most - 1.0) * at / CURVE_POINTS)
                .filter(places -> fit.throughput(places) <= highest)
                .mapToObj(places -> new LineChart.Point(places, fit.throughput(places), ""))
                .toList();
        return new LineChart.Line(type, true, points);
    }
}
