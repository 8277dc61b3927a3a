package netcoms.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/** Servers as tests want them: on loopback, on a free port, with short times where a test waits for them. */
final class Servers {
    /** Longer than any test: what has this deadline does not come. */
    static final Duration LONG = Duration.ofMinutes(2);

    /** Nothing of the server's own accord within a test, but that plain clients are held back as usual. */
    static final Timings PATIENT = new Timings(Timings.USUAL.held(), LONG, LONG, LONG);

    private Servers() {}

    static ServerSettings settings(int loops, Duration handshake, int history, int outboxBytes, boolean anonymous) {
        return new ServerSettings(
                "127.0.0.1", 0, loops, 1_000, 65_536, handshake, history, outboxBytes, anonymous, 20, 10, 64);
    }

    static ServerSettings usual() {
        return settings(1, LONG, 200, 1 << 20, true);
    }

    static ChatServer start() throws IOException {
        return start(usual());
    }

    static ChatServer start(ServerSettings settings) throws IOException {
        return ChatServer.start(settings, PATIENT, InetAddress::isLoopbackAddress);
    }

    /** A server that takes loopback for a stranger's address. */
    static ChatServer startDistrusting(ServerSettings settings) throws IOException {
        Predicate<InetAddress> nobody = address -> false;
        return ChatServer.start(settings, PATIENT, nobody);
    }
}
