package netcoms.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * A started chat server.
 *
 * @param notice said to the person when another port had to be taken
 */
record Serving(ChatServer server, Optional<String> notice) {
    private static final int PORTS_TRIED = 100;

    /** Any free port, and nothing is kept of what is said: for runs alone. */
    static Serving forRuns(ServerSettings settings) {
        return start(settings.withPort(0), true, null);
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

    /** {@code HOST:PORT} as a person would type it. */
    static String text(InetSocketAddress address) {
        return new Address(address.getAddress().getHostAddress(), address.getPort()).toString();
    }
}
