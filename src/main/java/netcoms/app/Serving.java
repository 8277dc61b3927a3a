package netcoms.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;
import netcoms.secure.Door;
import org.jspecify.annotations.Nullable;

/**
 * A started chat server.
 *
 * @param notice said to the person when another port had to be taken
 */
record Serving(ChatServer server, Optional<String> notice) {
    private static final int PORTS_TRIED = 100;

    /**
     * Any free port of loopback, nothing is kept of what is said, and no lock is on the door: for runs alone, whose
     * figures should tell of the strategies and not of TLS.
     */
    static Serving forRuns(ServerSettings settings) {
        return start(settings.forThisMachine(), true, null);
    }

    /**
     * Starts the server on its port, or the next free one when nobody pinned it.
     *
     * @param pinned whether somebody chose this very port
     * @param logs where the chat log lies; null for none
     */
    static Serving start(ServerSettings settings, boolean pinned, @Nullable Path logs) {
        int first = settings.port();
        int last = pinned || first == 0 ? first : Math.min(65535, first + PORTS_TRIED);
        for (int port = first; ; port++) {
            try {
                ServerSettings here = settings.withPort(port);
                ChatServer server = logs == null ? ChatServer.start(here) : ChatServer.start(here, logs);
                return new Serving(
                        server,
                        port == first
                                ? Optional.empty()
                                : Optional.of("Port " + first + " is taken: serving on " + text(server.address())
                                        + " instead."));
            } catch (BindException e) {
                if (port >= last) {
                    throw new Failure(
                            ExitCode.FAILED,
                            "can't serve on " + settings.host() + ":" + first + ": " + e.getMessage()
                                    + (pinned
                                            ? ". Choose another with --port (0 takes a free one), or set chat.port: auto."
                                            : ", nor on the " + PORTS_TRIED + " ports after it."));
                }
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.FAILED, "can't serve on " + settings.host() + ":" + first + ": " + e.getMessage());
            }
        }
    }

    /** Where this program itself reaches it. */
    InetSocketAddress near() {
        InetSocketAddress bound = server.address();
        return bound.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), bound.getPort())
                : bound;
    }

    /** How this program itself gets in. */
    Door door() {
        return new Door(server.fingerprint().orElse(null), server.pass().orElse(null));
    }

    /** {@code HOST:PORT} as a person would type it. */
    static String text(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "0.0.0.0" // Java takes that for :: where there is IPv6, and serves both
                : address.getAddress().getHostAddress();
        return new Address(host, address.getPort()).toString();
    }
}
