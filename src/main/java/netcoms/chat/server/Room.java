package netcoms.chat.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.chat.MessageCodec.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * The one room: who is on, what is said, in which order. What is said is encoded once for each dialect that somebody
 * reads, and appended to that dialect's ring.
 *
 * <p>Any thread; one lock, held for less than the time of a write to a socket. Methods that are given a session must
 * be called on that session's loop, since they touch its outbox.
 */
final class Room {
    private static final int MAX_NAMES_TOLD = 1_000;

    /** One dialect's ring and how many sessions read it. Guarded by the lock. */
    private static final class Feed {
        final Dialect dialect;
        final Ring ring;
        int followers;

        Feed(Dialect dialect, Ring ring) {
            this.dialect = dialect;
            this.ring = ring;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> byKey = new HashMap<>();
    private final List<Feed> feeds;
    private final WallClock clock = new WallClock();
    private final LineLog log = new LineLog();
    private final History history;
    private final MessageCodec codec;
    private final Counters counters;
    private final Runnable wakeLoops;

    private long said;
    private boolean closed;

    /** Volatile: loops look at it without the lock to see whether there is something to send. */
    private volatile long appended;

    /** {@code wakeLoops} is called after something was said; it must not block. */
    Room(ServerSettings settings, Counters counters, Runnable wakeLoops) {
        // A session may lag by outboxBytes, and must not be overtaken by the longest line on top of that.
        int ringBytes = settings.outboxBytes() + 4 * settings.maxMessageBytes();
        feeds = Stream.of(Dialect.values())
                .map(dialect -> new Feed(dialect, new Ring(ringBytes)))
                .toList();
        history = new History(settings.history(), settings.outboxBytes() / 4, System.currentTimeMillis());
        codec = new MessageCodec(settings.maxMessageBytes());
        this.counters = counters;
        this.wakeLoops = wakeLoops;
    }

    /** Grows with everything that is said. */
    long appended() {
        return appended;
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
            counters.online.set(byKey.size());
            Feed feed = feed(session);
            feed.followers++;
            session.entered(name);
            session.outbox().follow(feed.ring);
            session.outbox().insert(codec.bytes(new Message.UsernameAccepted(name, clock.time()), false));
            if (session.has(Cap.NAMES)) {
                tellNames(session);
            }
            if (session.has(Cap.HISTORY)) {
                replay(session, after, after == 0 || history.reachesBackTo(after));
            }
            if (holder == null) {
                append(new Message.Presence(name, true), session, Outbox.nothing());
            } else {
                replace(holder, session);
            }
        } finally {
            lock.unlock();
        }
        wakeLoops.run();
        return Optional.empty();
    }

    /** The same client on a new connection, while the old one was not yet known to be dead: nobody is told. */
    private void replace(Session old, Session session) {
        feed(old).followers--;
        old.replaced();
        if (old.joined()) {
            session.join();
        }
        old.loop().close(old, CloseReason.REPLACED);
    }

    /** Gives it another name; words for a person when that is taken. */
    Optional<String> rename(Session session, String name) {
        String old = session.name();
        lock.lock();
        try {
            Session holder = byKey.putIfAbsent(ChatNames.key(name), session);
            if (holder != null && holder != session) {
                return Optional.of(taken(name));
            }
            if (!ChatNames.key(old).equals(ChatNames.key(name))) {
                byKey.remove(ChatNames.key(old));
            }
            session.entered(name);
            session.outbox().insert(codec.bytes(new Message.UsernameAccepted(name, clock.time()), false));
            if (!old.equals(name)) {
                append(new Message.Presence(old, false), null, Outbox.nothing());
                append(new Message.Presence(name, true), null, Outbox.nothing());
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
            counters.online.set(byKey.size());
            feed(session).followers--;
            if (closed) {
                return; // all leave now, which nobody needs to be told
            }
            append(new Message.Presence(session.name(), false), null, Outbox.nothing());
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
            Message.Chat line = new Message.Chat(
                    history.nextId(), session.name(), said.content(), timeOf(said), said.ref(), said.emote());
            history.keep(line, size(line.content()));
            byte[] echo = session.has(Cap.ECHO) ? codec.bytes(line, true) : Outbox.nothing();
            append(withoutRef(line), session, echo);
        } finally {
            lock.unlock();
        }
        counters.linesIn.increment();
        log.line(session.name(), said.content(), said.emote());
        wakeLoops.run();
    }

    /** A line without a handshake: live only, neither kept nor logged, for load runs send them by the thousand. */
    void sayAsGuest(String content) {
        lock.lock();
        try {
            append(new Message.Chat(0, ChatNames.GUEST, content, clock.time(), null, false), null, Outbox.nothing());
        } finally {
            lock.unlock();
        }
        counters.linesIn.increment();
        wakeLoops.run();
    }

    /** The server's own words about somebody's coming and going, to all others: live only. */
    void tellOthers(@Nullable Session except, String text) {
        lock.lock();
        try {
            append(new Message.Notice(0, text, clock.time()), except, Outbox.nothing());
        } finally {
            lock.unlock();
        }
        log.line(ChatNames.SYSTEM, text, false);
        wakeLoops.run();
    }

    /** The server's own words to all, kept for late comers. */
    void announce(String text) {
        lock.lock();
        try {
            Message.Notice notice = new Message.Notice(history.nextId(), text, clock.time());
            history.keep(notice, size(text));
            append(notice, null, Outbox.nothing());
        } finally {
            lock.unlock();
        }
        log.line(ChatNames.SYSTEM, text, false);
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
            replay(session, after, history.reachesBackTo(after));
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
                .limit(MAX_NAMES_TOLD)
                .map(Session::name)
                .sorted()
                .toList();
        session.outbox().insert(codec.bytes(new Message.Names(names, byKey.size()), true));
    }

    private void replay(Session session, long after, boolean complete) {
        Encoded all = new Encoded();
        for (Message message : history.after(after)) {
            boolean own =
                    message instanceof Message.Chat line && line.username().equals(session.name());
            Message shown = message instanceof Message.Chat line && !own ? withoutRef(line) : message;
            Encoded one = codec.encode(shown, true);
            all.write(one.array(), 0, one.length());
        }
        Encoded end = codec.encode(new Message.HistoryEnd(history.last(), complete), true);
        all.write(end.array(), 0, end.length());
        session.outbox().insert(all.copy());
    }

    /** Appends to every ring that somebody reads and that has such messages; needs the lock. */
    private void append(Message message, @Nullable Session sender, byte[] instead) {
        boolean presence = message instanceof Message.Presence;
        for (Feed feed : feeds) {
            if (feed.followers == 0 || (presence && feed.dialect != Dialect.NUMBERED_WITH_PRESENCE)) {
                continue;
            }
            Encoded encoded = codec.encode(message, feed.dialect != Dialect.PLAIN);
            long from = feed.ring.tail();
            feed.ring.append(encoded.array(), encoded.length());
            if (sender != null && sender.dialect() == feed.dialect) {
                sender.outbox().skipOwn(from, instead);
            }
        }
        said++;
        appended = said;
    }

    private Feed feed(Session session) {
        return feeds.stream()
                .filter(feed -> feed.dialect == session.dialect())
                .findFirst()
                .orElseThrow();
    }

    private String timeOf(Message.Chat said) {
        return ChatText.isTime(said.time()) ? said.time() : clock.time();
    }

    private static Message.Chat withoutRef(Message.Chat line) {
        return line.ref() == null
                ? line
                : new Message.Chat(line.id(), line.username(), line.content(), line.time(), null, line.emote());
    }

    /** An upper bound of the characters of a line, names and all. */
    private static int size(String content) {
        return content.length() + 200;
    }

    private static String taken(String name) {
        return "The name " + name + " is taken; choose another.";
    }
}
