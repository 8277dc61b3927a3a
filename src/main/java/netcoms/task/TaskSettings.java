package netcoms.task;

import java.time.Duration;
import netcoms.secure.Door;

/**
 * What every task of a run shares.
 *
 * @param host of the target of chat tasks
 * @param port of the target of chat tasks, 1 to 65535
 * @param connectTimeout above zero
 * @param responseTimeout from connected to the complete response, above zero
 * @param door what it takes to get into the target
 * @param recovery what a task does about failures
 * @param pooling whether it keeps connections
 * @param way how it gets to its target
 */
public record TaskSettings(
        String host,
        int port,
        Duration connectTimeout,
        Duration responseTimeout,
        Door door,
        Recovery recovery,
        Pooling pooling,
        Way way) {

    /** Without recovery or pooling, straight to the target. */
    public TaskSettings(String host, int port, Duration connectTimeout, Duration responseTimeout, Door door) {
        this(host, port, connectTimeout, responseTimeout, door, Recovery.NONE, Pooling.PER_TASK, Way.DIRECT);
    }

    /** For a target that speaks plainly and lets everybody in. */
    public TaskSettings(String host, int port, Duration connectTimeout, Duration responseTimeout) {
        this(host, port, connectTimeout, responseTimeout, Door.OPEN);
    }

    public TaskSettings {
        Limits.text("host", host);
        Limits.range("port", port, 1, 65_535);
        Limits.positive("connect timeout", connectTimeout);
        Limits.positive("response timeout", responseTimeout);
    }

    /** Of chat tasks. */
    public Endpoint target() {
        return new Endpoint(host, port);
    }

    /** The same with another recovery. */
    public TaskSettings with(Recovery other) {
        return new TaskSettings(host, port, connectTimeout, responseTimeout, door, other, pooling, way);
    }

    /** The same for another target. */
    public TaskSettings at(String otherHost, int otherPort, Door otherDoor) {
        return new TaskSettings(
                otherHost, otherPort, connectTimeout, responseTimeout, otherDoor, recovery, pooling, way);
    }

    /** The same on another way. */
    public TaskSettings on(Way other) {
        return new TaskSettings(host, port, connectTimeout, responseTimeout, door, recovery, pooling, other);
    }
}
