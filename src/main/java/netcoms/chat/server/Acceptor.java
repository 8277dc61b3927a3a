package netcoms.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections, refuses those over a limit, and hands each of the others to an event loop, in turn. On the thread of
 * the loop that listens; any loop reports what has closed.
 */
final class Acceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** In one turn: those who are on need not wait for a storm of new ones. */
    private static final int AT_ONCE = 64;

    private final ServerSocketChannel listener;
    private final List<EventLoop> loops;
    private final ServerSettings settings;
    private final Counters counters;
    private final Predicate<InetAddress> trusted;
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final MessageCodec codec;
    private final WallClock clock = new WallClock();
    private @Nullable SelectionKey key;
    private int next;
    private boolean failing;
    private boolean paused;
    private long againNanos;

    /** {@code trusted} addresses are free of the limits for one address. */
    Acceptor(
            ServerSocketChannel listener,
            List<EventLoop> loops,
            ServerSettings settings,
            Counters counters,
            Predicate<InetAddress> trusted) {
        this.listener = listener;
        this.loops = loops;
        this.settings = settings;
        this.counters = counters;
        this.trusted = trusted;
        codec = new MessageCodec(settings.maxMessageBytes());
    }

    /** Has the loop of this selector listen, which must not run yet. */
    void register(Selector selector) throws IOException {
        listener.configureBlocking(false);
        key = listener.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    /** Takes those who wait. When that fails, it is tried again a little later, and whoever is on notices nothing. */
    void accept() {
        try {
            for (int count = 0; count < AT_ONCE; count++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                admitOrClose(channel);
                failing = false;
            }
        } catch (ClosedChannelException e) {
            LOG.debug("No longer listening");
        } catch (IOException | RuntimeException | Error e) {
            if (!failing) { // once for each time of trouble, not ten times a second
                LOG.error("Accepting a connection failed, perhaps for too many open files; trying on", e);
                failing = true;
            }
            pause(true);
            againNanos = System.nanoTime() + BACK_OFF_NANOS;
        }
    }

    /** How long nothing has to be done; {@code Long.MAX_VALUE} unless accepting failed. */
    long idleNanos(long nowNanos) {
        return paused ? Math.max(0, againNanos - nowNanos) : Long.MAX_VALUE;
    }

    /** Accepts again when it is time to. */
    void expire(long nowNanos) {
        if (paused && againNanos - nowNanos <= 0) {
            pause(false);
        }
    }

    /** The selector tells as long as somebody waits: while nobody can be accepted it must not. */
    private void pause(boolean now) {
        paused = now;
        if (key != null && key.isValid()) {
            key.interestOps(now ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    /** Stops accepting; any thread. The port is free after the loop's next turn. */
    void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.warn("Closing the listener failed", e);
        }
    }

    /** A session of ours is gone; any thread. */
    void gone(Session session) {
        counters.connections.decrementAndGet();
        if (!trusted.test(session.address())) {
            perAddress.computeIfPresent(session.address(), (a, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void admitOrClose(SocketChannel channel) throws IOException {
        boolean admitted = false;
        try {
            admit(channel);
            admitted = true;
        } finally {
            if (!admitted) {
                channel.close();
            }
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        counters.accepted.increment();
        InetAddress address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        if (counters.connections.get() >= settings.maxConnections()) {
            refuse(channel, address, "The server is full.");
            return;
        }
        TokenBucket bucket = null;
        if (!trusted.test(address)) {
            if (perAddress.getOrDefault(address, 0) >= settings.maxPerAddress()) {
                refuse(channel, address, "Too many connections from your address.");
                return;
            }
            perAddress.merge(address, 1, Integer::sum);
            bucket = new TokenBucket(settings.floodBurst(), settings.floodPerSecond(), System.nanoTime());
        }
        counters.connections.incrementAndGet();
        EventLoop loop = loops.get(next);
        next = (next + 1) % loops.size();
        loop.adopt(new Session(channel, address, loop, settings.maxMessageBytes(), bucket));
    }

    private void refuse(SocketChannel channel, @Nullable InetAddress address, String why) {
        counters.closed(CloseReason.LIMIT);
        LOG.info("Closed a connection from {}: {}", address, CloseReason.LIMIT.label());
        try (channel) {
            if (settings.security().tls()) {
                return; // nothing can be said before TLS stands
            }
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(codec.bytes(new Message.Refusal("limit", why, clock.time()), false)));
        } catch (IOException e) {
            LOG.debug("A refused connection from {} was gone already", address, e);
        }
    }
}
