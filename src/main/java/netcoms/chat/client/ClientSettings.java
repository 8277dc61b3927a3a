package netcoms.chat.client;

import java.time.Duration;
import netcoms.secure.Door;

/**
 * What a chat client is told at start.
 *
 * @param name wanted; when it is taken, a number is appended only if {@code numbered}
 * @param numbered whether a taken one may be tried again with 2, 3, … appended
 * @param history how many earlier lines to show at first
 * @param connectTimeout of each attempt
 * @param maxBackoff between attempts to reconnect
 * @param door what it takes to get in
 */
public record ClientSettings(
        String host,
        int port,
        String name,
        boolean numbered,
        int history,
        Duration connectTimeout,
        Duration maxBackoff,
        Door door) {

    /** For a server that speaks plainly and lets everybody in. */
    public ClientSettings(
            String host,
            int port,
            String name,
            boolean numbered,
            int history,
            Duration connectTimeout,
            Duration maxBackoff) {
        this(host, port, name, numbered, history, connectTimeout, maxBackoff, Door.OPEN);
    }
}
