package netcoms.testing.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One program on a terminal of its own, in a tmux server of its own: keys go in, the screen comes out. Used by the
 * thread of the test. Nothing of it is left after {@link #close()}, whatever the program does.
 */
public final class Tmux implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String DEFAULT_TERM = "screen-256color";

    private final String tmux = Programs.require("tmux");
    /** Holds the server's socket, which tmux leaves behind. */
    private final Path folder = PrivateFolder.create("netcoms-tmux");

    private Tmux() {}

    /**
     * Starts a program. When it ends its screen stays readable.
     *
     * @param environment added to ours; {@code TERM} is what the program sees, {@code screen-256color} if it is not given
     */
    public static Tmux start(int columns, int rows, Map<String, String> environment, List<String> command) {
        Tmux terminal = new Tmux();
        try {
            terminal.open(columns, rows, environment, command);
        } catch (RuntimeException | Error failed) {
            terminal.close();
            throw failed;
        }
        return terminal;
    }

    /** Starts a shell that leaves the terminal as it finds it: what a program does to the terminal can be seen after it. */
    public static Tmux shell(int columns, int rows, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PS1", "$ ");
        List<String> shell = List.of(Programs.require("bash"), "--norc", "--noprofile", "--noediting", "-i");
        Tmux terminal = start(columns, rows, all, shell);
        terminal.awaitText("$", Duration.ofSeconds(10));
        return terminal;
    }

    private void open(int columns, int rows, Map<String, String> environment, List<String> command) {
        Map<String, String> all = new HashMap<>(environment);
        // The server passes its own environment on; a UTF-8 locale unless the test wants another.
        all.putIfAbsent("LC_ALL", "C.UTF-8");
        List<String> words = new ArrayList<>(List.of("env", "-u", "TMUX", "-u", "TMUX_PANE", "-u", "NO_COLOR"));
        words.addAll(client());
        words.addAll(List.of("start-server", ";"));
        words.addAll(option("status", "off"));
        words.addAll(option("remain-on-exit", "on"));
        words.addAll(option("escape-time", "0"));
        words.addAll(option("default-terminal", all.getOrDefault("TERM", DEFAULT_TERM)));
        words.addAll(List.of("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "--"));
        words.addAll(command);
        Execution started = Execution.of(all, words);
        if (started.exitCode() != 0) {
            throw new AssertionError("tmux did not start: " + started.output());
        }
    }

    private static List<String> option(String name, String value) {
        return List.of("set-option", "-g", name, value, ";");
    }

    private List<String> client() {
        return List.of(tmux, "-u", "-S", folder.resolve("socket").toString(), "-f", "/dev/null");
    }

    private String ask(String... words) {
        return Execution.expect(command(words));
    }

    /** Presses keys by tmux's names, for example {@code Enter}, {@code F5}, {@code C-c}, {@code a}. */
    public void press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "--"));
        command.addAll(List.of(keys));
        ask(command.toArray(String[]::new));
    }

    /** Types a text as it is; no Enter. */
    public void type(String text) {
        ask("send-keys", "-l", "--", text);
    }

    /** Types a line and Enter. */
    public void enter(String line) {
        type(line);
        press("Enter");
    }

    /** The screen, one line a row, without trailing blanks. */
    public String screen() {
        return ask("capture-pane", "-p");
    }

    /** The screen with its colours as escape sequences. */
    public String styledScreen() {
        return ask("capture-pane", "-p", "-e");
    }

    /** The screen and what has scrolled off it. */
    public String scrollback() {
        return ask("capture-pane", "-p", "-S", "-");
    }

    /** Appends every byte that the program writes to a file, from now on. */
    public void copyOutputTo(Path file) {
        ask("pipe-pane", "-O", "cat >> '" + file + "'");
    }

    /**
     * Waits until the screen shows a text.
     *
     * @return the screen that shows it
     */
    public String awaitText(String text, Duration atMost) {
        return await("'" + text + "'", screen -> screen.contains(text), atMost);
    }

    /**
     * Waits until the screen is as it should be.
     *
     * @param what names the condition in the failure, which shows the last screen
     */
    public String await(String what, Predicate<String> condition, Duration atMost) {
        String[] last = {""};
        try {
            Awaitility.await()
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> condition.test(last[0] = screen()));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "after " + atMost + " the screen does not show " + what + ":\n" + last[0] + "--- end of screen",
                    late);
        }
        return last[0];
    }

    /** Waits until the program that was started has ended. */
    public int awaitExit(Duration atMost) {
        Awaitility.await("the end of the program")
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> exitCode().isPresent());
        return exitCode().orElseThrow();
    }

    /** The exit code of the program that was started, or 128 and the signal that ended it; empty while it runs. */
    public OptionalInt exitCode() {
        String[] state =
                format("#{pane_dead},#{pane_dead_status},#{pane_dead_signal}").split(",", -1);
        if (!state[1].isEmpty()) {
            return OptionalInt.of(Integer.parseInt(state[1]));
        }
        if (!state[2].isEmpty()) {
            return OptionalInt.of(128 + Integer.parseInt(state[2]));
        }
        if (state[0].equals("1")) {
            // tmux 3.3 misses the end of a child now and then, until the next one of its children ends.
            ask("run-shell", "true");
        }
        return OptionalInt.empty();
    }

    public void resize(int columns, int rows) {
        ask("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** The program that was started. */
    public ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(format("#{pane_pid}"))).orElseThrow();
    }

    /** Whether a full-screen program has, or has forgotten, the alternate screen. */
    public boolean isAlternateScreen() {
        return format("#{alternate_on}").equals("1");
    }

    public boolean isCursorVisible() {
        return format("#{cursor_flag}").equals("1");
    }

    /** Whether the program catches the mouse. */
    public boolean isMouseCaught() {
        return format("#{mouse_any_flag}").equals("1");
    }

    /** All settings of the terminal line, in the words of {@code stty -a}; the program must be alive. */
    public String stty() {
        return Execution.expect(List.of("stty", "-a", "-F", format("#{pane_tty}")));
    }

    /** What tmux says of the pane, in its format language. */
    public String format(String format) {
        return ask("display-message", "-p", format).strip();
    }

    /** Closes the terminal under the program, as when a person closes a pane: the program gets SIGHUP. */
    public void killPane() {
        ask("kill-pane");
    }

    /** Ends the tmux server, the program and all that it started. */
    @Override
    public void close() {
        Execution pane = Execution.of(Map.of(), command("display-message", "-p", "#{pane_pid}"));
        ProcessTree tree = pane.exitCode() == 0
                ? ProcessHandle.of(Long.parseLong(pane.output().strip()))
                        .map(ProcessTree::of)
                        .orElse(ProcessTree.NONE)
                : ProcessTree.NONE;
        Execution.of(Map.of(), command("kill-server"));
        tree.end();
        PrivateFolder.delete(folder);
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(client());
        command.addAll(List.of(words));
        return command;
    }
}
