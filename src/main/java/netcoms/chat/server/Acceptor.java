package netcoms.chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections, refuses those over a limit, and hands each of the others to an event loop, in turn. Threads:
 * {@code chat-server-accept} runs it; loops report what has closed.
 */
final class Acceptor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final long BACK_OFF_MILLIS = 100;

    private final ServerSocketChannel listener;
    private final List<EventLoop> loops;
    private final ServerSettings settings;
    private final Counters counters;
    private final Predicate<InetAddress> trusted;
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MessageCodec codec;
    private final WallClock clock = new WallClock();
    private int next;

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

    @Override
    public void run() {
        boolean failing = false;
        while (closed.getCount() > 0) {
            try {
                admit(listener.accept());
                failing = false;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException | Error e) {
                if (!failing) { // once for each time of trouble, not ten times a second
                    LOG.error("Accepting a connection failed, perhaps for too many open files; trying on", e);
                    failing = true;
                }
                backOff();
            }
        }
    }

    /** Stops accepting; any thread. */
    void close() throws IOException {
        closed.countDown();
        listener.close();
    }

    /** A session of ours is gone; any thread. */
    void gone(Session session) {
        counters.connections.decrementAndGet();
        if (!trusted.test(session.address())) {
            perAddress.computeIfPresent(session.address(), (a, count) -> count > 1 ? count - 1 : null);
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

    private void backOff() {
        try {
            if (closed.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while backing off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
