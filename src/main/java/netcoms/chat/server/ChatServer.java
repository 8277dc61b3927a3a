package netcoms.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import netcoms.secure.Fingerprint;
import netcoms.secure.Secret;
import netcoms.secure.ServerIdentity;
import netcoms.secure.ServerPassword;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded chat server. Event loops {@code chat-server-N}, platform threads, of which the first accepts for all; a
 * session belongs to one loop for life. What is said goes into a shared ring of encoded lines, which
 * every session reads with a cursor of its own: see {@link Ring}, {@link Outbox} and {@link EventLoop}. Methods may be
 * called on any thread.
 */
public final class ChatServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);
    private static final int BACKLOG = 1024;
    private static final long JOIN_EXTRA_MILLIS = 1_000;

    private final Counters counters = new Counters();
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final InetSocketAddress address;
    private final @Nullable ServerIdentity identity;
    private final Timings timings;
    private final LineStore store;
    private final Secret pass = Secret.random();
    private final @Nullable PasswordGate gate;
    private final Room room;
    private final Acceptor acceptor;

    /**
     * Binds and starts the acceptor and the event loops. What is said is forgotten when the server ends.
     *
     * @throws java.net.BindException when the port is taken
     */
    public static ChatServer start(ServerSettings settings) throws IOException {
        return start(settings, Timings.USUAL, InetAddress::isLoopbackAddress);
    }

    /**
     * The same with a chat log, from whose end it goes on.
     *
     * @param logs the folder in which the log lies; a log that cannot be read or written is no reason not to start
     */
    public static ChatServer start(ServerSettings settings, Path logs) throws IOException {
        return start(settings, Timings.USUAL, InetAddress::isLoopbackAddress, logs);
    }

    /** As above, with other times, and other addresses that are free of the limits for one address. */
    static ChatServer start(ServerSettings settings, Timings timings, Predicate<InetAddress> trusted)
            throws IOException {
        return start(settings, timings, trusted, null);
    }

    private static ChatServer start(
            ServerSettings settings, Timings timings, Predicate<InetAddress> trusted, @Nullable Path logs)
            throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(settings.host(), settings.port());
        settings.security().requireFor(wanted);
        ServerIdentity identity = settings.security().tls()
                ? ServerIdentity.in(settings.security().folder())
                : null;
        ServerSocketChannel listener = ServerSocketChannel.open();
        LineStore store = LineStore.none();
        try {
            listener.bind(wanted, BACKLOG);
            store = logs == null ? store : LineStore.in(logs, settings); // only when the port is ours
            ChatServer server = new ChatServer(settings, identity, timings, trusted, listener, store);
            server.threads.forEach(Thread::start);
            LOG.info("Chat server listens on {}", server.address);
            return server;
        } catch (IOException | RuntimeException e) {
            store.close();
            listener.close();
            throw e;
        }
    }

    private ChatServer(
            ServerSettings settings,
            @Nullable ServerIdentity identity,
            Timings timings,
            Predicate<InetAddress> trusted,
            ServerSocketChannel listener,
            LineStore store)
            throws IOException {
        this.store = store;
        this.identity = identity;
        this.timings = timings;
        ServerPassword password = settings.security().password();
        gate = password == null ? null : new PasswordGate(password, pass);
        address = (InetSocketAddress) listener.getLocalAddress();
        room = new Room(settings, counters, store, this::wakeLoops);
        acceptor = new Acceptor(listener, loops, settings, counters, trusted);
        for (int i = 1; i <= settings.loops(); i++) {
            EventLoop loop = new EventLoop(room, counters, settings, identity, gate, timings, acceptor::gone);
            loops.add(loop);
            threads.add(Thread.ofPlatform().name("chat-server-" + i).unstarted(loop));
        }
        loops.getFirst().listen(acceptor);
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return address;
    }

    /** By which clients know it; empty when it speaks plainly. */
    public Optional<Fingerprint> fingerprint() {
        return Optional.ofNullable(identity).map(ServerIdentity::fingerprint);
    }

    /**
     * Opens this server like its password, as long as it runs: for what the same program sends there. Empty when nobody
     * is asked for one.
     */
    public Optional<Secret> pass() {
        return gate == null ? Optional.empty() : Optional.of(pass);
    }

    /** Tells everybody on something as {@code system}; any thread, returns at once. */
    public void announce(String text) {
        room.announce(text);
    }

    /** Counters since start; any thread. */
    public ServerFigures figures() {
        return counters.figures(store.lost());
    }

    /** Closes the listener, then every session; waits for the loops to end. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        acceptor.close();
        room.close();
        loops.forEach(EventLoop::drain);
        try {
            for (Thread thread : threads) {
                thread.join(timings.drain().toMillis() + JOIN_EXTRA_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (gate != null) {
            gate.close();
        }
        store.close();
        LOG.info("Chat server on {} is closed: {}", address, figures());
    }

    private void wakeLoops() {
        for (EventLoop loop : loops) {
            loop.wake();
        }
    }
}
