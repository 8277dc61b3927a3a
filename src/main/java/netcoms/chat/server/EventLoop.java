package netcoms.chat.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import netcoms.chat.MalformedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One selector and its sessions. A turn reads whoever has something to say, then sends every session what waits for it
 * in one write. Threads: {@code chat-server-N} runs it and owns all of it; others only {@link #submit} and
 * {@link #wake}.
 */
final class EventLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final int IN_BYTES = 64 * 1024;
    private static final int OUT_BYTES = 256 * 1024;

    private final Selector selector;
    private final Room room;
    private final Counters counters;
    private final ServerSettings settings;
    private final Timings timings;
    private final Consumer<Session> whenClosed;
    private final Dialogue dialogue;
    private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final Set<Session> members = new LinkedHashSet<>();
    private final Set<Session> dirty = new LinkedHashSet<>();
    private final Deadlines handshakes;
    private final Deadlines held;
    private final Deadlines lingering;
    private final Deadlines pings;

    /** Volatile: who wakes the loop asks whether it is the loop itself. */
    private volatile @Nullable Thread thread;

    private long nowNanos = System.nanoTime();
    private long sentUpTo;
    private long readSinceSent;
    private long drainUntilNanos;
    private boolean draining;

    /** {@code whenClosed} is told of every session that is gone, on this loop's thread. */
    EventLoop(Room room, Counters counters, ServerSettings settings, Timings timings, Consumer<Session> whenClosed)
            throws IOException {
        this.room = room;
        this.counters = counters;
        this.settings = settings;
        this.timings = timings;
        this.whenClosed = whenClosed;
        selector = Selector.open();
        dialogue = new Dialogue(room, this, settings);
        handshakes = new Deadlines(settings.handshakeTimeout().toNanos());
        held = new Deadlines(timings.held().toNanos());
        lingering = new Deadlines(timings.linger().toNanos());
        pings = new Deadlines(timings.ping().toNanos());
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

    // ---- the loop

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!(draining && sessions.isEmpty())) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                LOG.error("An event loop of the chat server met an error and goes on", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("Closing a selector failed", e);
        }
    }

    private void turn() throws IOException {
        long waitNanos = waitNanos();
        if (waitNanos == 0) {
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, waitNanos == Long.MAX_VALUE ? 0 : toMillisUp(waitNanos));
        }
        nowNanos = System.nanoTime();
        woken.set(false);
        for (Runnable task = submitted.poll(); task != null; task = submitted.poll()) {
            task.run();
        }
        sendAll();
        handshakes.expired(nowNanos).forEach(dialogue::handshakeTimeout);
        held.expired(nowNanos).forEach(this::release);
        lingering.expired(nowNanos).forEach(this::close);
        pings.expired(nowNanos).forEach(this::checkAlive);
        if (draining && nowNanos - drainUntilNanos >= 0) {
            List.copyOf(sessions).forEach(session -> closeNow(session, CloseReason.SHUTDOWN));
        }
    }

    private long waitNanos() {
        if (!dirty.isEmpty() || !submitted.isEmpty() || room.appended() != sentUpTo) {
            return 0;
        }
        long now = System.nanoTime();
        long wait = Math.min(handshakes.nextNanos(now), held.nextNanos(now));
        wait = Math.min(wait, Math.min(lingering.nextNanos(now), pings.nextNanos(now)));
        return draining ? Math.min(wait, Math.max(0, drainUntilNanos - now)) : wait;
    }

    private static long toMillisUp(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private void ready(SelectionKey key) {
        Session session = (Session) key.attachment();
        guarded(session, () -> {
            if (key.isValid() && key.isWritable()) {
                flush(session);
            }
            if (key.isValid() && key.isReadable()) {
                read(session);
            }
        });
        if (readSinceSent > OUT_BYTES / 2) {
            sendAll(); // or a few busy senders would make everyone lag within one turn
        }
    }

    /** A bug met while serving one session ends that session, never the loop. */
    private void guarded(Session session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Serving {} met an error; its connection is closed", session, e);
            closeNow(session, CloseReason.ERROR);
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
            closeNow(session, CloseReason.EOF);
            return;
        }
        if (!session.open()) {
            return; // what comes after the end is thrown away
        }
        nowNanos = System.nanoTime();
        session.heard(nowNanos);
        readSinceSent += count;
        try {
            session.decoder()
                    .decode(in.array(), 0, count, (b, from, to) -> dialogue.frame(session, b, from, to, nowNanos));
        } catch (MalformedException e) {
            dialogue.malformed(session, e);
        }
    }

    private void sendAll() {
        readSinceSent = 0;
        long appended = room.appended();
        if (appended != sentUpTo) {
            sentUpTo = appended;
            dirty.addAll(members);
        }
        if (dirty.isEmpty()) {
            return;
        }
        List<Session> batch = new ArrayList<>(dirty);
        dirty.clear();
        for (Session session : batch) {
            if (session.blocked() || session.outbox().held()) {
                checkLag(session);
            }
            if (!session.blocked()) {
                guarded(session, () -> flush(session));
            }
        }
    }

    // ---- for the dialogue, on the loop

    /** Sends what waits for this session now. */
    void flush(Session session) {
        if (session.state() == Session.State.CLOSED) {
            return;
        }
        try {
            if (!session.pump(out)) {
                closeNow(session, CloseReason.SLOW_CONSUMER);
                return;
            }
        } catch (IOException e) {
            closeNow(session, CloseReason.EOF);
            return;
        }
        counters.deliveries.add(session.outbox().takeDelivered());
        if (session.state() == Session.State.CLOSING && session.outbox().idle()) {
            endOutput(session);
        }
    }

    /** Something waits for this session: it is sent at the end of the turn. */
    void sendSoon(Session session) {
        dirty.add(session);
    }

    /** Puts a reply into the outbox of one of this loop's sessions. */
    void deliver(Session session, byte[] bytes) {
        if (session.open()) {
            session.outbox().insert(bytes);
            checkLag(session);
            dirty.add(session);
        }
    }

    /** The handshake is done: the answer leaves now, alone, and lines follow. */
    void entered(Session session) {
        handshakes.cancel(session);
        members.add(session);
        if (session.plain()) {
            session.outbox().hold();
            held.start(session, nowNanos);
        }
        if (session.has(Cap.PING)) {
            pings.start(session, nowNanos);
        }
        flush(session);
    }

    /** A client without extras has spoken again, or has had its time: from now on it may be sent lines. */
    void release(Session session) {
        if (session.open() && session.outbox().held()) {
            session.outbox().release();
            held.cancel(session);
            dirty.add(session);
        }
    }

    /** Starts the time for the handshake anew. */
    void waitForMore(Session session) {
        handshakes.start(session, nowNanos);
    }

    /** Sends what waits, then closes; what the peer still sends is thrown away. */
    void closeSoon(Session session, CloseReason reason) {
        if (session.open()) {
            session.outbox().hold(); // it is sent what was said up to here, and not its own leaving
            depart(session);
            session.closing(reason);
            if (!draining) { // which has a deadline of its own
                lingering.start(session, nowNanos);
            }
            flush(session);
        }
    }

    // ---- coming and going

    /** Takes a new connection; any thread. */
    void adopt(Session session) {
        submit(() -> {
            try {
                SocketChannel channel = session.channel();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                session.registered(channel.register(selector, SelectionKey.OP_READ, session), nowNanos);
                sessions.add(session);
                handshakes.start(session, nowNanos);
                if (draining) {
                    closeSoon(session, CloseReason.SHUTDOWN);
                }
            } catch (IOException e) {
                closeNow(session, CloseReason.EOF);
            }
        });
    }

    /** Closes every session when what it was told so far is sent, and ends the loop; any thread. */
    void drain() {
        submit(() -> {
            draining = true;
            drainUntilNanos = System.nanoTime() + timings.drain().toNanos();
            List.copyOf(sessions).forEach(session -> closeSoon(session, CloseReason.SHUTDOWN));
        });
    }

    private void checkAlive(Session session) {
        if (session.silentNanos(nowNanos) >= 3 * timings.ping().toNanos()) {
            closeNow(session, CloseReason.DEAD_PEER);
        } else if (session.open()) {
            dialogue.ping(session);
            pings.start(session, nowNanos);
        }
    }

    private void checkLag(Session session) {
        long waiting = session.outbox().waiting();
        if (!session.open()) {
            return;
        }
        if (waiting > settings.outboxBytes()) {
            closeNow(session, CloseReason.SLOW_CONSUMER);
        } else if (waiting > settings.outboxBytes() / 2) {
            release(session);
        }
    }

    private void endOutput(Session session) {
        try {
            session.channel().shutdownOutput();
            lingering.start(session, nowNanos);
        } catch (IOException e) {
            closeNow(session, CloseReason.EOF);
        }
    }

    private void close(Session session) {
        closeNow(session, CloseReason.EOF);
    }

    /** Closes at once; for this reason, unless there was one before. */
    private void closeNow(Session session, CloseReason reason) {
        if (session.state() == Session.State.CLOSED) {
            return;
        }
        depart(session);
        CloseReason before = session.closeReason();
        CloseReason told = before == null ? reason : before;
        session.closed();
        sessions.remove(session);
        handshakes.cancel(session);
        lingering.cancel(session);
        counters.closed(told); // before the peer can see it
        whenClosed.accept(session);
        if (session.name().isEmpty() && (told == CloseReason.EOF || told == CloseReason.BYE)) {
            LOG.debug("Closed {}: {}", session, told.label());
        } else {
            LOG.info("Closed {}: {}", session, told.label());
        }
        try {
            if (told == CloseReason.SLOW_CONSUMER) {
                session.channel().setOption(StandardSocketOptions.SO_LINGER, 0); // free what the kernel holds for it
            }
            session.channel().close();
        } catch (IOException e) {
            LOG.debug("Closing {} failed", session, e);
        }
    }

    private void depart(Session session) {
        if (session.state() == Session.State.IN) {
            room.leave(session);
        }
        members.remove(session);
        held.cancel(session);
        pings.cancel(session);
    }
}
