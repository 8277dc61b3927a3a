package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server answers: the protocol as {@code docs/protocol.md} tells it, message by message. One for each event
 * loop, on its thread; no I/O of its own.
 */
final class Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

    private final Room room;
    private final Sessions sessions;
    private final Sending sending;
    private final @Nullable PasswordGate gate;
    private final boolean allowAnonymous;
    private final MessageCodec codec;
    private final WallClock clock = new WallClock();

    /** Where nobody is asked for a password. */
    Dialogue(Room room, Sessions sessions, Sending sending, ServerSettings settings) {
        this(room, sessions, sending, settings, null);
    }

    /** {@code gate} is null where nobody is asked for a password. */
    Dialogue(Room room, Sessions sessions, Sending sending, ServerSettings settings, @Nullable PasswordGate gate) {
        this.gate = gate;
        this.room = room;
        this.sessions = sessions;
        this.sending = sending;
        allowAnonymous = settings.allowAnonymous();
        codec = new MessageCodec(settings.maxMessageBytes());
    }

    void flood(Session session) {
        close(session, "flood", "You talk too fast.", CloseReason.FLOOD);
    }

    void malformed(Session session, MalformedException e) {
        if (e.isFatal()) {
            close(session, "protocol_error", e.sentence(), CloseReason.PROTOCOL_ERROR);
        } else {
            refuse(session, "bad_message", e.sentence());
        }
    }

    void handshakeTimeout(Session session) {
        close(
                session,
                "handshake_timeout",
                "No name within the time for the handshake.",
                CloseReason.HANDSHAKE_TIMEOUT);
    }

    /** It is one of many that began a message and did not end it. */
    void tooMuchBegun(Session session) {
        close(session, "limit", "Too many messages have begun and not ended; try again later.", CloseReason.LIMIT);
    }

    /** Somebody speaks plainly where TLS is spoken: says so in the way that a plain client understands. */
    void notTls(Session session) {
        byte[] told = codec.bytes(
                new Message.Refusal("tls_required", "This server speaks TLS only: connect with TLS 1.3.", clock.time()),
                true);
        try {
            session.channel().write(ByteBuffer.wrap(told));
        } catch (IOException e) {
            LOG.debug("{} was gone before it could be told to use TLS", session, e);
        }
        sessions.closeSoon(session, CloseReason.PROTOCOL_ERROR);
    }

    void ping(Session session) {
        reply(session, new Message.Ping("", null));
    }

    /** Says why, then closes. */
    private void close(Session session, String code, String why, CloseReason reason) {
        refuse(session, code, why);
        sessions.closeSoon(session, reason);
    }

    /** One whole message of the peer. */
    void take(Session session, Message message) {
        switch (session.state()) {
            case NEW -> takeNew(session, message);
            case GREETED -> takeGreeted(session, message);
            case IN -> takeIn(session, message);
            case CLOSING, CLOSED -> {}
        }
    }

    private void takeNew(Session session, Message message) {
        switch (message) {
            case Message.Hello hello -> {
                List<String> wanted = hello.caps();
                Set<Cap> granted = granted(wanted);
                if (gate != null && !granted.contains(Cap.AUTH)) {
                    close(
                            session,
                            "auth",
                            "This server asks for a password, which your client can't give.",
                            CloseReason.BAD_PASSWORD);
                    return;
                }
                session.greeted(hello, granted);
                List<String> told =
                        wanted == null ? null : granted.stream().map(Cap::label).toList();
                replyNow(session, new Message.HelloAck(told, clock.time()));
            }
            case Message.OneShot shot -> oneShot(session, shot);
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            default -> refuse(session, "handshake", "Say hello first.");
        }
    }

    private Set<Cap> granted(@Nullable List<String> wanted) {
        Set<Cap> granted = wanted == null ? EnumSet.noneOf(Cap.class) : Cap.among(wanted);
        if (gate == null) {
            granted.remove(Cap.AUTH); // nobody is asked
        }
        return granted;
    }

    private void takeGreeted(Session session, Message message) {
        if (gate != null && !session.authenticated()) {
            takeAtGate(session, message, gate);
            return;
        }
        switch (message) {
            case Message.Username username -> enter(session, username.name());
            case Message.OneShot shot when session.authenticated() || session.has(Cap.ONCE) -> oneShot(session, shot);
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            default -> refuse(session, "handshake", "Send a username first.");
        }
    }

    private void takeAtGate(Session session, Message message, PasswordGate asked) {
        switch (message) {
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            case Message.Auth auth
            when !session.atGate() -> {
                session.atGate(true);
                asked.ask(
                        session.address(),
                        auth.password(),
                        verdict ->
                                session.loop().submit(() -> sessions.guarded(session, () -> judged(session, verdict))));
            }
            default ->
                refuse(session, "handshake", session.atGate() ? "Wait for the answer." : "Send the password first.");
        }
    }

    /** Perhaps long after the session is gone. */
    private void judged(Session session, PasswordGate.Verdict verdict) {
        if (!session.open()) {
            return;
        }
        session.atGate(false);
        switch (verdict) {
            case RIGHT -> {
                session.authenticate();
                replyNow(session, new Message.AuthAccepted(clock.time()));
            }
            case WRONG -> close(session, "bad_password", "Wrong password.", CloseReason.BAD_PASSWORD);
            case BUSY -> close(session, "busy", "Too many are at the door; try again later.", CloseReason.LIMIT);
        }
    }

    private void takeIn(Session session, Message message) {
        sending.release(session);
        switch (message) {
            case Message.Chat chat -> {
                Optional<String> problem = ChatText.problem(chat.content());
                if (problem.isPresent()) {
                    refuse(session, "bad_content", problem.get());
                } else {
                    room.say(session, chat);
                }
            }
            case Message.Join join -> room.join(session);
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            case Message.Username username -> rename(session, username.name());
            case Message.Private line -> {
                if (granted(session, Cap.PRIVATE)) {
                    tell(session, line);
                }
            }
            case Message.HistoryAfter request -> {
                if (granted(session, Cap.HISTORY)) {
                    room.replayAfter(session, request.after());
                    answered(session);
                }
            }
            case Message.Names request -> {
                if (granted(session, Cap.NAMES)) {
                    room.names(session);
                    answered(session);
                }
            }
            case Message.Ping ping -> {
                if (granted(session, Cap.PING)) {
                    reply(session, new Message.Pong(ping.content(), ping.ref()));
                }
            }
            case Message.Pong pong -> {} // having been heard is all
            default -> refuse(session, "unexpected", "This message is not known here.");
        }
    }

    private boolean granted(Session session, Cap cap) {
        boolean granted = session.has(cap);
        if (!granted) {
            refuse(session, "not_granted", "Ask for \"" + cap.label() + "\" in hello first.");
        }
        return granted;
    }

    private void enter(Session session, String name) {
        Optional<String> bad = ChatNames.problem(name);
        if (bad.isPresent()) {
            refuse(session, "bad_name", bad.get());
            return;
        }
        Optional<String> taken = room.enter(session, name, session.after());
        if (taken.isPresent()) {
            refuse(session, "name_taken", taken.get());
        } else {
            sessions.entered(session);
        }
    }

    private void rename(Session session, String name) {
        Optional<String> bad = ChatNames.problem(name);
        if (bad.isPresent()) {
            refuse(session, "bad_name", bad.get());
            return;
        }
        room.rename(session, name).ifPresent(taken -> refuse(session, "name_taken", taken));
        sending.soon(session);
    }

    /** Who asks faster than it reads is a slow consumer like any other: what waits for it stays bounded. */
    private void answered(Session session) {
        sending.soon(session);
        sessions.checkLag(session);
    }

    private void oneShot(Session session, Message.OneShot shot) {
        boolean allowed = gate == null ? allowAnonymous : session.authenticated();
        if (!allowed) {
            close(
                    session,
                    "anonymous",
                    "Messages without a name are not taken here; say hello first.",
                    CloseReason.PROTOCOL_ERROR);
            return;
        }
        Optional<String> problem = ChatText.problem(shot.content());
        if (problem.isPresent()) {
            refuse(session, "bad_content", problem.get());
            return;
        }
        long id = room.sayAsGuest(shot.content(), shot.ref());
        sessions.waitForMore(session);
        replyNow(session, new Message.OneShotAck(clock.time(), id, shot.ref()));
    }

    private void tell(Session session, Message.Private line) {
        Optional<String> problem = ChatText.problem(line.content());
        Optional<Session> target = room.find(line.to());
        if (problem.isPresent()) {
            refuse(session, "bad_content", problem.get());
        } else if (target.isEmpty()) {
            refuse(session, "nobody", "Nobody of that name is here.");
        } else if (!target.get().has(Cap.PRIVATE)) {
            refuse(session, "no_private", target.get().name() + " cannot be told anything in private.");
        } else {
            Session to = target.get();
            String time = ChatText.isTime(line.time()) ? line.time() : clock.time();
            String content = line.content();
            byte[] bytes = codec.bytes(new Message.Private(session.name(), to.name(), content, time, null), true);
            if (to != session) {
                to.loop().deliver(to, bytes);
            }
            reply(session, new Message.Private(session.name(), to.name(), content, time, line.ref()));
        }
    }

    private void refuse(Session session, String code, String why) {
        reply(session, new Message.Refusal(code, why, clock.time()));
    }

    private void reply(Session session, Message message) {
        sessions.deliver(session, codec.bytes(message, !session.plain()));
    }

    /** Handshake replies leave at once, each in a write of its own: some clients take a read for a message. */
    private void replyNow(Session session, Message message) {
        reply(session, message);
        sessions.flush(session);
    }
}
