package netcoms.chat.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import netcoms.secure.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One selector and its sessions. A turn reads whoever has something to say, then sends every session what waits for it
 * in one write. Threads: {@code chat-server-N} runs it and owns all of it; others only {@link #submit} and
 * {@link #wake}, among them {@code chat-server-tls} (virtual), which compute what is dear in a TLS handshake.
 */
final class EventLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final long AFTER_ERROR_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int IN_BYTES = 64 * 1024;

    private final Selector selector;
    private final Sessions sessions;
    private final Dialogue dialogue;
    private final Intake intake;
    private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);

    /** Volatile: who wakes the loop asks whether it is the loop itself. */
    private volatile @Nullable Thread thread;

    private final @Nullable ServerIdentity identity;
    private @Nullable Acceptor acceptor;
    private final LoopBuffers buffers = new LoopBuffers();
    private long readSinceSent;

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
        dialogue = new Dialogue(room, sessions, sending, settings, gate);
        intake = new Intake(room, sessions, sending, dialogue, settings);
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
        long nowNanos = sessions.lookAtClock();
        if (acceptor != null) {
            acceptor.expire(nowNanos);
        }
        woken.set(false);
        for (Runnable task = submitted.poll(); task != null; task = submitted.poll()) {
            task.run();
        }
        sendAll();
        sessions.expire(dialogue);
    }

    private long idleNanos() {
        long idle = sessions.idleNanos();
        return acceptor == null ? idle : Math.min(idle, acceptor.idleNanos(System.nanoTime()));
    }

    private void sendAll() {
        readSinceSent = 0;
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
            TlsWire tls = session.tls();
            boolean readOn = tls != null && tls.readWaitsForWrite();
            if (key.isValid() && key.isWritable()) {
                sessions.flush(session);
            }
            if (key.isValid() && (key.isReadable() || readOn)) {
                if (tls == null) {
                    read(session);
                } else {
                    readSecure(session, tls);
                }
            }
        });
        if (readSinceSent > Sending.OUT_BYTES / 2) {
            sendAll(); // or a few busy senders would make everyone lag within one turn
        }
    }

    private void read(Session session) {
        int count;
        try {
            in.clear();
            count = session.channel().read(in);
        } catch (IOException e) {
            count = -1; // reset by the peer
        }
        if (count < 0) {
            sessions.closeNow(session, CloseReason.EOF);
        } else {
            take(session, count);
        }
    }

    /** Reads all that the peer may have read in a turn. */
    private void readSecure(Session session, TlsWire tls) {
        boolean couldTell = tls.canTell();
        tls.newTurn();
        try {
            int count = tls.read(in.clear());
            while (count > 0) {
                take(session, count);
                count = session.state() == Session.State.CLOSED ? 0 : tls.read(in.clear());
            }
            if (count < 0) {
                sessions.closeNow(session, CloseReason.EOF);
            }
        } catch (TlsWire.NotTlsException e) {
            dialogue.notTls(session);
        } catch (SSLException e) {
            LOG.debug("TLS with {} failed", session, e);
            sessions.closeSoon(session, CloseReason.PROTOCOL_ERROR);
        } catch (IOException e) {
            sessions.closeNow(session, CloseReason.EOF);
        }
        Runnable task = tls.takeTask();
        if (task != null) {
            Thread.ofVirtual().name("chat-server-tls").start(() -> {
                try {
                    task.run();
                } finally {
                    submit(() -> goOn(session, tls));
                }
            });
        }
        if (!couldTell && tls.canTell()) {
            sessions.flush(session);
        }
        session.awaitReady();
    }

    /** A part of the handshake is computed. */
    private void goOn(Session session, TlsWire tls) {
        tls.taskDone();
        if (session.state() != Session.State.CLOSED) {
            sessions.guarded(session, () -> readSecure(session, tls));
        }
    }

    private void take(Session session, int count) {
        if (!session.open()) {
            return; // what comes after the end is thrown away
        }
        long nowNanos = sessions.lookAtClock();
        session.heard(nowNanos);
        readSinceSent += count;
        intake.take(session, in.array(), count, nowNanos);
    }

    private void register(Session session) {
        try {
            SocketChannel channel = session.channel();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (identity != null) {
                session.secure(new TlsWire(channel, identity, buffers));
            }
            sessions.add(session, channel.register(selector, SelectionKey.OP_READ, session));
        } catch (IOException e) {
            sessions.closeNow(session, CloseReason.EOF);
        }
    }
}
