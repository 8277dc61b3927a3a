package netcoms.chat.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one event loop, from their registration to their end: who is late, who closes and why. What waits to
 * be sent is with {@link Sending}. On the loop's thread only.
 */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Room room;
    private final Counters counters;
    private final Timings timings;
    private final Sending sending;
    private final Consumer<Session> whenClosed;
    private final Set<Session> open = new LinkedHashSet<>();
    private final Holdings holdings;
    private final Deadlines handshakes;
    private final Deadlines lingering;
    private final Deadlines pings;
    private long nowNanos = System.nanoTime();
    private long drainUntilNanos;
    private boolean draining;

    /** {@code whenClosed} is told of every session that is gone. */
    Sessions(
            Room room,
            Counters counters,
            Sending sending,
            ServerSettings settings,
            Timings timings,
            Consumer<Session> whenClosed) {
        this.room = room;
        this.counters = counters;
        this.sending = sending;
        this.timings = timings;
        this.whenClosed = whenClosed;
        holdings = new Holdings(settings);
        handshakes = new Deadlines(settings.handshakeTimeout().toNanos());
        lingering = new Deadlines(timings.linger().toNanos());
        pings = new Deadlines(timings.ping().toNanos());
    }

    long lookAtClock() {
        nowNanos = System.nanoTime();
        return nowNanos;
    }

    /** Whether all are closed, and no more are wanted. */
    boolean drained() {
        return draining && open.isEmpty();
    }

    /** How long nothing has to be done unless somebody asks for it; 0 when there is something now. */
    long idleNanos() {
        long now = System.nanoTime();
        long idle = Math.min(sending.idleNanos(now), handshakes.nextNanos(now));
        idle = Math.min(idle, Math.min(lingering.nextNanos(now), pings.nextNanos(now)));
        return draining ? Math.min(idle, Math.max(0, drainUntilNanos - now)) : idle;
    }

    /** Deals with every deadline that has come. */
    void expire(Answers answers) {
        handshakes.expired(nowNanos).forEach(late -> guarded(late, () -> answers.handshakeTimeout(late)));
        sending.expire(nowNanos);
        lingering.expired(nowNanos).forEach(session -> closeNow(session, CloseReason.EOF));
        pings.expired(nowNanos).forEach(silent -> guarded(silent, () -> checkAlive(silent, answers)));
        shed(answers);
        if (draining && nowNanos - drainUntilNanos >= 0) {
            List.copyOf(open).forEach(session -> closeNow(session, CloseReason.SHUTDOWN));
        }
    }

    /** Something was read: counts what is half read, and closes whom that is too much for. */
    void read(Session session, Answers answers) {
        if (session.open()) {
            holdings.note(session);
            shed(answers);
        }
    }

    private void shed(Answers answers) {
        for (Session most = holdings.excess(); most != null; most = holdings.excess()) {
            if (most.decoder().midway()) {
                answers.tooMuchBegun(most);
            } else {
                closeNow(most, CloseReason.SLOW_CONSUMER);
            }
            holdings.forget(most);
        }
    }

    // ---- sending

    /** As {@link Sending#crowded}. */
    boolean crowded() {
        return sending.crowded();
    }

    /** Sends every session what waits for it. */
    void sendAll() {
        for (Session session : sending.due(nowNanos)) {
            if (session.wire().blocked() || session.outbox().held()) {
                checkLag(session);
            }
            if (!session.wire().blocked()) {
                guarded(session, () -> flush(session));
            }
        }
    }

    /** Sends what waits for this session now. */
    void flush(Session session) {
        if (session.state() == Session.State.CLOSED) {
            return;
        }
        CloseReason end = sending.send(session);
        if (end != null) {
            closeNow(session, end);
        } else if (session.open()) {
            holdings.note(session);
        } else if (session.state() == Session.State.CLOSING
                && session.outbox().idle()
                && session.wire().flushed()) {
            endOutput(session);
        }
    }

    /** Puts a reply into the outbox of one of this loop's sessions. */
    void deliver(Session session, byte[] bytes) {
        if (session.open()) {
            session.outbox().insert(bytes);
            checkLag(session);
            sending.soon(session);
        }
    }

    /** The handshake is done: the answer leaves now, alone, and lines follow. */
    void entered(Session session) {
        handshakes.cancel(session);
        sending.start(session, nowNanos);
        if (session.has(Cap.PING)) {
            pings.start(session, nowNanos);
        }
        flush(session);
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
            session.decoder().drop();
            if (!draining) { // which has a deadline of its own
                lingering.start(session, nowNanos);
            }
            if (session.wire().canTell()) {
                flush(session);
            } else {
                endOutput(session); // TLS does not stand: there is no way to say why
            }
        }
    }

    /** A bug met while serving one session ends that session, never the loop. */
    void guarded(Session session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Serving {} met an error; its connection is closed", session, e);
            closeNow(session, CloseReason.ERROR);
        }
    }

    // ---- coming and going

    /** A new connection, which has the time for the handshake from now on. */
    void add(Session session, SelectionKey key) {
        session.registered(key, nowNanos);
        open.add(session);
        handshakes.start(session, nowNanos);
        if (draining) {
            closeSoon(session, CloseReason.SHUTDOWN);
        }
    }

    /** Closes every session when what it was told so far is sent. */
    void drain() {
        draining = true;
        drainUntilNanos = System.nanoTime() + timings.drain().toNanos();
        List.copyOf(open).forEach(session -> closeSoon(session, CloseReason.SHUTDOWN));
    }

    private void checkAlive(Session session, Answers answers) {
        if (session.silentNanos(nowNanos) >= 3 * timings.ping().toNanos()) {
            closeNow(session, CloseReason.DEAD_PEER);
        } else if (session.open()) {
            answers.ping(session);
            pings.start(session, nowNanos);
        }
    }

    /** Closes one for which more waits than may. */
    void checkLag(Session session) {
        if (session.open()) {
            holdings.note(session);
        }
        if (sending.lags(session)) {
            closeNow(session, CloseReason.SLOW_CONSUMER);
        }
    }

    private void endOutput(Session session) {
        try {
            session.wire().endOutput();
            lingering.start(session, nowNanos);
        } catch (IOException e) {
            closeNow(session, CloseReason.EOF);
        }
    }

    /** Closes at once; for this reason, unless there was one before. */
    void closeNow(Session session, CloseReason reason) {
        if (session.state() == Session.State.CLOSED) {
            return;
        }
        CloseReason before = session.closeReason();
        CloseReason told = before == null ? reason : before;
        if (told == CloseReason.SLOW_CONSUMER) {
            counters.dropped.add(session.outbox().missed());
        }
        depart(session);
        session.closed();
        open.remove(session);
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
                session.wire()
                        .channel()
                        .setOption(StandardSocketOptions.SO_LINGER, 0); // free what the kernel holds for it
            }
            session.wire().close();
        } catch (IOException e) {
            LOG.debug("Closing {} failed", session, e);
        }
    }

    private void depart(Session session) {
        if (session.state() == Session.State.IN) {
            room.leave(session);
        }
        sending.stop(session);
        holdings.forget(session);
        pings.cancel(session);
    }
}
