package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import netcoms.report.chart.StackedBars;
import netcoms.report.chart.StackedBars.Part;
import netcoms.run.RunResult;
import netcoms.stats.Detail.Spent;
import netcoms.stats.Summary;

/** The plots of where the time went: of a task, and of a place. Pure. */
final class TimePlots {
    /** Parts of a task's time, in the order in which they happen, with the CSS class of each. */
    static final List<Named> OF_A_TASK = List.of(
            new Named(
                    "p0",
                    "waiting for a place",
                    summary -> summary.detail().spent().queueSeconds()),
            new Named("p1", "connecting", summary -> summary.detail().spent().connectSeconds()),
            new Named("p2", "its own work", summary -> summary.detail().spent().serviceSeconds()),
            new Named(
                    "p3",
                    "collecting the result",
                    summary -> summary.detail().spent().collectionSeconds()));

    /** Parts of a place's time: start-up comes before every makespan. */
    static final List<Named> OF_A_PLACE = List.of(
            new Named("p4", "start-up, once", Summary::startupSeconds),
            new Named("p2", "busy", TimePlots::busy),
            new Named("p5", "idle", summary -> summary.detail().spent().idleSeconds()));

    /** One kind of time; NaN where unknown. */
    record Named(String type, String name, Function<Summary, Double> seconds) {
        /** Never below 0, which rounding may bring; 0 where unknown. */
        double of(Summary summary) {
            double value = seconds.apply(summary);
            return value > 0 ? value : 0;
        }
    }

    private TimePlots() {}

    static boolean isKnown(RunResult result) {
        return result.strategies().stream()
                .map(summary -> summary.detail().spent())
                .anyMatch(Spent::known);
    }

    /** A bar for each strategy. */
    static String draw(RunResult result, String title, List<Named> parts) {
        List<Summary> shown = result.strategies().stream()
                .filter(summary -> summary.detail().spent().known())
                .toList();

        List<StackedBars.Row> rows = new ArrayList<>();
        for (Summary summary : shown) {
            double total = total(summary, parts);
            List<Part> bar = parts.stream()
                    .map(part -> new Part(part.type, part.of(summary), told(part, summary, total)))
                    .toList();
            rows.add(new StackedBars.Row(summary.name(), bar, TimeScale.withUnit(total)));
        }
        return new StackedBars(title).draw(rows);
    }

    static double total(Summary summary, List<Named> parts) {
        return Stream.of(parts)
                .flatMap(List::stream)
                .mapToDouble(part -> part.of(summary))
                .sum();
    }

    private static String told(Named part, Summary summary, double total) {
        double seconds = part.of(summary);
        return part.name + " " + TimeScale.withUnit(seconds)
                + String.format(Locale.ROOT, " (%.1f %%)", 100 * seconds / total);
    }

    private static double busy(Summary summary) {
        return summary.makespan().mean() - summary.detail().spent().idleSeconds();
    }
}
