package netcoms.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that a proxy listens on, or doesn't: then the kernel refuses who comes, and still nobody else can take it.
 * Threads: a virtual one accepts while it is open; the rest under its lock, by any.
 */
final class Port implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Port.class);
    private static final int BACKLOG = 4_096;
    private static final long BACK_OFF_MILLIS = 50;
    private static final int PROBE_MILLIS = 1_000;

    // Bound and never listening: it keeps the port while nothing listens there.
    private final SocketChannel reservation;
    private final InetSocketAddress address;
    private final Consumer<SocketChannel> accepted;
    private final CountDownLatch closed = new CountDownLatch(1);
    // By the port that a probe comes from.
    private final Map<Integer, CountDownLatch> probes = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ServerSocketChannel listener;
    private Thread accepting = Thread.ofVirtual().unstarted(() -> {});

    /**
     * Takes a free port; nothing listens on it yet.
     *
     * @param accepted called for each client, on the accepting thread, in their order
     * @throws IOException when there is none
     */
    Port(Consumer<SocketChannel> accepted) throws IOException {
        this.accepted = accepted;
        reservation = SocketChannel.open();
        try {
            reservation.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            address = (InetSocketAddress) reservation.getLocalAddress();
        } catch (IOException e) {
            reservation.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Accepts from now on. */
    void listen() throws IOException {
        lock.lock();
        try {
            if (listener != null || closed.getCount() == 0) {
                return;
            }
            ServerSocketChannel opened = ServerSocketChannel.open();
            try {
                opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                opened.bind(address, BACKLOG);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            listener = opened;
            accepting = Thread.ofVirtual().name("fault-accept").start(() -> accept(opened));
        } finally {
            lock.unlock();
        }
    }

    /** When this returns the kernel refuses. */
    void refuse() throws IOException {
        lock.lock();
        try {
            ServerSocketChannel open = listener;
            listener = null;
            if (open != null) {
                open.close();
                // A channel that somebody waits at closes only when he has left it.
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocketChannel open) {
        boolean failing = false;
        while (open.isOpen()) {
            try {
                accept(open.accept());
                failing = false;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException | Error e) {
                if (!failing) { // once for each time of trouble, not twenty times a second
                    LOG.error("The fault proxy accepts nothing, perhaps for too many open files; trying on", e);
                    failing = true;
                }
                backOff();
            }
        }
    }

    private void accept(SocketChannel client) throws IOException {
        CountDownLatch probe =
                probes.isEmpty() ? null : probes.remove(((InetSocketAddress) client.getRemoteAddress()).getPort());
        if (probe == null) {
            accepted.accept(client);
        } else {
            Connection.reset(client);
            probe.countDown();
        }
    }

    /**
     * Returns when everybody has been accepted whose connect succeeded before: the kernel lets clients wait in line, and one
     * of ours at its end says when they are through. Waits two seconds at most.
     */
    void settle() {
        if (listener == null) {
            return;
        }
        try (SocketChannel probe = SocketChannel.open()) {
            probe.bind(new InetSocketAddress(address.getAddress(), 0));
            int from = ((InetSocketAddress) probe.getLocalAddress()).getPort();
            CountDownLatch seen = new CountDownLatch(1);
            probes.put(from, seen);
            try {
                probe.socket().connect(address, PROBE_MILLIS);
                if (!seen.await(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.warn(
                            "The fault proxy's port {} accepts slowly: late connections count for the next trial",
                            address);
                }
            } finally {
                probes.remove(from);
            }
        } catch (IOException e) {
            // Refused meanwhile: nobody waits in that line. Or the line is full, and its end comes late anyhow.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little, and not at all once this is closed. */
    void backOff() {
        try {
            if (closed.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try (reservation) {
            refuse();
        } catch (IOException e) {
            LOG.warn("The fault proxy's port {} does not close", address, e);
        }
    }
}
