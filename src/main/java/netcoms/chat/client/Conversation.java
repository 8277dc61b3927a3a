package netcoms.chat.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import netcoms.chat.Message;

/**
 * What each message of the server means: what is answered, what is told to the listener.
 *
 * <p>Threads: {@code chat-client-in} owns it; {@code chat-client-out} reports what it has {@link #written}, and any
 * thread asks for the {@link #status}.
 */
final class Conversation {
    private static final List<String> CAPS = List.of("auth", "echo", "history", "names", "ping", "private");
    private static final String NO_PASSWORD =
            "The server asks for a password, and there is none to give: set NETCOMS_CHAT_PASSWORD.";
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final Standing standing;
    private final Transcript transcript;
    private final Teller teller;
    private final String secret;
    private final int firstReplay;
    private final Roster roster = new Roster();
    private boolean everUp;

    // Volatile: written by chat-client-in, read by anybody.
    private volatile long lagNanos = -1;

    /**
     * {@code secret} is shown to the server, so that a new connection may take over the name of a lost one;
     * {@code firstReplay} is how many old lines are told when there was no connection before.
     */
    Conversation(Standing standing, Transcript transcript, Teller teller, String secret, int firstReplay) {
        this.standing = standing;
        this.transcript = transcript;
        this.teller = teller;
        this.secret = secret;
        this.firstReplay = firstReplay;
    }

    /** A glance; any thread. */
    ChatStatus status() {
        return standing.status(roster.names(), lagNanos);
    }

    /** A server that gives no echo: the own line is shown when it has been written. On {@code chat-client-out}. */
    void written(Message message) {
        if (!standing.has("echo") && message instanceof Message.Chat line) {
            teller.tell(new ChatEvent.Line(0, line.time(), standing.name(), line.content(), true, false, line.emote()));
        }
    }

    /** A new connection stands: says hello. */
    void begin(Link next) throws IOException {
        next.patience(HANDSHAKE_MILLIS);
        standing.begin(next);
        teller.forgetKept();
        roster.clear();
        next.offer(new Message.Hello(CAPS, transcript.lastId(), secret));
    }

    /** The connection is gone; whether a name is missing for the next. */
    boolean end() {
        roster.clear();
        lagNanos = -1;
        return standing.end();
    }

    void take(Message message) {
        switch (message) {
            case Message.HelloAck ack -> {
                if (!standing.greeted(ack.caps())) {
                    teller.tell(new ChatEvent.Refused(NO_PASSWORD));
                }
            }
            case Message.AuthAccepted accepted -> standing.authenticated();
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
            case Message.Ping ping -> standing.offer(new Message.Pong(ping.content(), ping.ref()));
            case Message.Pong pong -> {
                Link from = standing.link();
                long lag = from == null ? -1 : from.lagNanos(pong);
                lagNanos = lag >= 0 ? lag : lagNanos;
            }
            case Message.Private line ->
                teller.tell(new ChatEvent.PrivateLine(
                        line.time(),
                        line.from(),
                        line.to(),
                        line.content(),
                        line.from().equals(standing.name())));
            default -> {} // nothing that a client has to know
        }
    }

    /** Everything that came together is taken: now tell what would otherwise be told many times. */
    void batchDone() {
        if (standing.isUp() && roster.publish()) {
            teller.tell(new ChatEvent.Names(roster.names()));
        }
    }

    private void named(Message.UsernameAccepted accepted) {
        if (standing.named(accepted.name())) {
            teller.tell(new ChatEvent.Connected(standing.name(), true));
            return;
        }
        standing.offer(new Message.Join());
        if (!standing.has("history")) {
            up();
        }
    }

    /** The replay is complete: from here on it is live. */
    private void replayDone(Message.HistoryEnd end) {
        transcript.caughtUpTo(end.last());
        if (!standing.replayed()) {
            return;
        }
        boolean again = everUp;
        up();
        if (again && !end.complete()) {
            teller.tell(new ChatEvent.Gap());
        }
        teller.tellKept(again ? Integer.MAX_VALUE : firstReplay);
    }

    private void up() {
        boolean again = everUp;
        everUp = true;
        Link to = standing.link();
        try {
            if (to != null && standing.has("ping")) {
                to.startPinging();
            } else if (to != null) {
                to.patience(0); // the original server answers nothing when nobody talks
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        teller.tell(new ChatEvent.Connected(standing.name(), again));
    }

    private void refused(Message.Refusal refusal) {
        if (refusal.code().equals("flood") || refusal.code().equals("protocol_error")) {
            transcript.forgetAll(); // saying them again would be refused again
        }
        if (standing.refused(refusal.code())) {
            teller.tell(new ChatEvent.Refused(refusal.content(), Standing.isFinal(refusal.code())));
        }
    }

    private void line(Message.Chat chat) {
        boolean own = chat.username().equals(standing.name());
        if (transcript.isNew(chat.id(), own ? chat.ref() : null)) {
            boolean replay = standing.isReplaying();
            show(new ChatEvent.Line(
                    chat.id(), chat.time(), chat.username(), chat.content(), own, replay, chat.emote()));
        }
    }

    /** Tells it, or keeps it until the replay is complete. */
    private void show(ChatEvent event) {
        if (standing.isReplaying()) {
            teller.keep(event);
        } else {
            teller.tell(event);
        }
    }
}
