package netcoms.chat.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import netcoms.secure.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One selector and its sessions. A turn reads whoever has something to say, then sends every session what waits for it
 * in one write. Threads: {@code chat-server-N} runs it and owns all of it; others only {@link #submit} and {@link #wake}.
 */
final class EventLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    /** Who has said so much is probably not the only one; with a crowd, one look for the others saves it many writes. */
    private static final int MUCH_BYTES = 2 * 1024;

    private static final long AFTER_ERROR_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Selector selector;
    private final Sessions sessions;
    private final Answers answers;
    private final Reader reader;
    private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    /** Volatile: who wakes the loop asks whether it is the loop itself. */
    private volatile @Nullable Thread thread;

    private final @Nullable ServerIdentity identity;
    private @Nullable Acceptor acceptor;
    private final LoopBuffers buffers = new LoopBuffers();

    /** Of a server without TLS and password. */
    EventLoop(Room room, Counters counters, ServerSettings settings, Timings timings, Consumer<Session> whenClosed)
            throws IOException {
        this(room, counters, settings, null, null, timings, whenClosed);
    }

    /**
     * {@code identity} is null without TLS, {@code gate} without a password; {@code whenClosed} is told of every session that is gone, on this loop's
     * thread.
     */
    EventLoop(
            Room room,
            Counters counters,
            ServerSettings settings,
            @Nullable ServerIdentity identity,
            @Nullable PasswordGate gate,
            Timings timings,
            Consumer<Session> whenClosed)
            throws IOException {
        this.identity = identity;
        selector = Selector.open();
        Sending sending = new Sending(room, counters, settings, timings);
        sessions = new Sessions(room, counters, sending, settings, timings, whenClosed);
        answers = new Answers(sessions, settings);
        Dialogue dialogue = new Dialogue(room, sessions, sending, answers, settings, gate);
        Intake intake = new Intake(room, sessions, dialogue, answers, settings);
        reader = new Reader(sessions, answers, intake, this::submit);
    }

    // ---- from any thread

    /** Runs this on the loop, soon. */
    void submit(Runnable task) {
        submitted.add(task);
        wake();
    }

    /** Makes the loop look for what is to be sent. */
    void wake() {
        if (Thread.currentThread() != thread && !woken.get() && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Takes a new connection. */
    void adopt(Session session) {
        submit(() -> sessions.guarded(session, () -> register(session)));
    }

    /** Sends this to one of the loop's sessions. */
    void deliver(Session session, byte[] bytes) {
        submit(() -> sessions.guarded(session, () -> sessions.deliver(session, bytes)));
    }

    /** Closes one of the loop's sessions. */
    void close(Session session, CloseReason reason) {
        submit(() -> sessions.guarded(session, () -> sessions.closeSoon(session, reason)));
    }

    /** Closes every session when what it was told so far is sent, and ends the loop. */
    void drain() {
        submit(sessions::drain);
    }

    /** From its first turn on it also listens for new connections, of all loops. Before it runs. */
    void listen(Acceptor acceptor) throws IOException {
        acceptor.register(selector);
        this.acceptor = acceptor;
    }

    // ---- the loop

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!sessions.drained()) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error e) {
                LOG.error("An event loop of the chat server met an error and goes on", e);
                LockSupport.parkNanos(AFTER_ERROR_NANOS); // should it come again and again
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("Closing a selector failed", e);
        }
    }

    private void turn() throws IOException {
        long idleNanos = submitted.isEmpty() ? idleNanos() : 0;
        if (idleNanos == 0) {
            selector.selectNow(this::ready);
        } else if (idleNanos == Long.MAX_VALUE) {
            selector.select(this::ready);
        } else {
            selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(idleNanos) + 1);
        }
        if (reader.taken() > MUCH_BYTES && sessions.crowded()) {
            selector.selectNow(this::ready);
        }
        long nowNanos = sessions.lookAtClock();
        if (acceptor != null) {
            acceptor.expire(nowNanos);
        }
        woken.set(false);
        for (Runnable task = submitted.poll(); task != null; task = submitted.poll()) {
            task.run();
        }
        sendAll();
        sessions.expire(answers);
    }

    private long idleNanos() {
        long idle = sessions.idleNanos();
        return acceptor == null ? idle : Math.min(idle, acceptor.idleNanos(System.nanoTime()));
    }

    private void sendAll() {
        reader.restart();
        sessions.sendAll();
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Session session) {
            ready(key, session);
        } else if (acceptor != null) {
            acceptor.accept();
        }
    }

    private void ready(SelectionKey key, Session session) {
        sessions.guarded(session, () -> {
            TlsWire tls = session.wire().tls();
            boolean readOn = tls != null && tls.readWaitsForWrite();
            if (key.isValid() && key.isWritable()) {
                sessions.flush(session);
            }
            if (key.isValid() && (key.isReadable() || readOn)) {
                reader.read(session);
            }
        });
        if (reader.taken() > Sending.OUT_BYTES / 2) {
            sendAll(); // or a few busy senders would make everyone lag within one turn
        }
    }

    private void register(Session session) {
        try {
            SocketChannel channel = session.wire().channel();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (identity != null) {
                session.wire().secure(new TlsWire(channel, identity, buffers));
            }
            sessions.add(session, channel.register(selector, SelectionKey.OP_READ, session));
        } catch (IOException e) {
            sessions.closeNow(session, CloseReason.EOF);
        }
    }
}
