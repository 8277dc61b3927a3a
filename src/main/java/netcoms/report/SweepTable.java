package netcoms.report;

import java.util.List;
import java.util.Locale;
import netcoms.stats.Sweep;

/** The points of a sweep as cells. Pure. */
final class SweepTable {
    static final List<String> HEADERS = List.of("places", "makespan", "tasks/s", "efficiency");

    private SweepTable() {}

    static List<List<String>> rows(Sweep sweep) {
        return sweep.points().stream()
                .map(point -> List.of(
                        Integer.toString(point.places()),
                        TimeScale.withUnit(point.makespanSeconds()),
                        Numbers.rate(point.throughputPerSecond()),
                        String.format(Locale.ROOT, "%.0f %%", 100 * point.efficiency())))
                .toList();
    }
}
