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
    /** The connection was reset by the peer. */
    RESET,
    /** The peer closed the connection before the response was complete. */
    EOF,
    /** The response was not what the protocol allows. */
    PROTOCOL,
    /** The task was not accepted: by the strategy or by the target. */
    REJECTED,
    /** Every worker process that took the task died of it, up to the limit. */
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
