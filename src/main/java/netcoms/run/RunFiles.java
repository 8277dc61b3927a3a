package netcoms.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.stats.LatencyLog;
import netcoms.stats.RecordedTrial;
import netcoms.stats.StatsSettings;
import netcoms.stats.TrialFaults;
import netcoms.stats.TrialFigures;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run keeps beside its journal, for other tools: {@code tasks.csv}, {@code failures.csv}, {@code latency.hlog} and, at its end, a
 * {@code .hgrm} for each strategy. Each counted trial is appended when it is over, so that nothing of it lies in a
 * makespan. A disk that refuses costs these files, never the run. Owned by the run thread.
 */
final class RunFiles {
    static final String TASKS = "tasks.csv";
    static final String FAILURES = "failures.csv";
    static final String LATENCIES = "latency.hlog";
    static final String PERCENTILES = ".hgrm";
    private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private interface Change {
        void to(Path file) throws IOException;
    }

    private final @Nullable Path folder;
    private final RunPlan plan;
    private final LatencyLog latencies;
    private long rowsLeft;
    private long rowsWanted;
    private final List<String> lost = new ArrayList<>();
    private long failuresLeft;
    private long failures;
    private String trouble = "";

    /** @param folder of the run; null when there is none, and nothing is kept */
    RunFiles(@Nullable Path folder, RunPlan plan, Instant started) {
        this.folder = folder;
        this.plan = plan;
        this.latencies = new LatencyLog(started);
        this.rowsLeft = plan.stats().maxTaskRows();
        this.failuresLeft = mostFailures();
    }

    /** Writes what the files begin with. */
    void begin() {
        if (rowsLeft > 0) {
            append(TASKS, TaskRows.HEADER);
        }
        append(FAILURES, FailureRows.HEADER);
        append(LATENCIES, latencies.header());
    }

    /**
     * Goes on with the files of earlier sessions: what is torn in them and what belongs to a trial that does not count is
     * dropped.
     *
     * @param finished the counted trials of these sessions
     */
    void resume(List<TrialFinished> finished) {
        if (plan.stats().maxTaskRows() > 0) {
            TrialRows rows = new TrialRows(finished);
            keep(TASKS, TaskRows.HEADER, rows);
            rowsWanted = (long) finished.size() * plan.workload().tasks().size();
            long kept = Math.min(rowsWanted, rowsLeft);
            rowsLeft -= kept;
            lost(TASKS, kept - rows.found(), "task");
        }
        TrialRows failed = new TrialRows(finished);
        keep(FAILURES, FailureRows.HEADER, failed);
        countFailures(
                finished.stream().mapToLong(trial -> trial.figures().failed()).sum());
        lost(FAILURES, mostFailures() - failuresLeft - failed.found(), "failed task");
        TrialIntervals intervals = new TrialIntervals(latencies, finished);
        keep(LATENCIES, latencies.header(), intervals);
        lost(LATENCIES, intervals.missing(), "trial");
    }

    private void keep(String file, String header, Predicate<String> wanted) {
        if (folder != null && Files.exists(folder.resolve(file))) {
            change(file, path -> WholeLines.keep(path, wanted));
        } else {
            append(file, header);
        }
    }

    private void lost(String file, long count, String what) {
        if (count > 0) {
            lost.add(file + " lacks " + count + " " + what + (count == 1 ? "" : "s") + " of before the interruption");
        }
    }

    /** Who wants every task wants every failure; who wants no tasks still gets to know what failed. */
    private long mostFailures() {
        return Math.max(StatsSettings.USUAL_TASK_ROWS, plan.stats().maxTaskRows());
    }

    private void countFailures(long failed) {
        failures += failed;
        failuresLeft -= Math.min(failuresLeft, failed);
    }

    /** Keeps a counted trial that is over. */
    void trial(
            int round,
            String strategy,
            RecordedTrial trial,
            TrialFigures figures,
            TrialFaults faults,
            Instant began,
            Instant ended) {
        append(LATENCIES, latencies.interval(strategy, began, ended, figures));
        if (figures.failed() > 0) {
            List<TaskSpec> specs = plan.workload().tasks();
            long most = failuresLeft;
            append(FAILURES, out -> FailureRows.write(out, round, strategy, specs, trial, faults, most));
            countFailures(figures.failed());
        }
        if (plan.stats().maxTaskRows() > 0) {
            int rows = (int) Math.min(rowsLeft, trial.tasks());
            append(
                    TASKS,
                    out -> TaskRows.write(out, round, strategy, plan.workload().tasks(), trial, rows));
            rowsLeft -= rows;
            rowsWanted += trial.tasks();
        }
    }

    /** @param distributions text by strategy */
    void end(Map<String, String> distributions) {
        distributions.forEach(
                (strategy, text) -> change(strategy + PERCENTILES, path -> Files.writeString(path, text)));
    }

    /** What a person should know about these files, in one sentence without its end. */
    Optional<String> note() {
        List<String> notes = new ArrayList<>(lost);
        if (!trouble.isEmpty()) {
            notes.add(trouble);
        } else {
            cut(notes, TASKS, plan.stats().maxTaskRows() - rowsLeft, rowsWanted, "tasks");
            cut(notes, FAILURES, mostFailures() - failuresLeft, failures, "failed tasks");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    private static void cut(List<String> notes, String file, long rows, long wanted, String what) {
        if (wanted > rows) {
            notes.add(file + " has the first " + rows + " of " + wanted + " " + what
                    + " (stats.tasks-csv: true keeps all)");
        }
    }

    private void append(String file, String text) {
        append(file, out -> out.write(text));
    }

    private void append(String file, Content content) {
        change(file, path -> {
            try (Writer out = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                content.writeTo(out);
            }
        });
    }

    private void change(String file, Change change) {
        if (folder == null || !trouble.isEmpty()) {
            return;
        }
        try {
            change.to(folder.resolve(file));
        } catch (IOException e) {
            trouble = file + " is not complete: " + e;
            LOG.warn("{} is not complete", file, e);
        }
    }
}
