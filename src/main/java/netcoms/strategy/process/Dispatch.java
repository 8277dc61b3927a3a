package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
 * One trial's tasks: hands them out, records how they end, says which must run again and whether any is left.
 *
 * <p>Threads: all calls under the pool's lock.
 */
final class Dispatch {
    private final TrialFrame trial;
    private final ByteBuffer encoded;
    private final TrialRecorder recorder;
    private final Cancellation cancellation;
    private final int maxAttempts;
    private final Backlog backlog;
    /** How the workers that died of a task ended, by task. */
    private final Map<Integer, List<String>> deaths = new HashMap<>();

    private int left;
    private boolean stopped;

    /**
     * What a frame brought.
     *
     * @param count results
     * @param failed of these
     */
    record Recorded(int count, int failed) {}

    /** @param cancellation says what tasks that a stop ended have failed as */
    Dispatch(TrialFrame trial, TrialRecorder recorder, Cancellation cancellation, int maxAttempts, int workers) {
        this.trial = trial;
        this.encoded = trial.encode();
        this.recorder = recorder;
        this.cancellation = cancellation;
        this.maxAttempts = maxAttempts;
        this.left = trial.tasks();
        this.backlog = new Backlog(trial, recorder.isOpen() ? 0 : left, workers);
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
        int before = backlog.firstNotDue();
        int due = before;
        while (due < trial.tasks() && recorder.untilDueNanos(due) <= 0) {
            due++;
        }
        backlog.release(due);
        return due > before;
    }

    /** Nanoseconds until one more task is due; empty when all are. */
    OptionalLong untilNextNanos() {
        int next = backlog.firstNotDue();
        return next < trial.tasks() ? OptionalLong.of(recorder.untilDueNanos(next)) : OptionalLong.empty();
    }

    /** The next batch; null when nothing that is due waits. */
    Backlog.@Nullable Range take() {
        return stopped ? null : backlog.take();
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
            backlog.learn(task, workNanos);
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

    /** As many as it says, which takes no more memory than the frame that has them. */
    private static List<Integer> ports(ByteBuffer frame) throws IOException {
        int count = frame.getInt();
        if (count < 0 || count > frame.remaining() / Integer.BYTES) {
            throw new IOException("the worker announced " + count + " ports, more than its frame holds");
        }
        List<Integer> ports = new ArrayList<>(count);
        for (int port = 0; port < count; port++) {
            ports.add(frame.getInt());
        }
        return ports;
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
                backlog.putLast(running);
            }
        }
        backlog.putFirst(next, to);
    }

    /** Whether as many workers died of the task as may. */
    private boolean quarantine(int task, String how) {
        List<String> ends = deaths.computeIfAbsent(task, first -> new ArrayList<>());
        ends.add(how);
        return ends.size() >= maxAttempts;
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
