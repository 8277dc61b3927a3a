package netcoms.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netcoms.report.Archive.Entry;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunInfo;
import netcoms.ui.draw.Line;
import netcoms.ui.run.OldRunsLines;

/**
 * The list of old runs: which one is selected, which one is to be compared. Shows what is saved, and of this session also
 * what could not be. Owned by the {@code ui} thread.
 */
final class OldRunsList {
    private static final String SECOND = "yyyyMMdd-HHmmss";

    /** An id begins with the second in which its run started; two short runs may share it. */
    private static final Comparator<Entry> AGE = Comparator.comparing((Entry entry) -> second(entry.id()))
            .thenComparing(OldRunsList::started)
            .thenComparing(Entry::id);

    private final Workbench workbench;
    private final ZoneId zone;
    /** Deleted here: a list that was read meanwhile may still have them. */
    private final Set<String> gone = new HashSet<>();

    private String selected = "";
    private int index;
    private int pageRows = 1;
    private Optional<Entry> marked = Optional.empty();

    OldRunsList(Workbench workbench, ZoneId zone) {
        this.workbench = workbench;
        this.zone = zone;
    }

    /** Begins with the newest. */
    void opened() {
        workbench.readOldRuns();
        index = 0;
        selected = "";
        marked = Optional.empty();
    }

    boolean isReading() {
        return workbench.oldRuns().reading();
    }

    /** How many there are, so far. */
    int count() {
        return runs().size();
    }

    /** The run that keys are about; empty when there is none. */
    Optional<Entry> selected() {
        List<Entry> runs = runs();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(at(runs)));
    }

    /** The run that was marked for a comparison before. */
    Optional<Entry> marked() {
        return marked;
    }

    void mark(Optional<Entry> run) {
        marked = run;
    }

    void move(int steps) {
        List<Entry> runs = runs();
        if (!runs.isEmpty()) {
            index = Math.clamp((long) at(runs) + steps, 0, runs.size() - 1);
            selected = runs.get(index).id();
        }
    }

    void page(int direction) {
        move(direction * Math.max(1, pageRows - 1));
    }

    void toStart() {
        move(-runs().size());
    }

    void toEnd() {
        move(runs().size());
    }

    void deleted(String id) {
        gone.add(id);
        marked = marked.filter(run -> !run.id().equals(id));
        workbench.readOldRuns();
    }

    /** Whether it is the run that goes now. */
    boolean isGoing(String id) {
        return going().filter(run -> run.id().equals(id)).isPresent();
    }

    /** Whether it ended in this session. */
    boolean isOfSession(String id) {
        return workbench.results().stream().anyMatch(result -> result.run().id().equals(id));
    }

    List<Line> lines(int width, int height) {
        List<Entry> runs = runs();
        pageRows = Math.max(1, height - 1);
        Map<String, Integer> numbers = new HashMap<>();
        workbench
                .results()
                .forEach(result -> numbers.put(result.run().id(), result.run().number()));
        going().ifPresent(run -> numbers.put(run.id(), run.number()));
        return new OldRunsLines(zone, numbers, marked.map(Entry::id).orElse(""))
                .of(
                        runs,
                        runs.isEmpty() ? 0 : at(runs),
                        isReading(),
                        workbench.oldRuns().problem(),
                        width,
                        height);
    }

    private Optional<RunInfo> going() {
        Progress progress = workbench.progress();
        return progress.phase() == Phase.IDLE ? Optional.empty() : Optional.ofNullable(progress.run());
    }

    /** Newest first. */
    private List<Entry> runs() {
        Map<String, Entry> byId = new HashMap<>();
        workbench.results().forEach(result -> byId.put(result.run().id(), Entry.of(result)));
        workbench.oldRuns().runs().forEach(entry -> byId.merge(entry.id(), entry, OldRunsList::better));
        String faults = workbench.progress().faults();
        going().ifPresent(run -> byId.put(run.id(), new Entry(run.id(), run, 0, null, faults, "")));
        gone.forEach(byId::remove);
        List<Entry> runs = new ArrayList<>(byId.values());
        runs.sort(AGE.reversed());
        return runs;
    }

    private static String second(String id) {
        return id.substring(0, Math.min(SECOND.length(), id.length()));
    }

    private static Instant started(Entry entry) {
        RunInfo run = entry.run();
        return run == null ? Instant.EPOCH : run.started();
    }

    /** A list that is older than the end of a run does not know its report, or only how far it had come before. */
    private static Entry better(Entry remembered, Entry read) {
        return read.run() == null || read.finishedRounds() < remembered.finishedRounds() ? remembered : read;
    }

    /** Follows the selected run while others come and go. */
    private int at(List<Entry> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).id().equals(selected)) {
                return i;
            }
        }
        return Math.clamp(index, 0, runs.size() - 1);
    }
}
