package netcoms.chat.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import netcoms.chat.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's side of the protocol: the handshake, what each message means, what is told to the listener.
 *
 * <p>Threads: {@code chat-client-in} takes messages and tells; any thread says. One lock guards the state; the listener
 * is never called under it.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final List<String> CAPS = List.of("echo", "history", "names", "ping", "private");
    private static final int MAX_NUMBER = 99;
    private static final List<String> RENAME_CODES = List.of("name_taken", "bad_name");
    private static final int HANDSHAKE_MILLIS = 10_000;

    private enum Stage {
        OFFLINE,
        HELLO,
        NAMING,
        REFUSED,
        REPLAY,
        UP
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final Consumer<ChatEvent> listener;
    private final Transcript transcript = new Transcript();
    private final ClientSettings settings;
    private final String secret;
    private final String address;

    // Guarded by the lock.
    private Stage stage = Stage.OFFLINE;
    private @Nullable Link link;
    private List<String> caps = List.of();
    private String wanted;
    private String name;
    private int number = 1;
    private boolean everUp;
    private boolean nameMissing;

    // chat-client-in only.
    private final List<ChatEvent> replayed = new ArrayList<>();
    private final Roster roster = new Roster();

    // Volatile: written by chat-client-in, read by anybody.
    private volatile long lagNanos = -1;

    /** {@code secret} is shown to the server, so that a new connection may take over the name of a lost one. */
    Conversation(ClientSettings settings, Consumer<ChatEvent> listener, String secret) {
        this.secret = secret;
        this.settings = settings;
        this.listener = listener;
        wanted = settings.name();
        name = settings.name();
        address = settings.host() + ":" + settings.port();
    }

    // ---- any thread

    ChatStatus status() {
        return locked(() -> new ChatStatus(stage == Stage.UP, address, name, roster.names(), lagNanos));
    }

    boolean say(Message.Chat line) {
        lock.lock();
        try {
            Link to = link;
            if (stage != Stage.UP || to == null) {
                return false;
            }
            boolean confirmed = caps.contains("echo");
            if (confirmed && !transcript.await(line)) {
                return false;
            }
            boolean taken = to.offer(outgoing(line));
            if (!taken) {
                transcript.forget(line);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean tell(Message.Private line) {
        return locked(() -> stage == Stage.UP && caps.contains("private") && link != null && link.offer(line));
    }

    boolean rename(String to) {
        lock.lock();
        try {
            wanted = to;
            number = 1;
            nameMissing = false;
            if (stage == Stage.REFUSED) {
                stage = Stage.NAMING;
            }
            boolean ask = stage == Stage.NAMING || stage == Stage.UP;
            return !ask || (link != null && link.offer(new Message.Username(to)));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next attempt has to wait for somebody to choose another name. */
    boolean nameMissing() {
        return locked(() -> nameMissing);
    }

    // ---- chat-client-in

    /** A new connection stands: says hello. */
    void begin(Link next) throws IOException {
        next.patience(HANDSHAKE_MILLIS);
        lock.lock();
        try {
            link = next;
            stage = Stage.HELLO;
            number = 1;
            caps = List.of();
        } finally {
            lock.unlock();
        }
        replayed.clear();
        roster.clear();
        next.offer(new Message.Hello(CAPS, transcript.lastId(), secret));
    }

    /** The connection is gone; whether a name is missing for the next. */
    boolean end() {
        roster.clear();
        lagNanos = -1;
        lock.lock();
        try {
            link = null;
            nameMissing = stage == Stage.REFUSED;
            stage = Stage.OFFLINE;
            return nameMissing;
        } finally {
            lock.unlock();
        }
    }

    void tellDisconnected(String reason, long retryInMillis) {
        tell(new ChatEvent.Disconnected(reason, retryInMillis));
    }

    void take(Message message) {
        switch (message) {
            case Message.HelloAck ack -> greeted(ack);
            case Message.UsernameAccepted accepted -> named(accepted);
            case Message.Refusal refusal -> refused(refusal);
            case Message.Chat chat -> line(chat);
            case Message.Notice notice -> {
                if (transcript.isNew(notice.id(), null)) {
                    show(new ChatEvent.Notice(notice.time(), notice.content()));
                }
            }
            case Message.HistoryEnd end -> replayDone(end);
            case Message.Names all -> roster.set(all.names());
            case Message.Presence presence -> roster.change(presence.username(), presence.online());
            case Message.Ping ping -> offer(new Message.Pong(ping.content(), ping.ref()));
            case Message.Pong pong -> {
                Link from = link();
                long lag = from == null ? -1 : from.lagNanos(pong);
                lagNanos = lag >= 0 ? lag : lagNanos;
            }
            case Message.Private line ->
                tell(new ChatEvent.PrivateLine(
                        line.time(),
                        line.from(),
                        line.to(),
                        line.content(),
                        line.from().equals(myName())));
            default -> {} // nothing that a client has to know
        }
    }

    /** Everything that came together is taken: now tell what would otherwise be told many times. */
    void batchDone() {
        if (stageNow() == Stage.UP && roster.publish()) {
            tell(new ChatEvent.Names(roster.names()));
        }
    }

    private void greeted(Message.HelloAck ack) {
        lock.lock();
        try {
            caps = ack.caps() == null ? List.of() : List.copyOf(ack.caps());
            stage = Stage.NAMING;
        } finally {
            lock.unlock();
        }
        offer(new Message.Username(candidate()));
    }

    private void named(Message.UsernameAccepted accepted) {
        boolean rename;
        boolean history;
        lock.lock();
        try {
            rename = stage == Stage.UP;
            name = accepted.name().isEmpty() ? candidate() : accepted.name();
            history = caps.contains("history");
            if (!rename) {
                stage = history ? Stage.REPLAY : Stage.UP;
            }
        } finally {
            lock.unlock();
        }
        if (rename) {
            tell(new ChatEvent.Connected(myName(), true));
            return;
        }
        offer(new Message.Join());
        if (!history) {
            up();
        }
    }

    /** The replay is complete: from here on it is live. */
    private void replayDone(Message.HistoryEnd end) {
        transcript.caughtUpTo(end.last());
        boolean again;
        lock.lock();
        try {
            if (stage != Stage.REPLAY) {
                return;
            }
            again = everUp;
            // Before anybody can say something new: what was said before stays before it.
            for (Message.Chat line : transcript.unconfirmed()) {
                if (link != null && !link.offer(outgoing(line))) {
                    transcript.forget(line);
                }
            }
            stage = Stage.UP;
        } finally {
            lock.unlock();
        }
        up();
        if (again && !end.complete()) {
            tell(new ChatEvent.Gap());
        }
        int from = again ? 0 : Math.max(0, replayed.size() - settings.history());
        replayed.subList(from, replayed.size()).forEach(this::tell);
        replayed.clear();
    }

    private void up() {
        boolean again;
        boolean ping;
        Link to;
        lock.lock();
        try {
            again = everUp;
            everUp = true;
            ping = caps.contains("ping");
            to = link;
        } finally {
            lock.unlock();
        }
        try {
            if (to != null && ping) {
                to.startPinging();
            } else if (to != null) {
                to.patience(0); // the original server answers nothing when nobody talks
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tell(new ChatEvent.Connected(myName(), again));
    }

    private void refused(Message.Refusal refusal) {
        if (refusal.code().equals("flood")) {
            transcript.forgetAll(); // saying them again would be refused again
        }
        lock.lock();
        try {
            if (stage == Stage.NAMING) {
                boolean taken = refusal.code().isEmpty() || refusal.code().equals("name_taken");
                if (settings.numbered() && taken && number < MAX_NUMBER) {
                    number++;
                    offer(new Message.Username(candidate()));
                    return;
                }
                stage = Stage.REFUSED;
            } else if (stage == Stage.REFUSED && refusal.code().equals("handshake_timeout")) {
                return; // the reason was told; the next attempt waits for another name
            } else if (stage == Stage.UP && RENAME_CODES.contains(refusal.code())) {
                wanted = name; // a rename failed: what we have is what we want after a reconnect
            }
        } finally {
            lock.unlock();
        }
        tell(new ChatEvent.Refused(refusal.content()));
    }

    private void line(Message.Chat chat) {
        boolean own = chat.username().equals(myName());
        if (transcript.isNew(chat.id(), own ? chat.ref() : null)) {
            boolean replay = stageNow() == Stage.REPLAY;
            show(new ChatEvent.Line(
                    chat.id(), chat.time(), chat.username(), chat.content(), own, replay, chat.emote()));
        }
    }

    /** Tells it, or keeps it until the replay is complete. */
    private void show(ChatEvent event) {
        if (stageNow() == Stage.REPLAY) {
            replayed.add(event);
        } else {
            tell(event);
        }
    }

    // ---- chat-client-out

    /** A server that gives no echo: the own line is shown when it has been written. */
    void written(Message message) {
        boolean echo = locked(() -> caps.contains("echo"));
        if (!echo && message instanceof Message.Chat line) {
            tell(new ChatEvent.Line(0, line.time(), myName(), line.content(), true, false, line.emote()));
        }
    }

    // ---- both

    /** One event at a time, whichever thread it comes from. */
    private void tell(ChatEvent event) {
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

    private void offer(Message message) {
        Link to = link();
        if (to != null && !to.offer(message)) {
            to.close(); // a server that does not read: start over
        }
    }

    /** A server without extras does not know {@code emote}: say it in words. */
    private Message.Chat outgoing(Message.Chat line) {
        return line.emote() && caps.isEmpty()
                ? new Message.Chat(0, name, "* " + name + " " + line.content(), line.time(), null, false)
                : new Message.Chat(0, name, line.content(), line.time(), line.ref(), line.emote());
    }

    private String candidate() {
        return locked(() -> number == 1 ? wanted : wanted + number);
    }

    private @Nullable Link link() {
        return locked(() -> link);
    }

    private String myName() {
        return locked(() -> name);
    }

    private Stage stageNow() {
        return locked(() -> stage);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
