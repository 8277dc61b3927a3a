package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session alone is told, and the words with which it is closed. One for each event loop, on its thread.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Sessions sessions;
    private final MessageCodec codec;
    private final WallClock clock = new WallClock();

    Answers(Sessions sessions, ServerSettings settings) {
        this.sessions = sessions;
        codec = new MessageCodec(settings.maxMessageBytes());
    }

    /** The time of day, as answers carry it. */
    String time() {
        return clock.time();
    }

    /** In bytes, for somebody who asked for extras. */
    byte[] bytes(Message message) {
        return codec.bytes(message, true);
    }

    /** Says why not; the session stays. */
    void refuse(Session session, String code, String why) {
        reply(session, new Message.Refusal(code, why, clock.time()));
    }

    /** Goes out at the end of the turn. */
    void reply(Session session, Message message) {
        sessions.deliver(session, codec.bytes(message, !session.plain()));
    }

    /** Handshake replies leave at once, each in a write of its own: some clients take a read for a message. */
    void replyNow(Session session, Message message) {
        reply(session, message);
        sessions.flush(session);
    }

    /** Says why, then closes. */
    void close(Session session, String code, String why, CloseReason reason) {
        refuse(session, code, why);
        sessions.closeSoon(session, reason);
    }

    // ---- the server's own reasons

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
            session.wire().channel().write(ByteBuffer.wrap(told));
        } catch (IOException e) {
            LOG.debug("{} was gone before it could be told to use TLS", session, e);
        }
        sessions.closeSoon(session, CloseReason.PROTOCOL_ERROR);
    }

    void ping(Session session) {
        reply(session, new Message.Ping("", null));
    }
}
