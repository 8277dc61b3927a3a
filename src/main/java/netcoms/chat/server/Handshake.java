package netcoms.chat.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.Message;
import org.jspecify.annotations.Nullable;

/**
 * How one gets in: hello, perhaps a password, a name; and lines without any of it. One for each event loop, on its
 * thread.
 */
final class Handshake {
    private final Room room;
    private final Sessions sessions;
    private final Answers answers;
    private final @Nullable PasswordGate gate;
    private final boolean allowAnonymous;

    /** {@code gate} is null where nobody is asked for a password. */
    Handshake(Room room, Sessions sessions, Answers answers, ServerSettings settings, @Nullable PasswordGate gate) {
        this.room = room;
        this.sessions = sessions;
        this.answers = answers;
        this.gate = gate;
        allowAnonymous = settings.allowAnonymous();
    }

    /** The first that it says. */
    void takeNew(Session session, Message message) {
        switch (message) {
            case Message.Hello hello -> {
                List<String> wanted = hello.caps();
                Set<Cap> granted = granted(wanted);
                if (gate != null && !granted.contains(Cap.AUTH)) {
                    answers.close(
                            session,
                            "auth",
                            "This server asks for a password, which your client can't give.",
                            CloseReason.BAD_PASSWORD);
                    return;
                }
                session.greeted(hello, granted);
                List<String> told =
                        wanted == null ? null : granted.stream().map(Cap::label).toList();
                answers.replyNow(session, new Message.HelloAck(told, answers.time()));
            }
            case Message.OneShot shot -> oneShot(session, shot);
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            default -> answers.refuse(session, "handshake", "Say hello first.");
        }
    }

    private Set<Cap> granted(@Nullable List<String> wanted) {
        Set<Cap> granted = wanted == null ? EnumSet.noneOf(Cap.class) : Cap.among(wanted);
        if (gate == null) {
            granted.remove(Cap.AUTH); // nobody is asked
        }
        return granted;
    }

    /** What it says after hello and before it has a name. */
    void takeGreeted(Session session, Message message) {
        if (gate != null && !session.authenticated()) {
            takeAtGate(session, message, gate);
            return;
        }
        switch (message) {
            case Message.Username username -> enter(session, username.name());
            case Message.OneShot shot when session.authenticated() || session.has(Cap.ONCE) -> oneShot(session, shot);
            case Message.Leave leave -> sessions.closeSoon(session, CloseReason.BYE);
            default -> answers.refuse(session, "handshake", "Send a username first.");
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
                answers.refuse(
                        session, "handshake", session.atGate() ? "Wait for the answer." : "Send the password first.");
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
                answers.replyNow(session, new Message.AuthAccepted(answers.time()));
            }
            case WRONG -> answers.close(session, "bad_password", "Wrong password.", CloseReason.BAD_PASSWORD);
            case BUSY ->
                answers.close(session, "busy", "Too many are at the door; try again later.", CloseReason.LIMIT);
        }
    }

    private void enter(Session session, String name) {
        Optional<String> bad = ChatNames.problem(name);
        if (bad.isPresent()) {
            answers.refuse(session, "bad_name", bad.get());
            return;
        }
        Optional<String> taken = room.enter(session, name, session.after());
        if (taken.isPresent()) {
            answers.refuse(session, "name_taken", taken.get());
        } else {
            sessions.entered(session);
        }
    }

    private void oneShot(Session session, Message.OneShot shot) {
        boolean allowed = gate == null ? allowAnonymous : session.authenticated();
        if (!allowed) {
            answers.close(
                    session,
                    "anonymous",
                    "Messages without a name are not taken here; say hello first.",
                    CloseReason.PROTOCOL_ERROR);
            return;
        }
        Optional<String> problem = ChatText.problem(shot.content());
        if (problem.isPresent()) {
            answers.refuse(session, "bad_content", problem.get());
            return;
        }
        long id = room.sayAsGuest(shot.content(), shot.ref());
        sessions.waitForMore(session);
        answers.replyNow(session, new Message.OneShotAck(answers.time(), id, shot.ref()));
    }
}
