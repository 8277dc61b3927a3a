package netcoms.chat.server;

import java.util.Optional;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers: the protocol as {@code docs/protocol.md} tells it, message by message. One for each event
 * loop, on its thread; no I/O of its own.
 */
final class Dialogue {
    private final Room room;
    private final Sessions sessions;
    private final Sending sending;
    private final Answers answers;
    private final Handshake handshake;

    /** {@code gate} is null where nobody is asked for a password. */
    Dialogue(
            Room room,
            Sessions sessions,
            Sending sending,
            Answers answers,
            ServerSettings settings,
            @Nullable PasswordGate gate) {
        this.room = room;
        this.sessions = sessions;
        this.sending = sending;
        this.answers = answers;
        handshake = new Handshake(room, sessions, answers, settings, gate);
    }

    /** One whole message of the peer. */
    void take(Session session, Message message) {
        switch (session.state()) {
            case NEW -> handshake.takeNew(session, message);
            case GREETED -> handshake.takeGreeted(session, message);
            case IN -> takeIn(session, message);
            case CLOSING, CLOSED -> {}
        }
    }

    private void takeIn(Session session, Message message) {
        sending.release(session);
        switch (message) {
            case Message.Chat chat -> {
                Optional<String> problem = ChatText.problem(chat.content());
                if (problem.isPresent()) {
                    answers.refuse(session, "bad_content", problem.get());
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
                    answers.reply(session, new Message.Pong(ping.content(), ping.ref()));
                }
            }
            case Message.Pong pong -> {} // having been heard is all
            default -> answers.refuse(session, "unexpected", "This message is not known here.");
        }
    }

    private boolean granted(Session session, Cap cap) {
        boolean granted = session.has(cap);
        if (!granted) {
            answers.refuse(session, "not_granted", "Ask for \"" + cap.label() + "\" in hello first.");
        }
        return granted;
    }

    private void rename(Session session, String name) {
        Optional<String> bad = ChatNames.problem(name);
        if (bad.isPresent()) {
            answers.refuse(session, "bad_name", bad.get());
            return;
        }
        room.rename(session, name).ifPresent(taken -> answers.refuse(session, "name_taken", taken));
        sending.soon(session);
    }

    /** Who asks faster than it reads is a slow consumer like any other: what waits for it stays bounded. */
    private void answered(Session session) {
        sending.soon(session);
        sessions.checkLag(session);
    }

    private void tell(Session session, Message.Private line) {
        Optional<String> problem = ChatText.problem(line.content());
        Optional<Session> target = room.find(line.to());
        if (problem.isPresent()) {
            answers.refuse(session, "bad_content", problem.get());
        } else if (target.isEmpty()) {
            answers.refuse(session, "nobody", "Nobody of that name is here.");
        } else if (!target.get().has(Cap.PRIVATE)) {
            answers.refuse(session, "no_private", target.get().name() + " cannot be told anything in private.");
        } else {
            Session to = target.get();
            String time = ChatText.isTime(line.time()) ? line.time() : answers.time();
            String content = line.content();
            byte[] bytes = answers.bytes(new Message.Private(session.name(), to.name(), content, time, null));
            if (to != session) {
                to.loop().deliver(to, bytes);
            }
            answers.reply(session, new Message.Private(session.name(), to.name(), content, time, line.ref()));
        }
    }
}
