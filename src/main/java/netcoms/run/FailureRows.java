package netcoms.run;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import netcoms.stats.OneLine;
import netcoms.stats.RecordedTrial;
import netcoms.stats.TaskTimes;
import netcoms.stats.TrialFaults;
import netcoms.task.TaskSpec;

/** Rows of failures.csv. The detail may come from a peer: it is quoted, and no spreadsheet takes it for a formula. Pure. */
final class FailureRows {
    static final String HEADER = "round,strategy,task,kind,failure,attempts,begin_s,end_s,touched,detail\n";
    /** What a spreadsheet begins a formula with. */
    private static final String FORMULA = "=+-@";

    private FailureRows() {}

    /**
     * Writes the first failed tasks of a trial.
     *
     * @param most so many rows
     * @return how many tasks failed
     */
    static long write(
            Writer out,
            int round,
            String strategy,
            List<TaskSpec> tasks,
            RecordedTrial trial,
            TrialFaults faults,
            long most)
            throws IOException {
        long failed = 0;
        for (int task = 0; task < trial.tasks(); task++) {
            TaskTimes times = trial.times(task);
            if (!times.ok() && ++failed <= most) {
                out.write(row(round, strategy, task, tasks.get(task).kind(), times, faults.touched(task))
                        + field(trial.detail(task)) + "\n");
            }
        }
        return failed;
    }

    private static String row(
            int round, String strategy, int task, String kind, TaskTimes times, TrialFaults.Touched touched) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%s,%s,%d,%.9f,%.9f,%s,",
                round,
                strategy,
                task,
                kind,
                times.failure(),
                times.attempts(),
                (times.submittedNanos() + times.queueNanos()) / 1e9,
                times.endedNanos() / 1e9,
                touched.name().toLowerCase(Locale.ROOT));
    }

    static String field(String text) {
        String line = OneLine.of(text);
        boolean formula = !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + line.replace("\"", "\"\"") + "\"";
    }
}
