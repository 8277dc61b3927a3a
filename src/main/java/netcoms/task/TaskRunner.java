package netcoms.task;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executes task specs, each on the calling thread, which may be any thread, platform or virtual; several may call at
 * once. An interrupt ends a task within milliseconds with {@code cancelled} and stays set.
 */
public final class TaskRunner {
    /** Of tasks that never leave one: nobody adds to it. */
    private static final Footprint NO_FOOTPRINT = new Footprint(false);

    private final TaskSettings settings;
    private final ChatTasks chat;
    private final ProcessFaults faults;
    /** Null where nothing is tried twice. */
    private final @Nullable Tries tries;
    /** Null where there are none. */
    private final @Nullable Breakers breakers;

    private TaskRunner(TaskSettings settings, @Nullable ConnectionPool pool, ProcessFaults faults) {
        this.settings = settings;
        this.chat = new ChatTasks(settings, pool);
        this.faults = faults;
        Recovery recovery = settings.recovery();
        this.tries = recovery.retries().attempts() > 1 ? new Tries(recovery.retries()) : null;
        this.breakers = recovery.breaking().on() ? new Breakers(recovery.breaking(), System::nanoTime) : null;
    }

    /** For a trial whose tasks share the program's own process: {@code crash} and its like are rejected. */
    public static TaskRunner inProcess(TaskSettings settings, KeptConnections kept) {
        return new TaskRunner(settings, kept.forTrial(settings), ProcessFaults.REFUSED);
    }

    /** For a trial in a worker process: {@code crash} and its like do what they say. */
    public static TaskRunner inWorker(TaskSettings settings, KeptConnections kept) {
        return new TaskRunner(settings, kept.forTrial(settings), ProcessFaults.ALLOWED);
    }

    /** How recovery stands; null where there is none to see. Any thread. */
    public @Nullable RecoveryGlance glance() {
        return tries == null && breakers == null
                ? null
                : new RecoveryGlance(
                        tries == null ? 0 : tries.retries(),
                        tries == null ? 1 : tries.budgetLeft(),
                        breakers == null ? Map.of() : breakers.states());
    }

    /**
     * Executes a task to its end and says how it ended; what is thrown is a defect. A task without a network allocates
     * nothing here, unless there are limits or tries to be kept in mind.
     *
     * @param task its number in the workload, from 0
     */
    public Outcome run(int task, TaskSpec spec) {
        Footprint footprint =
                spec.connects() || tries != null ? new Footprint(settings.way().traced()) : NO_FOOTPRINT;
        Duration limit = settings.recovery().taskTimeout();
        TaskTimeout timeout = TaskTimeout.start(limit);
        Outcome outcome;
        boolean late = false;
        try {
            outcome = run(task, spec, footprint, timeout);
        } finally {
            late = timeout.end();
        }
        return late && limit != null ? tooLate(limit, footprint, outcome) : outcome;
    }

    /** What its own interrupt made of a task that took too long, and one that went on all the same. */
    private static Outcome tooLate(Duration limit, Footprint footprint, Outcome outcome) {
        TaskFailure before = footprint.failedBefore();
        String detail = "not done within " + Connection.seconds(limit)
                + (before == null ? "" : "; a try before failed: " + before.getMessage());
        return new Outcome.Failed(
                FailureKind.TASK_TIMEOUT,
                detail,
                outcome.trace(),
                outcome instanceof Outcome.Failed failed ? failed.cause() : null);
    }

    private Outcome run(int task, TaskSpec spec, Footprint footprint, TaskTimeout timeout) {
        try {
            if (tries == null) {
                attempt(spec, Attempt.first(task), footprint, timeout);
            } else {
                tries.run(task, spec, footprint, attempt -> attempt(spec, attempt, footprint, timeout));
            }
            Trace trace = footprint.trace();
            return trace.equals(Trace.NONE) ? Outcome.OK : new Outcome.Ok(trace);
        } catch (TaskFailure e) {
            return e.outcome(footprint.trace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(FailureKind.CANCELLED, "cancelled", footprint.trace(), e);
        }
    }

    private void attempt(TaskSpec spec, Attempt attempt, Footprint footprint, TaskTimeout timeout)
            throws TaskFailure, InterruptedException {
        Endpoint target = breakers == null ? null : target(spec);
        if (breakers == null || target == null) {
            execute(spec, attempt, footprint);
        } else {
            breakers.call(target, timeout, () -> execute(spec, attempt, footprint));
        }
    }

    /** Whom it calls; null for a task that calls nobody. */
    private @Nullable Endpoint target(TaskSpec spec) {
        return switch (spec) {
            case TaskSpec.Tcp tcp -> new Endpoint(tcp.host(), tcp.port());
            case TaskSpec.Http http -> HttpTask.target(http.url());
            default -> spec.connects() ? settings.target() : null;
        };
    }

    private void execute(TaskSpec spec, Attempt attempt, Footprint footprint) throws TaskFailure, InterruptedException {
        switch (spec) {
            case TaskSpec.Noop noop -> {}
            case TaskSpec.Send send -> chat.say(send.content(), 1, attempt, footprint);
            case TaskSpec.Receive receive -> chat.receive(duration(receive.seconds()), footprint);
            case TaskSpec.Broadcast broadcast -> chat.say(broadcast.content(), broadcast.clients(), attempt, footprint);
            case TaskSpec.Fanout fanout -> chat.fanout(fanout.content(), fanout.listeners(), attempt, footprint);
            case TaskSpec.Wait wait -> Thread.sleep(duration(wait.seconds()));
            case TaskSpec.Cpu cpu -> Matrices.multiply(cpu.size());
            case TaskSpec.Complex complex -> {
                for (int i = 0; i < complex.products(); i++) {
                    Matrices.multiply(complex.size());
                }
            }
            case TaskSpec.Crash crash -> faults.crash();
            case TaskSpec.Hang hang -> faults.hang();
            case TaskSpec.Oom oom -> faults.oom();
            case TaskSpec.Exit exit -> faults.exit(exit.code());
            case TaskSpec.Tcp tcp -> TcpTask.run(tcp, settings, footprint);
            case TaskSpec.Http http -> HttpTask.run(http.url(), settings);
            case TaskSpec.Exec exec -> ExecTask.run(exec.command(), settings.responseTimeout());
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
