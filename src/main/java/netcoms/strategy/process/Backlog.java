package netcoms.strategy.process;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a trial that wait for a worker, in batches cut so that one lasts about {@link #BATCH_NANOS} by the service
 * times seen so far; a task of unknown or longer time goes alone.
 *
 * <p>Threads: all calls under the pool's lock.
 */
final class Backlog {
    private static final double BATCH_NANOS = 2_000_000;
    private static final int MAX_BATCH = 100_000;

    private final TrialFrame trial;
    private final int workers;
    private final ArrayDeque<Range> waiting = new ArrayDeque<>();
    /** By spec, in nanoseconds, a moving mean; NaN when none was seen. */
    private final double[] estimates;

    private int queued;
    /** Tasks before this one are due. */
    private int released;

    /** Tasks {@code from} to before {@code to}. */
    record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /**
     * All tasks of the trial.
     *
     * @param due tasks before this one may go at once
     * @param workers that share them
     */
    Backlog(TrialFrame trial, int due, int workers) {
        this.trial = trial;
        this.workers = workers;
        this.released = due;
        this.estimates = new double[trial.distinct()];
        Arrays.fill(estimates, Double.NaN);
        putFirst(0, trial.tasks());
    }

    /** The first task that is not due; as many as there are when all are. */
    int firstNotDue() {
        return released;
    }

    /** Tasks before this one are due from now on. */
    void release(int due) {
        released = due;
    }

    /** The next batch; null when nothing that is due waits. */
    @Nullable Range take() {
        Range first = pollDue();
        if (first == null) {
            return null;
        }
        int due = queued - (trial.tasks() - released);
        // Towards the end batches shrink, so that the workers end together.
        int most = Math.clamp(due / (2L * workers), 1, Math.min(MAX_BATCH, first.size()));
        double nanos = estimates[trial.specOf(first.from())];
        int to = first.from() + 1;
        while (to - first.from() < most && nanos < BATCH_NANOS) {
            nanos += estimates[trial.specOf(to)];
            if (!(nanos < BATCH_NANOS)) {
                break;
            }
            to++;
        }
        if (to < first.to()) {
            waiting.addFirst(new Range(to, first.to()));
        }
        queued -= to - first.from();
        return new Range(first.from(), to);
    }

    /** The first range of which something is due; what is not is put back. */
    private @Nullable Range pollDue() {
        for (Range range : waiting) {
            if (range.from() < released) {
                waiting.remove(range);
                if (range.to() > released) {
                    waiting.addFirst(new Range(released, range.to()));
                }
                return new Range(range.from(), Math.min(range.to(), released));
            }
        }
        return null;
    }

    /** These wait, and go before everything else. */
    void putFirst(int from, int to) {
        if (from < to) {
            queued += to - from;
            waiting.addFirst(new Range(from, to));
        }
    }

    /** It waits, and goes after everything else. */
    void putLast(int task) {
        queued++;
        waiting.addLast(new Range(task, task + 1));
    }

    /** A task took so long. */
    void learn(int task, long serviceNanos) {
        int spec = trial.specOf(task);
        double before = estimates[spec];
        estimates[spec] = Double.isNaN(before) ? serviceNanos : before + (serviceNanos - before) / 8;
    }
}
