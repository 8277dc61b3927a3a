package netcoms.chat.server;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.chat.MessageCodec.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * What is said in the room, in its order: encoded once for each dialect that somebody reads, appended to that dialect's
 * ring, and kept for late comers where it is worth that.
 *
 * <p>Guarded by the room's lock, but for {@link #ring}, which any thread may ask for. Methods that are given a session
 * must be called on that session's loop, since they touch its outbox.
 */
final class Lines {

    /** One dialect's ring and how many sessions read it. */
    private static final class Feed {
        final Dialect dialect;
        final Ring ring;
        int followers;

        Feed(Dialect dialect, Ring ring) {
            this.dialect = dialect;
            this.ring = ring;
        }
    }

    private final Map<Dialect, Feed> feeds = new EnumMap<>(Dialect.class);
    private final History history;
    private final LineStore store;
    private final MessageCodec codec;
    private final WallClock clock = new WallClock();

    Lines(ServerSettings settings, LineStore store) {
        // A session may lag by outboxBytes, and must not be overtaken by the longest line on top of that.
        int ringBytes = settings.outboxBytes() + 4 * settings.maxMessageBytes();
        for (Dialect dialect : Dialect.values()) {
            feeds.put(dialect, new Feed(dialect, new Ring(ringBytes)));
        }
        this.store = store;
        history = new History(settings.history(), settings.historyChars(), store.past(), System.currentTimeMillis());
        store.startAfter(history.last());
        codec = new MessageCodec(settings.maxMessageBytes());
    }

    /** One dialect's ring; loops read it without the lock. */
    Ring ring(Dialect dialect) {
        return feed(dialect).ring;
    }

    /** From here on the session reads what is said. */
    void follow(Session session) {
        Feed feed = feed(session.dialect());
        feed.followers++;
        session.outbox().follow(feed.ring);
    }

    /** One reader less. */
    void unfollow(Session session) {
        feed(session.dialect()).followers--;
    }

    /** A line of somebody who is in, to everyone else; to itself only if it asked for that. */
    void chat(Session session, Message.Chat said) {
        Message.Chat line = new Message.Chat(
                history.nextId(), session.name(), said.content(), time(said.time()), said.ref(), said.emote());
        byte[] echo = keep(line, session);
        append(withoutRef(line), session, echo);
    }

    /** The same for a line whose content is these bytes, visible ASCII that stands for itself in JSON. */
    void chat(Session session, byte[] bytes, int from, int to, String time) {
        String content = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1); // the same as ASCII here
        Message.Chat line = new Message.Chat(history.nextId(), session.name(), content, time(time), null, false);
        byte[] echo = keep(line, session);
        for (Feed feed : feeds.values()) {
            if (feed.followers > 0) {
                Encoded encoded = codec.encode(line, bytes, from, to, feed.dialect != Dialect.PLAIN);
                append(feed, encoded, session, echo);
            }
        }
    }

    private String time(String said) {
        return ChatText.isTime(said) ? said : clock.time();
    }

    /** Keeps a line for late comers; its echo, if the sender asked for that. */
    private byte[] keep(Message.Chat line, Session sender) {
        history.keep(line, size(line.content()));
        byte[] echo = sender.has(Cap.ECHO) ? codec.bytes(line, true) : Outbox.nothing();
        store(line.id(), line, echo);
        return echo;
    }

    /** A line without a name, live only. */
    void guest(String content) {
        append(new Message.Chat(0, ChatNames.GUEST, content, clock.time(), null, false), null, Outbox.nothing());
    }

    /** The server's own words to all but one, live only; told with others of their kind when many are to be told. */
    void notice(@Nullable Session except, String text) {
        append(new Message.Notice(0, text, clock.time()), except, Outbox.nothing());
    }

    /** The server's own words to all, kept for late comers. */
    void announcement(String text) {
        Message.Notice notice = new Message.Notice(history.nextId(), text, clock.time());
        history.keep(notice, size(text));
        store(notice.id(), notice, codec.bytes(notice, true));
        append(notice, null, Outbox.nothing());
    }

    /** {@code promised}: the message in bytes when somebody will take it for stored, else empty. */
    private void store(long id, Message message, byte[] promised) {
        if (!store.takes(id, promised.length > 0)) {
            return;
        }
        if (promised.length > 0) {
            store.append(promised, promised.length);
        } else {
            Encoded encoded = codec.encode(message, true);
            store.append(encoded.array(), encoded.length());
        }
    }

    /** Somebody has come or gone, to all but one. */
    void presence(@Nullable Session except, String name, boolean online) {
        append(new Message.Presence(name, online), except, Outbox.nothing());
    }

    /** The kept lines after this id, to this session alone. */
    void replay(Session session, long after) {
        replay(session, after, history.reachesBackTo(after));
    }

    /** All that is kept, to this session alone, which has seen nothing before and so misses nothing. */
    void replayAll(Session session) {
        replay(session, 0, true);
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

    /** Appends to every ring that somebody reads and that has such messages; the sender gets something else instead. */
    private void append(Message message, @Nullable Session sender, byte[] instead) {
        boolean presence = message instanceof Message.Presence;
        for (Feed feed : feeds.values()) {
            if (feed.followers == 0 || (presence && feed.dialect != Dialect.NUMBERED_WITH_PRESENCE)) {
                continue;
            }
            Encoded encoded = codec.encode(message, feed.dialect != Dialect.PLAIN);
            if (presence || (message instanceof Message.Notice notice && notice.id() == 0)) {
                long from = feed.ring.tail();
                feed.ring.appendPatient(encoded.array(), encoded.length());
                skip(feed, from, sender, instead);
            } else {
                append(feed, encoded, sender, instead);
            }
        }
    }

    private static void append(Feed feed, Encoded encoded, @Nullable Session sender, byte[] instead) {
        long from = feed.ring.tail();
        feed.ring.append(encoded.array(), encoded.length());
        skip(feed, from, sender, instead);
    }

    /** The sender is sent something else instead of its own line. */
    private static void skip(Feed feed, long from, @Nullable Session sender, byte[] instead) {
        if (sender != null && sender.dialect() == feed.dialect) {
            sender.outbox().skipOwn(from, instead);
        }
    }

    private Feed feed(Dialect dialect) {
        return Objects.requireNonNull(feeds.get(dialect));
    }

    private static Message.Chat withoutRef(Message.Chat line) {
        return line.ref() == null
                ? line
                : new Message.Chat(line.id(), line.username(), line.content(), line.time(), null, line.emote());
    }

    /** An upper bound of the characters of a line, names and all. */
    static int size(String content) {
        return content.length() + 200;
    }
}
