package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.task.FailureKind;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * One trial's tasks: which wait, which must run again, how many are left. Batches are cut so that one lasts about
 * {@link #BATCH_NANOS} by the service times seen so far; a task of unknown or longer time goes alone.
 *
 * <p>Threads: all calls under the pool's lock.
 */
final class Dispatch {
    private static final double BATCH_NANOS = 2_000_000;
    private static final int MAX_BATCH = 100_000;

    private final TrialFrame trial;
    private final ByteBuffer encoded;
    private final TrialRecorder recorder;
    private final Cancellation cancellation;
    private final int maxAttempts;
    private final int workers;
    private final ArrayDeque<Range> waiting = new ArrayDeque<>();
    /** How the workers that died of a task ended, by task. */
    private final Map<Integer, List<String>> deaths = new HashMap<>();
    /** By spec, in nanoseconds, a moving mean; NaN when none was seen. */
    private final double[] estimates;

    private int left;
    private int queued;
    /** Tasks before this one are due. */
    private int released;

    private boolean stopped;

    /**
     * What a frame brought.
     *
     * @param count results
     * @param failed of these
     */
    record Recorded(int count, int failed) {}

    /** Tasks {@code from} to before {@code to}. */
    record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /** @param cancellation says what tasks that a stop ended have failed as */
    Dispatch(TrialFrame trial, TrialRecorder recorder, Cancellation cancellation, int maxAttempts, int workers) {
        this.trial = trial;
        this.encoded = trial.encode();
        this.recorder = recorder;
        this.cancellation = cancellation;
        this.maxAttempts = maxAttempts;
        this.workers = workers;
        this.left = trial.tasks();
        this.estimates = new double[trial.distinct()];
        Arrays.fill(estimates, Double.NaN);
        this.released = recorder.isOpen() ? 0 : left;
        giveBack(0, left, false);
    }

    int id() {
        return trial.id();
    }

    TaskSpec spec(int task) {
        return trial.spec(task);
    }

    TaskSettings settings() {
        return trial.settings();
    }

    ByteBuffer frame() {
        return encoded.duplicate();
    }

    boolean done() {
        return left == 0;
    }

    /** No more batches; what is open ends as cancelled. */
    void stop() {
        stopped = true;
    }

    /** Lets go what has become due; whether that is anything. */
    boolean release() {
        int before = released;
        while (released < trial.tasks() && recorder.untilDueNanos(released) <= 0) {
            released++;
        }
        return released > before;
    }

    /** Nanoseconds until one more task is due; empty when all are. */
    OptionalLong untilNextNanos() {
        return released < trial.tasks() ? OptionalLong.of(recorder.untilDueNanos(released)) : OptionalLong.empty();
    }

    /** The next batch; null when nothing that is due waits. */
    @Nullable Range take() {
        Range first = stopped ? null : pollDue();
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

    /**
     * Records the results of a frame.
     *
     * @param next the task that the first of them is of
     * @param to end of the worker's batch
     * @param clockOffsetNanos what turns the worker's clock into ours
     * @param frame at its count
     * @throws IOException when they cannot be of this batch
     */
    Recorded results(int next, int to, long clockOffsetNanos, ByteBuffer frame) throws IOException {
        int count = frame.getInt();
        if (count < 0 || count > to - next) {
            throw new IOException("the worker sent " + count + " results where " + (to - next) + " were due");
        }
        int failures = 0;
        for (int task = next; task < next + count; task++) {
            int flags = frame.get();
            long workNanos = frame.getLong();
            long endedNanos = frame.getLong() + clockOffsetNanos;
            learn(trial.specOf(task), workNanos);
            if ((flags & Frames.CONNECTED) != 0) {
                recorder.connected(task, frame.getLong());
            }
            if ((flags & Frames.TRACED) != 0) {
                recorder.retriedWithin(task, frame.getInt());
                if (frame.get() != 0) {
                    recorder.overBudget(task);
                }
                recorder.cameFrom(task, ports(frame));
            }
            boolean ok = (flags & Frames.FAILED) == 0;
            failures += ok ? 0 : 1;
            boolean first = ok ? recorder.ok(task, workNanos, endedNanos) : failed(task, workNanos, endedNanos, frame);
            left -= first ? 1 : 0;
        }
        return new Recorded(count, failures);
    }

    private boolean failed(int task, long workNanos, long endedNanos, ByteBuffer frame) {
        FailureKind kind = FailureKind.valueOf(Frames.getString(frame));
        String detail = Frames.getString(frame);
        String stack = Frames.getString(frame);
        return recorder.failed(task, cancellation.kind(kind).label(), detail, () -> stack, workNanos, endedNanos);
    }

    private static List<Integer> ports(ByteBuffer frame) {
        List<Integer> ports = new ArrayList<>();
        for (int count = frame.getInt(); count > 0; count--) {
            ports.add(frame.getInt());
        }
        return ports;
    }

    private void learn(int spec, long serviceNanos) {
        double before = estimates[spec];
        estimates[spec] = Double.isNaN(before) ? serviceNanos : before + (serviceNanos - before) / 8;
    }

    /** The task was seen to begin. */
    void started(int task) {
        recorder.started(task);
    }

    /**
     * A worker died with tasks from {@code next} to before {@code to} open. Only the one that ran is suspected: it goes again
     * after everything else, and not once more when as many workers as may have died of it. The others go back to where they
     * were.
     *
     * @param running the task that ran; -1 when none was seen to begin
     * @param how the worker ended, for a person
     * @param suspicious whether the task that ran may have been the cause
     */
    void lost(int next, int to, int running, String how, boolean suspicious) {
        if (stopped) {
            return;
        }
        if (running >= 0) {
            next = running + 1;
            if (suspicious && quarantine(running, how)) {
                String all = String.join("; ", deaths.getOrDefault(running, List.of()));
                fail(
                        running,
                        FailureKind.POISON,
                        maxAttempts + (maxAttempts == 1 ? " worker" : " workers") + " died of it: " + all);
            } else {
                recorder.retried(running);
                giveBack(running, running + 1, true);
            }
        }
        giveBack(next, to, false);
    }

    /** Whether as many workers died of the task as may. */
    private boolean quarantine(int task, String how) {
        List<String> ends = deaths.computeIfAbsent(task, first -> new ArrayList<>());
        ends.add(how);
        return ends.size() >= maxAttempts;
    }

    /** @param last whether everything else that waits goes first */
    private void giveBack(int from, int to, boolean last) {
        if (from < to) {
            Range range = new Range(from, to);
            queued += range.size();
            if (last) {
                waiting.addLast(range);
            } else {
                waiting.addFirst(range);
            }
        }
    }

    /** Ends every task that has not ended. */
    void failRest(FailureKind kind, String detail) {
        for (int task = 0; left > 0 && task < trial.tasks(); task++) {
            fail(task, kind, detail);
        }
    }

    private void fail(int task, FailureKind kind, String detail) {
        if (recorder.failed(task, kind.label(), detail)) {
            left--;
        }
    }
}
