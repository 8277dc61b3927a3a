package netcoms.ui;

import static netcoms.ui.Focus.INPUT;
import static netcoms.ui.Focus.LOG;
import static netcoms.ui.Focus.RUN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import org.jspecify.annotations.Nullable;

/** Which key does what where: the table behind the keys, the help and the hint line. */
final class KeyMap {
    private static final Set<Focus> ANYWHERE = EnumSet.allOf(Focus.class);
    private static final Set<Focus> PANES = EnumSet.of(RUN, LOG);
    private static final Set<Focus> ONLY_INPUT = EnumSet.of(INPUT);
    private static final Set<Focus> ONLY_RUN = EnumSet.of(RUN);
    private static final Set<Focus> ONLY_LOG = EnumSet.of(LOG);

    /**
     * A row of the table.
     *
     * @param keys names of the keys that do it; none for what is only explained
     * @param label how the keys are written
     * @param hint a word for the hint line; empty to leave it out there
     * @param help a line for the help
     */
    private record Binding(
            Set<Focus> where, @Nullable Action action, List<String> keys, String label, String hint, String help) {}

    /** In the order of the hint line; the help sorts it by where. */
    private static final List<Binding> TABLE = List.of(
            bind(ONLY_RUN, Action.START_RUN, "r", "r", "run", "start a run of what is chosen"),
            bind(ONLY_RUN, Action.STOP_RUN, "x", "x", "stop", "stop the run; what is finished counts"),
            bind(ONLY_RUN, Action.PICK_WORKLOAD, "w", "w", "workload", "choose a workload"),
            bind(ONLY_RUN, Action.TOGGLE_STRATEGY, "1 2 3 4 5 6", "1-6", "strategies", "take a strategy in or out"),
            bind(ONLY_RUN, Action.SWITCH_VIEW, "v", "v", "view", "this run, or the list of runs"),
            bind(ONLY_LOG, Action.NEXT_FOCUS, "Enter i", "Enter", "type", "back to the input line"),
            bind(PANES, Action.HELP, "?", "?", "help", "this help"),
            bind(PANES, Action.QUIT, "q", "q", "quit", "save and quit"),
            hint(ONLY_RUN, "+/-", "size"),
            hint(ONLY_RUN, "[ ]", "rounds"),
            hint(ONLY_LOG, "j/k", "scroll"),
            hint(ONLY_LOG, "g/G", "ends"),
            bind(ANYWHERE, Action.NEXT_FOCUS, "Tab", "Tab", "pane", "next pane; in the input, complete a name"),
            bind(ANYWHERE, Action.PREVIOUS_FOCUS, "Shift-Tab", "Shift-Tab", "", "previous pane"),
            bind(ANYWHERE, Action.START_RUN, "F5", "F5", "run", "start a run"),
            bind(ANYWHERE, Action.STOP_RUN, "F6", "F6", "stop", "stop the run"),
            hint(ONLY_INPUT, "/help", "commands"),
            bind(ANYWHERE, Action.QUIT, "Ctrl-C", "Ctrl-C", "quit and save", "save and quit"),
            bind(ANYWHERE, Action.PAGE_UP, "PgUp", "PgUp", "", "a page up"),
            bind(ANYWHERE, Action.PAGE_DOWN, "PgDn", "PgDn", "", "a page down"),
            bind(ANYWHERE, Action.BACK, "Esc", "Esc", "", "one level up"),
            bind(ANYWHERE, Action.HELP, "F1", "F1", "", "this help, from the input too"),
            bind(ANYWHERE, Action.REDRAW, "Ctrl-L", "Ctrl-L", "", "draw everything afresh"),
            bind(PANES, Action.UP, "k Up", "k ↑", "", "up: select or scroll"),
            bind(PANES, Action.DOWN, "j Down", "j ↓", "", "down"),
            bind(PANES, Action.TO_START, "g Home", "g", "", "to the start"),
            bind(PANES, Action.TO_END, "G End", "G", "", "to the end"),
            bind(ONLY_RUN, Action.LARGER, "+ = Right", "+ →", "", "more places for the selected strategy"),
            bind(ONLY_RUN, Action.SMALLER, "- Left", "- ←", "", "fewer places for it"),
            bind(ONLY_RUN, Action.FEWER_ROUNDS, "[", "[", "", "fewer rounds"),
            bind(ONLY_RUN, Action.MORE_ROUNDS, "]", "]", "", "more rounds"),
            bind(ONLY_RUN, Action.OPEN, "Enter", "Enter", "", "look at a run of the list again"),
            bind(ONLY_INPUT, Action.SEND, "Enter", "Enter", "", "say the line, or do the /command"));

    private static final Set<Action> ABOUT_RUNS = EnumSet.of(
            Action.START_RUN,
            Action.STOP_RUN,
            Action.PICK_WORKLOAD,
            Action.TOGGLE_STRATEGY,
            Action.LARGER,
            Action.SMALLER,
            Action.MORE_ROUNDS,
            Action.FEWER_ROUNDS,
            Action.SWITCH_VIEW,
            Action.OPEN);

    private KeyMap() {}

    /** What a key means with the focus there. */
    static Optional<Action> action(String key, Focus focus) {
        return TABLE.stream()
                .filter(binding -> binding.where.contains(focus) && binding.keys.contains(key))
                .findFirst()
                .flatMap(binding -> Optional.ofNullable(binding.action));
    }

    /**
     * The most useful keys with the focus there, as many as fit.
     *
     * @param running whether a run goes, so that it can be stopped and none can be started
     */
    static Line hints(Focus focus, boolean chatOnly, boolean running, int width) {
        Action pointless = running ? Action.START_RUN : Action.STOP_RUN;
        Set<Action> shown = EnumSet.of(pointless);
        Line line = new Line().space(1);
        for (Binding binding : TABLE) {
            boolean applies = binding.where.contains(focus) && !binding.hint.isEmpty();
            if (!applies || (chatOnly && isAboutRuns(binding))) {
                continue;
            }
            if (binding.action != null && !shown.add(binding.action)) {
                continue;
            }
            Line entry = Line.of(binding.label, Role.STRONG).add(" " + binding.hint, Role.DIM);
            if (line.width() + entry.width() < width) {
                line.add(entry).space(2);
            }
        }
        return line;
    }

    /** Every key, by where it works. */
    static List<Line> help(boolean chatOnly) {
        List<Line> lines = new ArrayList<>();
        section(lines, "Anywhere", binding -> binding.where.equals(ANYWHERE), chatOnly);
        section(lines, "Outside of the input", binding -> binding.where.equals(PANES), chatOnly);
        if (!chatOnly) {
            section(lines, "In the run pane", binding -> binding.where.equals(ONLY_RUN), false);
        }
        section(lines, "In the chat", binding -> binding.where.equals(ONLY_LOG), chatOnly);
        section(lines, "In the input", binding -> binding.where.equals(ONLY_INPUT), chatOnly);
        explain(lines, "↑ ↓", "lines said before");
        explain(lines, "Ctrl-A/E", "start / end of the line");
        explain(lines, "Ctrl-U/K/W", "cut to the start / to the end / a word");
        return lines;
    }

    private static void section(List<Line> lines, String title, Predicate<Binding> which, boolean chatOnly) {
        if (!lines.isEmpty()) {
            lines.add(new Line());
        }
        lines.add(Line.of(title, Role.ACCENT));
        for (Binding binding : TABLE) {
            if (which.test(binding) && !binding.help.isEmpty() && !(chatOnly && isAboutRuns(binding))) {
                explain(lines, binding.label, binding.help);
            }
        }
    }

    private static void explain(List<Line> lines, String keys, String help) {
        lines.add(new Line().space(2).left(keys, 12, Role.STRONG).add(help, Role.TEXT));
    }

    private static boolean isAboutRuns(Binding binding) {
        return binding.action != null && ABOUT_RUNS.contains(binding.action);
    }

    private static Binding bind(Set<Focus> where, Action action, String keys, String label, String hint, String help) {
        return new Binding(where, action, List.of(keys.split(" ")), label, hint, help);
    }

    /** Stands for several rows in the hint line. */
    private static Binding hint(Set<Focus> where, String label, String hint) {
        return new Binding(where, null, List.of(), label, hint, "");
    }
}
