package netcoms.chat.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of one event loop are sent: for whom something waits, who is held back, who lags too far behind.
 * Tells what ends a session; {@link Sessions} ends it. On the loop's thread only.
 */
final class Sending {

    /** Of the buffer through which every write goes. */
    static final int OUT_BYTES = 256 * 1024;

    /**
     * How long news of who comes and goes waits for more of it, for each listener: some times what it takes to tell one.
     * With ten nobody notices; with ten thousand everyone can still come at once, and all are told of all.
     */
    private static final long PATIENCE_NANOS = 20_000;

    /** To write to so many takes some times longer than to look for what else is said. */
    private static final int CROWD = 64;

    /** Those of the loop's sessions that read the same ring, and how far it had come when they were last sent to. */
    private static final class Audience {
        final Ring ring;
        final Set<Session> members = new LinkedHashSet<>();
        long sentUpTo;
        long sentNanos = System.nanoTime();

        Audience(Ring ring) {
            this.ring = ring;
        }

        /** How long nothing has to be sent; 0 when there is something now. */
        long idleNanos(long nowNanos) {
            long waiting = ring.tail() - sentUpTo;
            if (waiting == 0 || members.isEmpty()) {
                return Long.MAX_VALUE;
            }
            return ring.urgent() > sentUpTo || waiting > OUT_BYTES / 2
                    ? 0
                    : Math.max(0, sentNanos + members.size() * PATIENCE_NANOS - nowNanos);
        }
    }

    private final LineStore store;
    private final Counters counters;
    private final int outboxBytes;
    private final Chunk out = new Chunk(OUT_BYTES);
    private final Map<Dialect, Audience> audiences = new EnumMap<>(Dialect.class);
    private final Set<Session> dirty = new LinkedHashSet<>();
    private final Deadlines held;

    Sending(Room room, Counters counters, ServerSettings settings, Timings timings) {
        store = room.store();
        this.counters = counters;
        outboxBytes = settings.outboxBytes();
        held = new Deadlines(timings.held().toNanos());
        for (Dialect dialect : Dialect.values()) {
            audiences.put(dialect, new Audience(room.ring(dialect)));
        }
    }

    /** How long nothing has to be sent unless somebody asks for it; 0 when there is something now. */
    long idleNanos(long nowNanos) {
        if (!dirty.isEmpty()) {
            return 0;
        }
        long idle = held.nextNanos(nowNanos);
        for (Audience audience : audiences.values()) {
            idle = Math.min(idle, audience.idleNanos(nowNanos));
        }
        return idle;
    }

    /** Whether so many listen to the same that it pays to look for more of it before each write. */
    boolean crowded() {
        for (Audience audience : audiences.values()) {
            if (audience.members.size() >= CROWD) {
                return true;
            }
        }
        return false;
    }

    /** From now on it is sent what is said in the room; without extras only after it has spoken, or a little later. */
    void start(Session session, long nowNanos) {
        audience(session).members.add(session);
        if (session.plain()) {
            session.outbox().hold();
            held.start(session, nowNanos);
        }
    }

    /** From now on it is sent nothing of the room. */
    void stop(Session session) {
        audience(session).members.remove(session);
        held.cancel(session);
    }

    /** Something waits for this session: it is sent at the end of the turn. */
    void soon(Session session) {
        dirty.add(session);
    }

    /** A client without extras has spoken again, or has had its time: from now on it may be sent lines. */
    void release(Session session) {
        if (session.open() && session.outbox().held()) {
            session.outbox().release();
            held.cancel(session);
            dirty.add(session);
        }
    }

    /** Releases those who have had their time. */
    void expire(long nowNanos) {
        held.expired(nowNanos).forEach(this::release);
    }

    /** Takes out and returns those for whom something waits; one may be there twice. */
    List<Session> due(long nowNanos) {
        List<Session> due = new ArrayList<>(dirty);
        dirty.clear();
        for (Audience audience : audiences.values()) {
            if (audience.idleNanos(nowNanos) == 0) {
                audience.sentUpTo = audience.ring.tail();
                audience.sentNanos = nowNanos;
                due.addAll(audience.members);
            }
        }
        return due;
    }

    /** Whether more waits for it than may; with half of that it is only held back no longer. */
    boolean lags(Session session) {
        if (!session.open()) {
            return false;
        }
        long waiting = session.outbox().waiting();
        if (waiting > outboxBytes) {
            return true;
        }
        if (waiting > outboxBytes / 2) {
            release(session);
        }
        return false;
    }

    /** Sends what waits for this session now; tells what ends it, null for nothing. */
    @Nullable CloseReason send(Session session) {
        store.commit(); // what somebody may take for stored is stored before
        try {
            if (!session.wire().pump(out, session.outbox())) {
                return CloseReason.SLOW_CONSUMER;
            }
        } catch (IOException e) {
            return CloseReason.EOF;
        }
        counters.deliveries.add(session.outbox().takeDelivered());
        return null;
    }

    private Audience audience(Session session) {
        return Objects.requireNonNull(audiences.get(session.dialect()));
    }
}
