package netcoms.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.Detail.Percentile;
import netcoms.stats.Summary;

/** Percentiles of latency, those that were asked for or, in reports that do not say, those that all have. Pure. */
final class Percentiles {
    private Percentiles() {}

    /** Ascending; empty when no task ended ok. */
    static List<Percentile> of(Summary summary) {
        if (!summary.detail().percentiles().isEmpty()) {
            return summary.detail().percentiles();
        }
        return Stream.of(
                        new Percentile(50, summary.latency().p50()),
                        new Percentile(95, summary.latency().p95()),
                        new Percentile(99, summary.latency().p99()))
                .filter(percentile -> !Double.isNaN(percentile.seconds()))
                .toList();
    }

    /** A header, and a row for each strategy; all share a unit. */
    static List<List<String>> table(RunResult result) {
        List<Percentile> widest = result.strategies().stream()
                .map(Percentiles::of)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        TimeScale scale = TimeScale.of(result.strategies().stream()
                .flatMap(summary -> of(summary).stream())
                .mapToDouble(Percentile::seconds)
                .max()
                .orElse(Double.NaN));
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of("latency, " + scale.unit()), widest.stream().map(Percentiles::name))
                .toList());
        for (Summary summary : result.strategies()) {
            rows.add(Stream.concat(
                            Stream.of(summary.name()),
                            widest.stream().map(percentile -> scale.format(seconds(summary, percentile.percent()))))
                    .toList());
        }
        return rows;
    }

    private static double seconds(Summary summary, double percent) {
        return of(summary).stream()
                .filter(percentile -> percentile.percent() == percent)
                .mapToDouble(Percentile::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** For example {@code p99.9}. */
    static String name(Percentile percentile) {
        return percentile.percent() == 100
                ? "max"
                : "p"
                        + BigDecimal.valueOf(percentile.percent())
                                .stripTrailingZeros()
                                .toPlainString();
    }
}
