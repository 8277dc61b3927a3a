package netcoms.task;

import java.time.Duration;

/**
 * Executes task specs, each on the calling thread, which may be any thread, platform or virtual; several may call at
 * once. An interrupt ends a task within milliseconds with {@code cancelled} and stays set.
 */
public final class TaskRunner {
    /** What a worker that was asked to crash exits with; no other end of a worker looks like it. */
    public static final int CRASH_EXIT_CODE = 86;

    /** Of tasks that never leave one: nobody adds to it. */
    private static final Footprint NO_FOOTPRINT = new Footprint(false);

    private final TaskSettings settings;
    private final ChatTasks chat;
    private final boolean mayCrash;

    private TaskRunner(TaskSettings settings, boolean mayCrash) {
        this.settings = settings;
        this.chat = new ChatTasks(settings);
        this.mayCrash = mayCrash;
    }

    /** For strategies whose tasks share the program's own process: {@code crash} is rejected. */
    public static TaskRunner inProcess(TaskSettings settings) {
        return new TaskRunner(settings, false);
    }

    /** For worker processes: {@code crash} ends the process. */
    public static TaskRunner inWorker(TaskSettings settings) {
        return new TaskRunner(settings, true);
    }

    /**
     * Executes a task to its end and says how it ended; what is thrown is a defect. A task without a network allocates
     * nothing here.
     *
     * @param task its number in the workload, from 0
     */
    public Outcome run(int task, TaskSpec spec) {
        Footprint footprint = spec.connects() ? new Footprint(settings.way().traced()) : NO_FOOTPRINT;
        try {
            execute(spec, Attempt.first(task), footprint);
            Trace trace = footprint.trace();
            return trace.equals(Trace.NONE) ? Outcome.OK : new Outcome.Ok(trace);
        } catch (TaskFailure e) {
            return e.outcome(footprint.trace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(FailureKind.CANCELLED, "cancelled", footprint.trace(), null);
        }
    }

    private void execute(TaskSpec spec, Attempt attempt, Footprint footprint) throws TaskFailure, InterruptedException {
        switch (spec) {
            case TaskSpec.Noop noop -> {}
            case TaskSpec.Send send -> chat.send(send.content(), attempt, footprint);
            case TaskSpec.Receive receive -> chat.receive(duration(receive.seconds()), footprint);
            case TaskSpec.Broadcast broadcast ->
                chat.broadcast(broadcast.content(), broadcast.clients(), attempt, footprint);
            case TaskSpec.Fanout fanout -> chat.fanout(fanout.content(), fanout.listeners(), attempt, footprint);
            case TaskSpec.Wait wait -> Thread.sleep(duration(wait.seconds()));
            case TaskSpec.Cpu cpu -> Matrices.multiply(cpu.size());
            case TaskSpec.Complex complex -> {
                for (int i = 0; i < complex.products(); i++) {
                    Matrices.multiply(complex.size());
                }
            }
            case TaskSpec.Crash crash -> crash();
            case TaskSpec.Tcp tcp -> TcpTask.run(tcp, settings, footprint);
            case TaskSpec.Http http -> HttpTask.run(http.url(), settings);
            case TaskSpec.Exec exec -> ExecTask.run(exec.command(), settings.responseTimeout());
        }
    }

    private void crash() throws TaskFailure {
        if (!mayCrash) {
            throw new TaskFailure(
                    FailureKind.REJECTED, "would kill this very program: only 'processes' can run a crash task");
        }
        Runtime.getRuntime().halt(CRASH_EXIT_CODE);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
