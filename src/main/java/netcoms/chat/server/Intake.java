package netcoms.chat.server;

import netcoms.chat.FrameDecoder;
import netcoms.chat.LineShape;
import netcoms.chat.MalformedException;
import netcoms.chat.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the bytes that sessions send. A line of the same shape as its sender's last one goes to the room as
 * the bytes that it is; all else is decoded and goes to the {@link Dialogue}. One for each event loop, on its thread.
 */
final class Intake implements FrameDecoder.Frames {
    private final Room room;
    private final Sessions sessions;
    private final Dialogue dialogue;
    private final Answers answers;
    private final MessageCodec codec;
    private final int maxMessageBytes;

    /** Whose bytes these are; null between two of them. */
    private @Nullable Session session;

    private long nowNanos;

    Intake(Room room, Sessions sessions, Dialogue dialogue, Answers answers, ServerSettings settings) {
        this.room = room;
        this.sessions = sessions;
        this.dialogue = dialogue;
        this.answers = answers;
        maxMessageBytes = settings.maxMessageBytes();
        codec = new MessageCodec(maxMessageBytes);
    }

    /** Takes the next bytes of an open session. */
    void take(Session session, byte[] bytes, int count, long nowNanos) {
        this.session = session;
        this.nowNanos = nowNanos;
        try {
            session.decoder().decode(bytes, 0, count, this);
        } catch (MalformedException e) {
            answers.malformed(session, e);
        }
        sessions.read(session, answers);
    }

    @Override
    public int known(byte[] bytes, int from, int to) {
        Session sender = session;
        if (sender == null || sender.state() != Session.State.IN) {
            return from;
        }
        LineShape shape = sender.shape();
        int at = from;
        while (at < to) {
            int end = shape.contentEnd(bytes, at, (int) Math.min(to, (long) at + maxMessageBytes));
            if (end < 0 || !sender.mayTalk(nowNanos)) {
                break; // one that talks too fast is told so when its line is read
            }
            room.say(sender, bytes, at + shape.headLength(), end, shape.time());
            at = end + shape.tailLength();
            while (at < to && bytes[at] == '\n') {
                at++;
            }
        }
        return at;
    }

    @Override
    public boolean frame(byte[] bytes, int from, int to) {
        Session sender = session;
        if (sender == null) {
            return false;
        }
        if (!sender.mayTalk(nowNanos)) {
            answers.flood(sender);
            return false;
        }
        try {
            dialogue.take(
                    sender,
                    sender.state() == Session.State.IN
                            ? codec.decode(bytes, from, to, sender.shape())
                            : codec.decode(bytes, from, to));
        } catch (MalformedException e) {
            answers.malformed(sender, e);
        }
        return sender.open();
    }
}
