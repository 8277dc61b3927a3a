package netcoms.ui;

import static netcoms.ui.Focus.INPUT;
import static netcoms.ui.Focus.LIST;
import static netcoms.ui.Focus.LOG;
import static netcoms.ui.Focus.RUN;
import static netcoms.ui.Focus.WORKERS;

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
    /** As many as there can be strategies; how many there are is told to who asks for words. */
    private static final String DIGITS = "1 2 3 4 5 6 7 8 9";

    private static final Set<Focus> ANYWHERE = EnumSet.allOf(Focus.class);
    private static final Set<Focus> PANES = EnumSet.of(RUN, WORKERS, LIST, LOG);
    private static final Set<Focus> ONLY_INPUT = EnumSet.of(INPUT);
    private static final Set<Focus> ONLY_RUN = EnumSet.of(RUN, WORKERS);
    private static final Set<Focus> ONLY_WORKERS = EnumSet.of(WORKERS);
    private static final Set<Focus> ONLY_LIST = EnumSet.of(LIST);
    private static final Set<Focus> RUNS = EnumSet.of(RUN, WORKERS, LIST);
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
            bind(ONLY_LIST, Action.OPEN, "Enter", "Enter", "open", "look at the run again, in any view"),
            bind(ONLY_LIST, Action.COMPARE, "c", "c", "compare", "mark the run; on a second one: compare both"),
            bind(ONLY_LIST, Action.DELETE, "d", "d", "delete", "delete the run, after a question"),
            hint(ONLY_LIST, Action.RESUME, "R", "resume"),
            bind(
                    ONLY_WORKERS,
                    Action.KILL,
                    "k",
                    "k",
                    "kill",
                    "kill the selected worker, after a question; j ↑ ↓ select"),
            hint(ONLY_RUN, Action.START_RUN, "r", "run"),
            bind(RUNS, Action.START_RUN, "r", "r", "", "start a run of what is chosen"),
            bind(RUNS, Action.STOP_RUN, "x", "x", "stop", "stop the run; what is finished counts"),
            bind(ONLY_RUN, Action.PICK_WORKLOAD, "w", "w", "workload", "choose a workload"),
            bind(ONLY_RUN, Action.TOGGLE_STRATEGY, DIGITS, "1-N", "strategies", "take a strategy in or out"),
            bind(ONLY_RUN, Action.PICK_FAULTS, "f", "f", "faults", "choose what goes wrong; while a run goes, at once"),
            bind(
                    ONLY_RUN,
                    Action.NEXT_VIEW,
                    "v",
                    "v",
                    "view",
                    "next view: table, rounds, latency, time, failures, workers"),
            bind(ONLY_RUN, Action.OLD_RUNS, "o", "o", "old runs", "the list of old runs"),
            bind(ONLY_LIST, Action.OLD_RUNS, "o", "o", "back", "back to the current run"),
            bind(ONLY_LOG, Action.NEXT_FOCUS, "Enter i", "Enter", "type", "back to the input line"),
            bind(PANES, Action.HELP, "?", "?", "help", "this help"),
            hint(ONLY_LIST, Action.START_RUN, "r", "run"),
            bind(PANES, Action.QUIT, "q", "q", "quit", "save and quit"),
            bind(ONLY_RUN, Action.COMPARE, "c", "c", "compare", "compare with the run before of the same workload"),
            hint(ONLY_RUN, Action.LARGER, "+/-", "size"),
            hint(ONLY_RUN, Action.MORE_ROUNDS, "[ ]", "rounds"),
            hint(ONLY_LOG, null, "j/k", "scroll"),
            hint(ONLY_LOG, null, "g/G", "ends"),
            bind(ANYWHERE, Action.NEXT_FOCUS, "Tab", "Tab", "pane", "next pane; in the input, complete a name"),
            bind(ONLY_RUN, Action.START_SWEEP, "s", "s", "sweep", "run the selected strategy in several sizes"),
            bind(ANYWHERE, Action.PREVIOUS_FOCUS, "Shift-Tab", "Shift-Tab", "", "previous pane"),
            bind(ANYWHERE, Action.START_RUN, "F5", "F5", "run", "start a run"),
            bind(ANYWHERE, Action.STOP_RUN, "F6", "F6", "stop", "stop the run"),
            hint(ONLY_INPUT, null, "/help", "commands"),
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
            bind(RUNS, Action.RESUME, "R", "R", "", "resume a stopped run: only what is missing is run"),
            bind(ONLY_RUN, Action.FEWER_ROUNDS, "[", "[", "", "fewer rounds"),
            bind(ONLY_RUN, Action.MORE_ROUNDS, "]", "]", "", "more rounds"),
            bind(ONLY_RUN, Action.PREVIOUS_VIEW, "V", "V", "", "the view before"),
            bind(ONLY_INPUT, Action.SEND, "Enter", "Enter", "", "say the line, or do the /command"));

    private static final Set<Action> ABOUT_RUNS = EnumSet.of(
            Action.START_RUN,
            Action.STOP_RUN,
            Action.RESUME,
            Action.START_SWEEP,
            Action.PICK_WORKLOAD,
            Action.PICK_FAULTS,
            Action.TOGGLE_STRATEGY,
            Action.LARGER,
            Action.SMALLER,
            Action.MORE_ROUNDS,
            Action.FEWER_ROUNDS,
            Action.NEXT_VIEW,
            Action.PREVIOUS_VIEW,
            Action.OLD_RUNS,
            Action.OPEN,
            Action.COMPARE,
            Action.DELETE,
            Action.KILL);

    /** What is refused while a run goes. */
    private static final Set<Action> CHOOSING = EnumSet.of(
            Action.START_RUN,
            Action.START_SWEEP,
            Action.PICK_WORKLOAD,
            Action.TOGGLE_STRATEGY,
            Action.LARGER,
            Action.SMALLER,
            Action.MORE_ROUNDS,
            Action.FEWER_ROUNDS);

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
     * @param strategies how many there are to choose from; 0 where there is only the chat
     * @param running whether a run goes, so that it can be stopped and nothing can be chosen
     * @param resumes whether the run in sight can go on
     */
    static Line hints(Focus focus, int strategies, boolean running, boolean resumes, int width) {
        boolean chatOnly = strategies == 0;
        Set<Action> shown = running ? EnumSet.copyOf(CHOOSING) : EnumSet.of(Action.STOP_RUN);
        if (!resumes) {
            shown.add(Action.RESUME);
        }
        Line line = new Line().space(1);
        for (Binding binding : TABLE) {
            boolean applies = binding.where.contains(focus) && !binding.hint.isEmpty();
            if (!applies || (chatOnly && isAboutRuns(binding))) {
                continue;
            }
            if (binding.action != null && !shown.add(binding.action)) {
                continue;
            }
            Line entry = Line.of(label(binding, strategies), Role.STRONG).add(" " + binding.hint, Role.DIM);
            if (line.width() + entry.width() < width) {
                line.add(entry).space(2);
            }
        }
        return line;
    }

    /**
     * Every key, by where it works.
     *
     * @param strategies how many there are to choose from; 0 where there is only the chat
     */
    static List<Line> help(int strategies) {
        boolean chatOnly = strategies == 0;
        List<Line> lines = new ArrayList<>();
        section(lines, "Anywhere", binding -> binding.where.equals(ANYWHERE), strategies);
        section(lines, "Outside of the input", binding -> binding.where.equals(PANES), strategies);
        if (!chatOnly) {
            section(
                    lines,
                    "In the run pane",
                    binding -> binding.where.equals(ONLY_RUN) || binding.where.equals(RUNS),
                    strategies);
            section(lines, "In the view of workers", binding -> binding.where.equals(ONLY_WORKERS), strategies);
            section(lines, "In the list of old runs", binding -> binding.where.equals(ONLY_LIST), strategies);
        }
        section(lines, "In the chat", binding -> binding.where.equals(ONLY_LOG), strategies);
        section(lines, "In the input", binding -> binding.where.equals(ONLY_INPUT), strategies);
        explain(lines, "↑ ↓", "lines said before");
        explain(lines, "Ctrl-A/E", "start / end of the line");
        explain(lines, "Ctrl-U/K/W", "cut to the start / to the end / a word");
        return lines;
    }

    private static void section(List<Line> lines, String title, Predicate<Binding> which, int strategies) {
        if (!lines.isEmpty()) {
            lines.add(new Line());
        }
        lines.add(Line.of(title, Role.ACCENT));
        for (Binding binding : TABLE) {
            if (which.test(binding) && !binding.help.isEmpty() && !(strategies == 0 && isAboutRuns(binding))) {
                explain(lines, label(binding, strategies), binding.help);
            }
        }
    }

    private static void explain(List<Line> lines, String keys, String help) {
        lines.add(new Line().space(2).left(keys, 12, Role.STRONG).add(help, Role.TEXT));
    }

    private static String label(Binding binding, int strategies) {
        return binding.action == Action.TOGGLE_STRATEGY ? "1-" + strategies : binding.label;
    }

    private static boolean isAboutRuns(Binding binding) {
        return binding.action != null && ABOUT_RUNS.contains(binding.action);
    }

    private static Binding bind(Set<Focus> where, Action action, String keys, String label, String hint, String help) {
        return new Binding(where, action, List.of(keys.split(" ")), label, hint, help);
    }

    /** Stands for several rows in the hint line. */
    private static Binding hint(Set<Focus> where, @Nullable Action action, String label, String hint) {
        return new Binding(where, action, List.of(), label, hint, "");
    }
}
