package netcoms.chat.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What single sessions make one event loop hold: objects that are half read, and what waits for one receiver alone. What
 * everybody is sent is in the ring, once. The sum is bounded, so that no number of connections can fill the memory;
 * when it is too much, whoever has been holding something for longest has to go. On the loop's thread only.
 */
final class Holdings {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    /** Less than this is not worth counting. */
    private static final int SMALL_BYTES = 4 * 1024;

    private final Map<Session, Long> held = new LinkedHashMap<>();
    private final long mostBytes;
    private long sum;

    Holdings(ServerSettings settings) {
        // Several of the longest must fit, whatever the settings are.
        mostBytes = Math.max(
                MOST_BYTES / settings.loops(), 4L * Math.max(settings.maxMessageBytes(), settings.outboxBytes()));
    }

    /** Counts what is held for this session now. */
    void note(Session session) {
        long now = (long) session.decoder().heldBytes() + session.outbox().ownBytes();
        if (now >= SMALL_BYTES) {
            Long before = held.put(session, now); // keeps its place
            sum += now - (before == null ? 0 : before);
        } else if (!held.isEmpty()) {
            forget(session);
        }
    }

    void forget(Session session) {
        Long before = held.remove(session);
        sum -= before == null ? 0 : before;
    }

    /** Who has to go; null when it is not too much. */
    @Nullable Session excess() {
        return sum > mostBytes ? held.keySet().iterator().next() : null;
    }
}
