package netcoms.chat.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.chat.Message;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a connection: the last history id that was seen, and our own lines that no echo has confirmed yet.
 * {@code chat-client-in} confirms, any thread adds.
 */
final class Transcript {
    private static final int MAX_UNCONFIRMED = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Message.Chat> unconfirmed = new LinkedHashMap<>();
    private long lastId;

    long lastId() {
        lock.lock();
        try {
            return lastId;
        } finally {
            lock.unlock();
        }
    }

    /** Notes a line or notice of the server; false when it was there before. */
    boolean isNew(long id, Message.@Nullable Ref ref) {
        lock.lock();
        try {
            if (ref != null) {
                unconfirmed.remove(ref.text());
            }
            if (id == 0) {
                return true;
            }
            if (id <= lastId) {
                return false;
            }
            lastId = id;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The replay is over: the server knows nothing older than this that we have not seen. */
    void caughtUpTo(long id) {
        lock.lock();
        try {
            lastId = Math.max(lastId, id);
        } finally {
            lock.unlock();
        }
    }

    /** Remembers an own line until it is confirmed; false when there are too many. */
    boolean await(Message.Chat line) {
        lock.lock();
        try {
            Message.Ref ref = line.ref();
            if (ref == null || unconfirmed.size() >= MAX_UNCONFIRMED) {
                return false;
            }
            unconfirmed.put(ref.text(), line);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The line was not taken after all, or never will be. */
    void forget(Message.Chat line) {
        lock.lock();
        try {
            Message.Ref ref = line.ref();
            if (ref != null) {
                unconfirmed.remove(ref.text());
            }
        } finally {
            lock.unlock();
        }
    }

    void forgetAll() {
        lock.lock();
        try {
            unconfirmed.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Own lines to say again, in order. */
    List<Message.Chat> unconfirmed() {
        lock.lock();
        try {
            return new ArrayList<>(unconfirmed.values());
        } finally {
            lock.unlock();
        }
    }
}
