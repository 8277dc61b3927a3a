package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.fault.FaultPlan;
import netcoms.strategy.StrategySpec;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** What is chosen, in full or in two lines. Pure. */
public final class ChoiceLines {
    private static final int LABEL = 10;

    private ChoiceLines() {}

    /** Everything, one strategy a line; the selected one is pointed at where the pane has the focus. */
    public static List<Line> full(Choice choice, int width, boolean focused) {
        List<Line> lines = new ArrayList<>();
        lines.add(label("workload")
                .add(choice.workload().name(), Role.ACCENT)
                .add(" · " + tasks(choice.workload().tasks().size()), Role.DIM));
        String description = TerminalText.clean(choice.workload().description());
        for (String part : Wrap.lines(description, width - LABEL)) {
            lines.add(new Line().space(LABEL).add(part, Role.DIM));
        }
        lines.add(label("rounds").add(String.valueOf(choice.rounds()), Role.STRONG));
        if (hasFaults(choice.faults())) {
            lines.add(label("faults").add(choice.faults(), Role.WARN));
        }
        lines.add(new Line());
        for (int i = 0; i < choice.strategies().size(); i++) {
            lines.add(strategy(choice, i, focused));
        }
        return lines;
    }

    /** The same in as few lines as it takes. */
    public static List<Line> brief(Choice choice, int width, boolean focused) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("next  ", Role.DIM)
                .add(choice.workload().name(), Role.ACCENT)
                .add(" · " + rounds(choice.rounds()), Role.DIM)
                .add(faults(choice.faults())));
        Line line = new Line();
        for (int i = 0; i < choice.strategies().size(); i++) {
            boolean chosen = choice.chosen().get(i);
            boolean selected = focused && i == choice.selected();
            Line entry = Line.of(selected ? "›" : " ", Role.ACCENT)
                    .add((i + 1) + "[" + (chosen ? "x" : " ") + "]", chosen ? Role.OK : Role.DIM)
                    .add(title(choice.strategies().get(i)), selected ? Role.STRONG : chosen ? Role.TEXT : Role.DIM);
            if (line.width() > 0 && line.width() + 1 + entry.width() > width) {
                lines.add(line);
                line = new Line();
            }
            line.space(line.width() > 0 ? 1 : 0).add(entry);
        }
        lines.add(line);
        return lines;
    }

    /** A strategy with its size, for example {@code threads(2)}. */
    public static String title(StrategySpec spec) {
        return title(spec.name(), spec.places());
    }

    /** Where the size says something: one place is what {@code sequential} means, none is no limit; a swept one says it. */
    static String title(String name, int places) {
        return places == 0 || name.equals("sequential") || name.endsWith(")") ? name : name + "(" + places + ")";
    }

    static String tasks(int tasks) {
        return Figures.count(tasks) + (tasks == 1 ? " task" : " tasks");
    }

    /** For example {@code 5 rounds}. */
    public static String rounds(int rounds) {
        return rounds + (rounds == 1 ? " round" : " rounds");
    }

    /** For example {@code  · faults lossy}; empty when there are none. */
    public static Line faults(String plan) {
        return hasFaults(plan) ? Line.of(" · ", Role.DIM).add("faults " + plan, Role.WARN) : new Line();
    }

    private static boolean hasFaults(String plan) {
        return !plan.equals(FaultPlan.NONE.name());
    }

    private static Line strategy(Choice choice, int index, boolean focused) {
        StrategySpec spec = choice.strategies().get(index);
        boolean chosen = choice.chosen().get(index);
        boolean selected = focused && index == choice.selected();
        return Line.of(selected ? "› " : "  ", Role.ACCENT)
                .add((index + 1) + " ", Role.DIM)
                .add(chosen ? "[x] " : "[ ] ", chosen ? Role.OK : Role.DIM)
                .left(spec.name(), 13, chosen ? (selected ? Role.STRONG : Role.TEXT) : Role.DIM)
                .add(size(spec), Role.DIM);
    }

    private static String size(StrategySpec spec) {
        return switch (spec) {
            case StrategySpec.Sequential s -> "one after the other";
            case StrategySpec.Threads(int size) -> size == 1 ? "1 thread" : size + " threads";
            case StrategySpec.Virtual(int limit) -> limit == 0 ? "no limit" : "at most " + limit + " at once";
            case StrategySpec.Processes(int workers) -> workers == 1 ? "1 worker" : workers + " workers";
            case StrategySpec.Adaptive a -> "as many as " + a.algorithm().word() + " finds good";
        };
    }

    private static Line label(String label) {
        return new Line().left(label, LABEL, Role.DIM);
    }
}
