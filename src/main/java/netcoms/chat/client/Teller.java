package netcoms.chat.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener what happens, one event at a time, and survives what it throws.
 *
 * <p>Threads: {@code chat-client-in} and {@code chat-client-out} tell, in turn by a lock that guards nothing else; only
 * {@code chat-client-in} keeps events for later.
 */
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final ReentrantLock telling = new ReentrantLock();
    private final Consumer<ChatEvent> listener;

    // chat-client-in only.
    private final List<ChatEvent> kept = new ArrayList<>();

    Teller(Consumer<ChatEvent> listener) {
        this.listener = listener;
    }

    /** Tells it now, on this thread. */
    void tell(ChatEvent event) {
        telling.lock();
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error(
                    "A listener of the chat met an error at {}",
                    event.getClass().getSimpleName(),
                    e);
        } finally {
            telling.unlock();
        }
    }

    /** Keeps it until {@link #tellKept}. */
    void keep(ChatEvent event) {
        kept.add(event);
    }

    /** Tells the last of what was kept, at most so many, in order. */
    void tellKept(int most) {
        kept.subList(Math.max(0, kept.size() - most), kept.size()).forEach(this::tell);
        kept.clear();
    }

    /** Throws away what was kept. */
    void forgetKept() {
        kept.clear();
    }
}
