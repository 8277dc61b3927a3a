package netcoms.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/** Servers as tests want them: on loopback, on a free port, with short times where a test waits for them. */
final class Servers {
    static final Duration LONG = Duration.ofSeconds(30);

    private Servers() {}

    static ServerSettings settings(int loops, Duration handshake, int history, int outboxBytes, boolean anonymous) {
        return new ServerSettings(
                "127.0.0.1", 0, loops, 1_000, 65_536, handshake, history, outboxBytes, anonymous, 20, 10, 64);
    }

    static ServerSettings usual() {
        return settings(1, LONG, 200, 1 << 20, true);
    }

    static ChatServer start() throws IOException {
        return ChatServer.start(usual());
    }

    /** A server that takes loopback for a stranger's address. */
    static ChatServer startDistrusting(ServerSettings settings) throws IOException {
        Predicate<InetAddress> nobody = address -> false;
        return ChatServer.start(settings, Timings.USUAL, nobody);
    }
}
