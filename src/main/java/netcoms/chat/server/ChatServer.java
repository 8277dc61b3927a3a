package netcoms.chat.server;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The embedded chat server. */
public final class ChatServer implements AutoCloseable {

    /**
     * Binds and starts the acceptor and the event loops.
     *
     * @throws java.net.BindException when the port is taken
     */
    public static ChatServer start(ServerSettings settings) throws IOException {
        throw new UnsupportedOperationException("chat.server");
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("chat.server");
    }

    /** Tells everybody on something as {@code system}; any thread, returns at once. */
    public void announce(String text) {
        throw new UnsupportedOperationException("chat.server");
    }

    /** Counters since start; any thread. */
    public ServerFigures figures() {
        throw new UnsupportedOperationException("chat.server");
    }

    /** Closes the listener, then every session; waits for the loops to end. Idempotent. */
    @Override
    public void close() {}
}
