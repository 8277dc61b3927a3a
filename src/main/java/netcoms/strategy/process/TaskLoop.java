package netcoms.strategy.process;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.task.FailureKind;
import netcoms.task.KeptConnections;
import netcoms.task.Outcome;
import netcoms.task.RecoveryGlance;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSpec;
import netcoms.task.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Inside a worker: runs the batches it is given, one task at a time, and streams the results.
 *
 * <p>Threads: its own {@code tasks} thread runs the tasks and writes results; the worker's {@code main} thread calls the
 * methods.
 */
final class TaskLoop {
    /** How long results of empty tasks may wait for company. */
    private static final long FLUSH_NANOS = 1_000_000;

    /** How recovery stands is told when it has changed: within a batch no oftener than this, and at its end. */
    private static final long TELL_NANOS = 500_000_000;

    private final Frames.Output out;
    private final Thread thread = new Thread(this::loop, "tasks");

    /** Guards which batch is next, whether one runs, and the trial of the next ones. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private @Nullable Batch pending;
    private boolean busy;
    private @Nullable TrialFrame trial;
    private @Nullable TaskRunner runner;
    /** Ends with the process. */
    private final KeptConnections connections = new KeptConnections();

    /** Volatile: set by {@code main}, looked at before each task. Trials are numbered from 1. */
    private volatile int cancelledTrial;

    // The rest is of the tasks thread.

    private final ResultsFrame results = new ResultsFrame();
    private long flushedNanos;
    private @Nullable RecoveryGlance told;
    /** The trial that it was told of. */
    private int toldTrial;

    private long toldNanos;

    private record Batch(TrialFrame trial, TaskRunner runner, int from, int to) {}

    TaskLoop(Frames.Output out) {
        this.out = out;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The next batches are of this trial. */
    void prepare(TrialFrame next) {
        lock.lock();
        try {
            trial = next;
            runner = TaskRunner.inWorker(next.settings(), connections);
        } finally {
            lock.unlock();
        }
    }

    void run(int id, int from, int to) throws IOException {
        lock.lock();
        try {
            if (trial == null || runner == null || trial.id() != id) {
                throw new IOException("batch of an unknown trial " + id);
            }
            // A batch may cross with the cancel of its trial.
            if (id != cancelledTrial) {
                pending = new Batch(trial, runner, from, to);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void cancel(int id) throws IOException {
        lock.lock();
        try {
            cancelledTrial = id;
            pending = null;
            if (busy) {
                thread.interrupt();
                return;
            }
        } finally {
            lock.unlock();
        }
        out.write(Frames.ints(Frames.STOPPED, id));
    }

    private void loop() {
        try {
            while (true) {
                Batch batch = await();
                runAll(batch);
                if (ended(batch)) {
                    out.write(Frames.ints(Frames.STOPPED, batch.trial().id()));
                }
            }
        } catch (IOException | InterruptedException e) {
            // The parent is gone: main sees the end of its input and ends the process.
        } catch (Throwable defect) {
            WorkerMain.say(defect);
            Runtime.getRuntime().halt(1);
        }
    }

    private Batch await() throws InterruptedException {
        lock.lock();
        try {
            while (pending == null) {
                changed.await();
            }
            Batch batch = pending;
            pending = null;
            busy = true;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the batch was cancelled; from here on the thread is not interrupted */
    private boolean ended(Batch batch) {
        lock.lock();
        try {
            busy = false;
            boolean cancelled = batch.trial().id() == cancelledTrial;
            // A cancel that came too late, or a task that interrupted itself: not the next task's business.
            Thread.interrupted();
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void runAll(Batch batch) throws IOException {
        TrialFrame trial = batch.trial();
        results.begin(trial.id());
        flushedNanos = System.nanoTime();
        for (int task = batch.from(); task < batch.to() && trial.id() != cancelledTrial; task++) {
            TaskSpec spec = trial.spec(task);
            // An empty task can hurt nobody; everything else is announced before it runs.
            if (!(spec instanceof TaskSpec.Noop)) {
                flush(task);
            }
            long begin = System.nanoTime();
            Outcome outcome = run(batch.runner(), task, spec);
            long end = System.nanoTime();
            results.add(outcome, end - begin, end);
            // Before the last results: the trial may be over with them.
            if (task + 1 == batch.to() || end - toldNanos >= TELL_NANOS) {
                tell(batch, end);
            }
            if (end - flushedNanos > FLUSH_NANOS || results.isFull()) {
                flush(-1);
                flushedNanos = end;
            }
        }
        if (!results.isEmpty()) {
            flush(-1);
        }
    }

    /** How recovery stands, if that is news. */
    private void tell(Batch batch, long now) throws IOException {
        RecoveryGlance glance = batch.runner().glance();
        int id = batch.trial().id();
        if (glance != null && !(id == toldTrial && glance.equals(told))) {
            out.write(RecoveryFrame.of(id, glance));
            told = glance;
            toldTrial = id;
            toldNanos = now;
        }
    }

    private static Outcome run(TaskRunner runner, int task, TaskSpec spec) {
        try {
            return runner.run(task, spec);
        } catch (Throwable defect) {
            WorkerMain.say(defect);
            return new Outcome.Failed(FailureKind.ERROR, String.valueOf(defect), Trace.NONE, defect);
        }
    }

    /** @param running the task that begins now, or -1 */
    private void flush(int running) throws IOException {
        out.write(results.end(running));
        results.clear();
    }
}
