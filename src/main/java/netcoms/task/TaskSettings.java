package netcoms.task;

import java.time.Duration;

/**
 * What every task of a run shares.
 *
 * @param host of the target of chat tasks
 * @param port of the target of chat tasks, 1 to 65535
 * @param connectTimeout above zero
 * @param responseTimeout from connected to the complete response, above zero
 */
public record TaskSettings(String host, int port, Duration connectTimeout, Duration responseTimeout) {

    public TaskSettings {
        Limits.text("host", host);
        Limits.range("port", port, 1, 65_535);
        Limits.positive("connect timeout", connectTimeout);
        Limits.positive("response timeout", responseTimeout);
    }
}
