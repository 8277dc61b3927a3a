package netcoms.task;

import java.util.Locale;

/** Why a task failed; the closed vocabulary of screens, journals and reports. */
public enum FailureKind {
    /** The target refused the connection. */
    REFUSED,
    /** No connection within the connect timeout. */
    CONNECT_TIMEOUT,
    /** Connected, but no complete response within the response timeout. */
    RESPONSE_TIMEOUT,
    /** The whole task, with all its tries, took longer than it may. */
    TASK_TIMEOUT,
    /** The whole trial took longer than it may. */
    TRIAL_TIMEOUT,
    /** The connection was reset by the peer. */
    RESET,
    /** The peer closed the connection before the response was complete. */
    EOF,
    /** The response was not what the protocol allows. */
    PROTOCOL,
    /** The task was not accepted: by the strategy or by the target. */
    REJECTED,
    /** Not tried, because its target kept failing. */
    CIRCUIT_OPEN,
    /** As many worker processes died of the task as may. */
    POISON,
    /** No worker process was left that could take the task. */
    WORKER_LOST,
    /** The run was stopped before the task ended. */
    CANCELLED,
    /** Anything else; the detail says what. */
    ERROR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in screens, journals and reports, for example {@code connect_timeout}. */
    public String label() {
        return label;
    }
}
