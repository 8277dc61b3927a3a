package netcoms.report;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import netcoms.stats.Summary;

/** What a {@link Threshold} can ask of a strategy; times in seconds. */
enum Metric {
    P50,
    P95,
    P99,
    /** The median, which one wild round does not move. */
    MAKESPAN,
    /** Tasks; with {@code %} the part of all. */
    FAILED,
    SPEEDUP,
    OVERHEAD,
    /** Per second. */
    GOODPUT;

    static String names() {
        return Numbers.list(Stream.of(values()).map(Metric::label).toList());
    }

    static Optional<Metric> named(String word) {
        return Stream.of(values()).filter(metric -> metric.label().equals(word)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private boolean isTime() {
        return EnumSet.of(P50, P95, P99, MAKESPAN).contains(this);
    }

    String units() {
        return switch (this) {
            case P50, P95, P99, MAKESPAN -> "s, ms or us";
            case FAILED -> "a plain number of tasks, or %";
            case OVERHEAD -> "%";
            case SPEEDUP -> "a plain number, or x";
            case GOODPUT -> "a plain number of tasks per second";
        };
    }

    /** What a number in this unit is multiplied by; nothing where the unit does not fit. */
    Optional<BigDecimal> factor(String unit) {
        return Optional.ofNullable(
                switch (unit) {
                    case "s" -> isTime() ? BigDecimal.ONE : null;
                    case "ms" -> isTime() ? BigDecimal.ONE.movePointLeft(3) : null;
                    case "us", "µs" -> isTime() ? BigDecimal.ONE.movePointLeft(6) : null;
                    case "%" -> this == FAILED || this == OVERHEAD ? BigDecimal.ONE.movePointLeft(2) : null;
                    case "x" -> this == SPEEDUP ? BigDecimal.ONE : null;
                    case "" -> isTime() || this == OVERHEAD ? null : BigDecimal.ONE;
                    default -> null;
                });
    }

    /** NaN when it was not measured. */
    double value(Summary summary, boolean isPart) {
        if (summary.tasks() == 0) {
            return Double.NaN;
        }
        return switch (this) {
            case P50 -> summary.latency().p50();
            case P95 -> summary.latency().p95();
            case P99 -> summary.latency().p99();
            case MAKESPAN -> summary.makespan().median();
            case FAILED -> isPart ? (double) summary.failed() / summary.tasks() : summary.failed();
            case SPEEDUP -> {
                var speedup = summary.speedup();
                yield speedup == null ? Double.NaN : speedup.value();
            }
            case OVERHEAD -> summary.overhead();
            case GOODPUT -> summary.goodputPerSecond();
        };
    }

    String told(double value, boolean isPart) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        return switch (this) {
            case P50, P95, P99, MAKESPAN -> TimeScale.withUnit(value);
            case FAILED -> isPart ? String.format(Locale.ROOT, "%.2f %%", value * 100) : "%d".formatted((long) value);
            case SPEEDUP -> Numbers.times(value);
            case OVERHEAD -> Numbers.signedPercent(value);
            case GOODPUT -> Numbers.rate(value) + "/s";
        };
    }
}
