package netcoms.chat.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions with a deadline each, all after the same delay, so that the first to come is the first due. One loop's. */
final class Deadlines {
    private final LinkedHashMap<Session, Long> due = new LinkedHashMap<>();
    private final long delayNanos;

    Deadlines(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    /** Starts the delay of this session, or starts it anew. */
    void start(Session session, long nowNanos) {
        due.remove(session);
        due.put(session, nowNanos + delayNanos);
    }

    void cancel(Session session) {
        due.remove(session);
    }

    /** Takes out and returns those whose deadline has come. */
    List<Session> expired(long nowNanos) {
        List<Session> expired = new ArrayList<>(0);
        for (Map.Entry<Session, Long> entry : due.entrySet()) {
            if (entry.getValue() - nowNanos > 0) {
                break;
            }
            expired.add(entry.getKey());
        }
        expired.forEach(due::remove);
        return expired;
    }

    /** Nanoseconds until the first is due; {@code Long.MAX_VALUE} when there is none. */
    long nextNanos(long nowNanos) {
        return due.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, due.values().iterator().next() - nowNanos);
    }
}
