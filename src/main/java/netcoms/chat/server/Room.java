package netcoms.chat.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import netcoms.chat.ChatNames;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * The one room: who is on, by which name, and the order of all that happens in it. What is said goes into {@link Lines}.
 *
 * <p>Any thread; one lock, held for less than the time of a write to a socket. Methods that are given a session must
 * be called on that session's loop, since they touch its outbox.
 */
final class Room {
    private static final int MAX_NAMES_TOLD = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> byKey = new HashMap<>();
    private final WallClock clock = new WallClock();
    private final LineStore store;
    private final Lines lines;
    private final MessageCodec codec;
    private final SaidOnce saidOnce = new SaidOnce(SaidOnce.MOST, System.currentTimeMillis());
    private final Counters counters;
    private final Runnable wakeLoops;

    private int listed;
    private boolean closed;

    /** {@code wakeLoops} is called after something was said; it must not block. */
    Room(ServerSettings settings, Counters counters, LineStore store, Runnable wakeLoops) {
        lines = new Lines(settings, store);
        this.store = store;
        codec = new MessageCodec(settings.maxMessageBytes());
        this.counters = counters;
        this.wakeLoops = wakeLoops;
    }

    /** Where what is said in this dialect can be read; does not wait for the lock. */
    Ring ring(Dialect dialect) {
        return lines.ring(dialect);
    }

    /** The chat log, which is written before anything is sent. */
    LineStore store() {
        return store;
    }

    /** Gives the session its name and its place, and answers it; words for a person when the name is taken. */
    Optional<String> enter(Session session, String name, long after) {
        lock.lock();
        try {
            Session holder = byKey.get(ChatNames.key(name));
            if (holder != null && !holder.mayBeReplacedBy(session)) {
                return Optional.of(taken(name));
            }
            byKey.put(ChatNames.key(name), session);
            session.entered(name);
            lines.follow(session);
            session.outbox().insert(codec.bytes(new Message.UsernameAccepted(name, clock.time()), false));
            if (holder != null) {
                replace(holder, session);
            } else if (session.listed()) {
                list(1);
            }
            if (session.has(Cap.NAMES)) {
                tellNames(session);
            }
            if (session.has(Cap.HISTORY)) {
                if (after == 0) {
                    lines.replayAll(session);
                } else {
                    lines.replay(session, after);
                }
            }
            if (holder == null && session.listed()) {
                lines.presence(session, name, true);
            }
        } finally {
            lock.unlock();
        }
        wakeLoops.run();
        return Optional.empty();
    }

    /** The same client on a new connection, while the old one was not yet known to be dead: nobody is told. */
    private void replace(Session old, Session session) {
        lines.unfollow(old);
        old.replaced();
        list(old.listed() ? -1 : 0);
        if (old.joined()) {
            session.join();
        }
        list(session.listed() ? 1 : 0);
        old.loop().close(old, CloseReason.REPLACED);
    }

    private void list(int more) {
        listed += more;
        counters.online.set(listed);
    }

    /** It says that it is here: the others are told, once. */
    void join(Session session) {
        if (session.joined()) {
            return;
        }
        lock.lock();
        try {
            if (session.isReplaced()) {
                return;
            }
            if (!session.listed()) {
                list(1);
                lines.presence(session, session.name(), true);
            }
            session.join();
        } finally {
            lock.unlock();
        }
        tellOthers(session, session.name() + " joined the chat");
    }

    /** Gives it another name; words for a person when that is taken. */
    Optional<String> rename(Session session, String name) {
        String old = session.name();
        lock.lock();
        try {
            if (session.isReplaced()) {
                return Optional.empty(); // its name is somebody else's by now, and it is about to be closed
            }
            Session holder = byKey.putIfAbsent(ChatNames.key(name), session);
            if (holder != null && holder != session) {
                return Optional.of(taken(name));
            }
            if (!ChatNames.key(old).equals(ChatNames.key(name))) {
                byKey.remove(ChatNames.key(old));
            }
            session.entered(name);
            session.outbox().insert(codec.bytes(new Message.UsernameAccepted(name, clock.time()), false));
            if (!old.equals(name) && session.listed()) {
                lines.presence(null, old, false);
                lines.presence(null, name, true);
            }
        } finally {
            lock.unlock();
        }
        if (!old.equals(name)) {
            tellOthers(session, old + " is now known as " + name);
        }
        return Optional.empty();
    }

    /** Takes it out again, if it was in. */
    void leave(Session session) {
        lock.lock();
        try {
            if (!byKey.remove(ChatNames.key(session.name()), session)) {
                return;
            }
            list(session.listed() ? -1 : 0);
            lines.unfollow(session);
            if (closed || !session.listed()) {
                return; // all leave now, or it only listened, which nobody needs to be told
            }
            lines.presence(null, session.name(), false);
        } finally {
            lock.unlock();
        }
        if (session.joined()) {
            tellOthers(null, session.name() + " left the chat");
        } else {
            wakeLoops.run();
        }
    }

    /** A line of somebody who is in, to everyone else; to itself only if it asked for that. */
    void say(Session session, Message.Chat said) {
        lock.lock();
        try {
            if (session.isReplaced()) {
                return; // it has been told that this line was never said, and says it again
            }
            lines.chat(session, said);
        } finally {
            lock.unlock();
        }
        counters.linesIn.increment();
        wakeLoops.run();
    }

    /** The same for a line whose content is these bytes, as {@link netcoms.chat.LineShape} finds it. */
    void say(Session session, byte[] bytes, int from, int to, String time) {
        lock.lock();
        try {
            if (session.isReplaced()) {
                return;
            }
            lines.chat(session, bytes, from, to, time);
        } finally {
            lock.unlock();
        }
        counters.linesIn.increment();
        wakeLoops.run();
    }

    /**
     * A line without a handshake: live only, neither kept nor logged, for load runs send them by the thousand.
     *
     * @param ref the sender's mark of a line that may come more than once and is said the first time only, or null
     * @return the id that such a line got then; 0 without a mark
     */
    long sayAsGuest(String content, Message.@Nullable Ref ref) {
        SaidOnce.Key key = ref == null ? null : SaidOnce.Key.of(ref, content);
        long id = 0;
        lock.lock();
        try {
            if (key != null) {
                id = saidOnce.find(key);
                if (id != 0) {
                    return id;
                }
            }
            lines.guest(content);
            if (key != null) {
                id = saidOnce.add(key);
            }
        } finally {
            lock.unlock();
        }
        counters.linesIn.increment();
        wakeLoops.run();
        return id;
    }

    /** The server's own words about somebody's coming and going, to all others: live only. */
    void tellOthers(@Nullable Session except, String text) {
        lock.lock();
        try {
            lines.notice(except, text);
        } finally {
            lock.unlock();
        }
        wakeLoops.run();
    }

    /** The server's own words to all, kept for late comers. */
    void announce(String text) {
        lock.lock();
        try {
            lines.announcement(text);
        } finally {
            lock.unlock();
        }
        wakeLoops.run();
    }

    /** Tells all that this is the end. */
    void close() {
        tellOthers(null, "server is shutting down");
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Sends the lines after this id once more. */
    void replayAfter(Session session, long after) {
        lock.lock();
        try {
            lines.replay(session, after);
        } finally {
            lock.unlock();
        }
    }

    void names(Session session) {
        lock.lock();
        try {
            tellNames(session);
        } finally {
            lock.unlock();
        }
    }

    /** Who has this name. */
    Optional<Session> find(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(byKey.get(ChatNames.key(name)));
        } finally {
            lock.unlock();
        }
    }

    private void tellNames(Session session) {
        List<String> names = byKey.values().stream()
                .filter(Session::listed)
                .limit(MAX_NAMES_TOLD)
                .map(Session::name)
                .sorted()
                .toList();
        session.outbox().insert(codec.bytes(new Message.Names(names, listed), true));
    }

    private static String taken(String name) {
        return "The name " + name + " is taken; choose another.";
    }
}
