package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.report.chart.Axis;
import netcoms.run.RunResult;
import netcoms.stats.Detail;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/** The plots of report.md: lines for a block of fixed width, at most about 90 columns wide. Pure. */
final class TextPlots {
    private static final int CELLS = 40;
    private static final int MOST_NAME = 18;
    private static final String MARKS = "░▒█▓";
    private static final String PLACE_MARKS = "▚█·";

    private final RunResult result;
    private final int nameWidth;

    TextPlots(RunResult result) {
        this.result = result;
        nameWidth = result.strategies().stream()
                .mapToInt(summary -> name(summary).length())
                .max()
                .orElse(0);
    }

    /** A bar for each mean, and the rounds between their own ends. */
    List<String> makespans() {
        double largest = result.strategies().stream()
                .mapToDouble(summary -> summary.makespan().mean())
                .filter(mean -> !Double.isNaN(mean))
                .max()
                .orElse(Double.NaN);
        TimeScale scale = TimeScale.of(largest);
        List<String> lines = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            Summary.Makespan makespan = summary.makespan();
            if (!makespan.values().isEmpty()) {
                double[] rounds = makespan.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                lines.add(padded(summary) + Blocks.bar(makespan.mean() / largest, CELLS) + " "
                        + scale.format(makespan.mean()) + " " + scale.unit() + "  "
                        + Blocks.line(Blocks.thinned(rounds, CELLS / 2)) + "  " + scale.format(makespan.min()) + "–"
                        + scale.format(makespan.max()));
            }
        }
        return lines;
    }

    /** Where latencies lie, over a common logarithmic axis; empty when that is not known. */
    List<String> latencies() {
        List<Detail.Bucket> all = result.strategies().stream()
                .flatMap(summary -> summary.detail().latency().stream())
                .toList();
        double from = all.stream().mapToDouble(Detail.Bucket::fromSeconds).min().orElse(0);
        double to = all.stream().mapToDouble(Detail.Bucket::toSeconds).max().orElse(0);
        if (!(from > 0)) {
            return List.of();
        }
        Axis axis = Axis.ratios(from, to);
        List<String> lines = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            double[] cells = new double[CELLS];
            for (Detail.Bucket bucket : summary.detail().latency()) {
                spread(bucket, axis, cells);
            }
            double highest =
                    IntStream.range(0, CELLS).mapToDouble(at -> cells[at]).max().orElse(1);
            lines.add((padded(summary) + Blocks.columns(cells, highest)).stripTrailing());
        }
        lines.add(labels(axis));
        return lines;
    }

    /** A bucket's tasks over the cells that it covers, to each its part. */
    private static void spread(Detail.Bucket bucket, Axis axis, double[] cells) {
        double from = axis.at(bucket.fromSeconds()) * CELLS;
        double to = axis.at(bucket.toSeconds()) * CELLS;
        for (int cell = (int) from; cell < Math.min(to, CELLS); cell++) {
            cells[cell] += bucket.count() * (Math.min(to, cell + 1) - Math.max(from, cell)) / (to - from);
        }
    }

    private String labels(Axis axis) {
        StringBuilder line = new StringBuilder(" ".repeat(nameWidth + 2));
        for (double mark : axis.marks()) {
            int at = nameWidth + 2 + (int) (axis.at(mark) * CELLS);
            if (at > line.length() || line.toString().isBlank()) {
                line.append(" ".repeat(Math.max(0, at - line.length())))
                        .append("╵")
                        .append(TimeScale.labelWithUnit(mark));
            }
        }
        return line.toString();
    }

    /** Shares of a mean task's and a mean place's time; empty when they are not known. */
    List<String> time() {
        if (!TimePlots.isKnown(result)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        shares(lines, "a mean task", TimePlots.OF_A_TASK, MARKS);
        lines.add("");
        shares(lines, "a mean place", TimePlots.OF_A_PLACE, PLACE_MARKS);
        return lines;
    }

    private void shares(List<String> lines, String what, List<TimePlots.Named> parts, String marks) {
        lines.add(what + ": "
                + IntStream.range(0, parts.size())
                        .mapToObj(at -> marks.charAt(at) + " " + parts.get(at).name())
                        .collect(Collectors.joining("  ")));
        for (Summary summary : result.strategies()) {
            if (summary.detail().spent().known()) {
                List<Double> seconds =
                        parts.stream().map(part -> part.of(summary)).toList();
                lines.add(padded(summary) + Blocks.shares(seconds, marks, CELLS) + " "
                        + TimeScale.withUnit(TimePlots.total(summary, parts)));
            }
        }
    }

    /** Failures of all kinds along the rounds; empty when it is not known when they were. */
    List<String> failures() {
        List<Summary> failed = result.strategies().stream()
                .filter(summary -> !summary.detail().failures().isEmpty())
                .toList();
        int rounds = Stream.concat(Stream.of(1), failed.stream().flatMap(s -> s.makespan().rounds().stream()))
                .max(Integer::compare)
                .orElse(1);
        int each = Math.max(1, CELLS / rounds);
        List<String> lines = new ArrayList<>();
        for (Summary summary : failed) {
            double[] cells = new double[rounds * each];
            for (Detail.FailureSlice slice : summary.detail().failures()) {
                int at = summary.makespan().rounds().indexOf(slice.round());
                if (at >= 0) {
                    double trial = Math.max(summary.makespan().values().get(at), slice.toSeconds());
                    int cell = (slice.round() - 1) * each + (int) (slice.fromSeconds() / trial * each);
                    cells[Math.min(cell, cells.length - 1)] += slice.failures().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                }
            }
            double[] shown = Blocks.thinned(cells, Math.max(CELLS, each));
            double highest = IntStream.range(0, shown.length)
                    .mapToDouble(i -> shown[i])
                    .max()
                    .orElse(1);
            lines.add(padded(summary) + "│" + Blocks.columns(shown, highest) + "│");
        }
        return lines;
    }

    private String padded(Summary summary) {
        String name = name(summary);
        return name + " ".repeat(nameWidth - name.length() + 2);
    }

    private static String name(Summary summary) {
        String name = OneLine.of(summary.name());
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME - 1) + "…";
    }
}
