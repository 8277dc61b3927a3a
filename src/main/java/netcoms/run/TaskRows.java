package netcoms.run;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import netcoms.stats.RecordedTrial;
import netcoms.stats.TaskTimes;
import netcoms.task.TaskSpec;

/** Rows of tasks.csv. Every field is a number or a word of ours, so that none needs quotes. Pure. */
final class TaskRows {
    static final String HEADER =
            "round,strategy,task,kind,outcome,failure,attempts,submitted_s,queue_s,connect_s,service_s,"
                    + "collection_s,latency_s\n";

    private TaskRows() {}

    /**
     * Writes the first rows of a trial.
     *
     * @param tasks its tasks, numbered from 0 as in the workload
     * @param count how many rows
     */
    static void write(Writer out, int round, String strategy, List<TaskSpec> tasks, RecordedTrial trial, int count)
            throws IOException {
        StringBuilder row = new StringBuilder();
        for (int task = 0; task < count; task++) {
            TaskTimes times = trial.times(task);
            row.setLength(0);
            row.append(round).append(',').append(strategy).append(',').append(task);
            row.append(',').append(tasks.get(task).kind());
            row.append(times.ok() ? ",ok," : ",failed,").append(times.failure());
            row.append(',').append(times.attempts());
            seconds(row, times.submittedNanos());
            seconds(row, times.queueNanos());
            seconds(row, times.connectNanos());
            seconds(row, times.serviceNanos());
            seconds(row, times.collectionNanos());
            seconds(row, times.latencyNanos());
            out.append(row.append('\n'));
        }
    }

    /** All nine digits, so that the parts add up; by hand, as a formatter needs longer than the tasks themselves. */
    private static void seconds(StringBuilder row, long nanos) {
        row.append(',').append(nanos / 1_000_000_000).append('.');
        long fraction = nanos % 1_000_000_000;
        for (long digit = 100_000_000; digit > 0; digit /= 10) {
            row.append((char) ('0' + fraction / digit % 10));
        }
    }
}
