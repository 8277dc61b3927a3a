package netcoms.ui;

import java.util.List;
import java.util.Optional;
import netcoms.chat.client.ChatStatus;
import netcoms.monitor.SystemFigures;
import netcoms.run.Progress;
import netcoms.run.RunResult;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;

/**
 * All that the dashboard can see and do. Called on the ui thread; nothing here blocks. What it sees are immutable
 * snapshots, which it pulls.
 */
public interface Workbench {

    ChatStatus chat();

    /** Says a line in the chat; false when it could not be taken (not connected, outbox full). */
    boolean say(String text);

    /** Says a line as {@code /me}. */
    boolean emote(String text);

    /** Says a line to one person only. */
    boolean tell(String to, String text);

    /** Asks for another name; the answer comes as a chat event. */
    boolean rename(String name);

    /** Every workload that can be chosen, in order; the first is the default. */
    List<Workload> workloads();

    /** What the panel shows before anything is changed: workload, all strategies with their sizes, rounds. */
    RunChoice defaults();

    /** Starts a run; a reason when it cannot be started. */
    Optional<String> start(RunChoice choice);

    /** Stops the current run, if any; returns at once. */
    void stop();

    Progress progress();

    /** The current or last run's result so far; empty before the first. */
    Optional<RunResult> result();

    /** The results of this session's ended runs, oldest first. */
    List<RunResult> results();

    SystemFigures system();

    /** Something that a person should read on the screen (for example that another port was taken); may be empty. */
    List<String> notices();

    /** Leaves the program: returns at once, the dashboard is closed by its owner. */
    void quit();

    /**
     * What a person chose.
     *
     * @param strategies every strategy with its size, in order
     * @param chosen one flag for each strategy
     */
    record RunChoice(String workload, List<StrategySpec> strategies, List<Boolean> chosen, int rounds) {}
}
