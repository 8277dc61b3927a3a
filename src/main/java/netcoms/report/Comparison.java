package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import netcoms.stats.UnpairedRatio;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one run to another, strategy by strategy. The rounds of two runs are no pairs, so the makespans are
 * compared as two groups ({@link UnpairedRatio}). Immutable; any thread.
 *
 * @param before the run that is compared against, called A
 * @param after the run that is judged, called B
 * @param rows the strategies that both have, in A's order
 */
public record Comparison(RunResult before, RunResult after, List<Row> rows) {

    /** What can be said of a strategy. */
    public enum Change {
        /** The whole interval is above 1. */
        SLOWER,
        /** The whole interval is below 1. */
        FASTER,
        /** The interval holds 1. */
        NO_DIFFERENCE,
        /** There is no interval: fewer than two finished rounds in one of the runs, or an open load. */
        UNDECIDED;

        /** As it stands in JSON, for example {@code no_difference}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A strategy of both runs.
     *
     * @param ratio makespan of B by makespan of A with a 95 % interval; null when one of them has no finished
     *     trial, or an open load, whose arrivals make the makespan
     */
    public record Row(
            Summary before, Summary after, @Nullable Ratio ratio) {
        /** The strategy's word. */
        public String name() {
            return after.name();
        }

        /** What the interval says. */
        public Change change() {
            Double low = ratio == null ? null : ratio.low();
            Double high = ratio == null ? null : ratio.high();
            if (low == null || high == null) {
                return Change.UNDECIDED;
            }
            if (low > 1) {
                return Change.SLOWER;
            }
            return high < 1 ? Change.FASTER : Change.NO_DIFFERENCE;
        }

        /**
         * Whether it is slower beyond doubt and beyond what is tolerated.
         *
         * @param tolerance 0.05 tolerates 5 %
         */
        public boolean isSlowerThan(double tolerance) {
            Double low = ratio == null ? null : ratio.low();
            return low != null && low > 1 + tolerance;
        }
    }

    /** Compares the second run with the first. */
    public static Comparison of(RunResult before, RunResult after) {
        List<Row> rows = new ArrayList<>();
        for (Summary first : before.strategies()) {
            find(after, first.name()).ifPresent(second -> rows.add(new Row(first, second, ratio(first, second))));
        }
        return new Comparison(before, after, List.copyOf(rows));
    }

    private static @Nullable Ratio ratio(Summary before, Summary after) {
        return isOpen(before) || isOpen(after)
                ? null
                : UnpairedRatio.of(before.makespan().values(), after.makespan().values());
    }

    static boolean isOpen(Summary summary) {
        return summary.detail().open() != null;
    }

    /** What differs besides the program that was measured, a sentence each; empty when the runs are alike. */
    public List<String> warnings() {
        return Differences.of(before, after);
    }

    /** What changed, in one sentence. */
    public String sentence() {
        return ComparisonText.sentence(this);
    }

    /** A row for each strategy, formatted. */
    public ResultTable table() {
        return ComparisonText.table(this);
    }

    /** Table, warnings and the sentence as plain text of at most {@code width} columns. */
    public String text(int width) {
        return ComparisonText.of(this, width);
    }

    /** The comparison as JSON, {@code netcoms-comparison/1}: times in seconds, what has no value is null. */
    public String json() {
        return ComparisonJson.write(this);
    }

    static Optional<Summary> find(RunResult result, String strategy) {
        return result.strategies().stream()
                .filter(summary -> summary.name().equals(strategy))
                .findFirst();
    }
}
