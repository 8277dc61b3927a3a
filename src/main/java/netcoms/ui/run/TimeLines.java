package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.Detail.Spent;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.plot.StackedBar;
import netcoms.ui.plot.StackedBar.Part;
import netcoms.ui.plot.Unit;

/**
 * Where the time went, as two bars a strategy: the life of a mean task, and what a mean place did from opening on. They
 * do not add up to each other, since tasks wait while places work. Pure.
 */
final class TimeLines {
    private static final int FIGURE = 8;
    private static final int MOST_COLUMN = 12;

    private static final List<Slice> TASK = List.of(
            new Slice(
                    "queue", "queue", '░', Role.DIM, strategy -> spent(strategy).queueSeconds()),
            new Slice(
                    "connect",
                    "connect",
                    '▚',
                    Role.NAME_3,
                    strategy -> spent(strategy).connectSeconds()),
            new Slice(
                    "service",
                    "service",
                    '█',
                    Role.ACCENT,
                    strategy -> spent(strategy).serviceSeconds()),
            new Slice(
                    "collection",
                    "collect",
                    '▓',
                    Role.WARN,
                    strategy -> spent(strategy).collectionSeconds()));

    private static final List<Slice> PLACE = List.of(
            new Slice("start-up", "start", '▒', Role.WARN, Summary::startupSeconds),
            new Slice(
                    "busy",
                    "busy",
                    '█',
                    Role.ACCENT,
                    strategy -> strategy.makespan().mean() - spent(strategy).idleSeconds()),
            new Slice("idle", "idle", '░', Role.DIM, strategy -> spent(strategy).idleSeconds()));

    private TimeLines() {}

    static List<Line> of(RunResult result, int width, int height) {
        List<Summary> known = result.strategies().stream()
                .filter(strategy -> spent(strategy).known())
                .toList();
        if (known.isEmpty()) {
            boolean begun = result.strategies().stream().anyMatch(strategy -> strategy.tasks() > 0);
            return Missing.line(begun ? "This report does not say where the time went." : "No trial is finished yet.");
        }
        List<Line> lines = new ArrayList<>(section("a mean task", TASK, known, width));
        if (height >= 2 * known.size() + 3) {
            lines.add(new Line());
        }
        lines.addAll(section("a mean place", PLACE, known, width));
        if (height >= 3 * known.size() + 5) {
            lines.add(new Line());
            lines.addAll(figures(known, width));
        }
        return lines;
    }

    /** The same in numbers, since the short parts of a bar cannot be seen. */
    private static List<Line> figures(List<Summary> known, int width) {
        List<Slice> slices = Stream.concat(TASK.stream(), PLACE.stream()).toList();
        int name = Names.width(known);
        int column = Math.min(MOST_COLUMN, (width - name) / slices.size());
        List<Line> lines = new ArrayList<>();
        Line header = new Line().space(name);
        slices.forEach(slice -> header.right(column < 11 ? slice.brief : slice.name, column, Role.DIM));
        lines.add(header);
        for (Summary strategy : known) {
            Line line = Names.of(strategy, name);
            slices.forEach(slice -> line.right(slice.text(strategy), column, Role.TEXT));
            lines.add(line);
        }
        return lines;
    }

    private static List<Line> section(String title, List<Slice> slices, List<Summary> known, int width) {
        int name = Names.width(known);
        int bar = Math.max(8, width - name - 1 - FIGURE);
        double longest = known.stream()
                .mapToDouble(strategy -> whole(slices, strategy))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        Line legend = Line.of(title + " ", Role.STRONG);
        slices.forEach(
                slice -> legend.space(1).add(slice.sign + " ", slice.role).add(slice.name, Role.DIM));
        lines.add(legend);
        for (Summary strategy : known) {
            List<Part> parts = slices.stream()
                    .map(slice -> new Part(slice.seconds(strategy), slice.sign, slice.role))
                    .toList();
            lines.add(Names.of(strategy, name)
                    .space(1)
                    .add(StackedBar.line(parts, longest, bar))
                    .right(Unit.seconds(whole(slices, strategy)), FIGURE, Role.TEXT));
        }
        return lines;
    }

    private static double whole(List<Slice> slices, Summary strategy) {
        return slices.stream().mapToDouble(slice -> slice.seconds(strategy)).sum();
    }

    private static Spent spent(Summary strategy) {
        return strategy.detail().spent();
    }

    /** @param brief the name in at most seven columns */
    private record Slice(String name, String brief, char sign, Role role, ToDoubleFunction<Summary> amount) {
        /** Never below 0; 0 when it is unknown. */
        double seconds(Summary strategy) {
            double seconds = amount.applyAsDouble(strategy);
            return seconds > 0 ? seconds : 0;
        }

        String text(Summary strategy) {
            double seconds = amount.applyAsDouble(strategy);
            return seconds == 0 ? "0" : Unit.seconds(seconds);
        }
    }
}
