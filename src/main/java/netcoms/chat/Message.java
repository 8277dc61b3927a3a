package netcoms.chat;

import java.util.List;
import netcoms.secure.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said on the wire, by either side; {@code docs/protocol.md} tells what each means. A text that a
 * message does not carry is empty, a number 0. Immutable.
 */
public sealed interface Message {

    /**
     * Opens the handshake.
     *
     * @param caps extras that the client asks for; null when it said nothing about extras
     * @param after the last history id that it has; 0 for none
     * @param resume a secret of the client's own making: who shows it again may take over the name at once
     */
    record Hello(@Nullable List<String> caps, long after, String resume) implements Message {}

    /** The answer; {@code caps} are those granted, null to a client that asked for none. */
    record HelloAck(@Nullable List<String> caps, String time) implements Message {}

    /** The password, where the server has granted {@code auth}: it asks for one. */
    record Auth(Secret password) implements Message {}

    /** The password is right. */
    record AuthAccepted(String time) implements Message {}

    /** The wanted name. */
    record Username(String name) implements Message {}

    record UsernameAccepted(String name, String time) implements Message {}

    record Join() implements Message {}

    record Leave() implements Message {}

    /**
     * A line.
     *
     * @param id the server's sequence number; 0 for none
     * @param time {@code HH:mm:ss} of the sender
     * @param ref the sender's own mark, in its echo only
     */
    record Chat(
            long id,
            String username,
            String content,
            String time,
            @Nullable Ref ref,
            boolean emote) implements Message {}

    /**
     * A line without any handshake.
     *
     * @param ref the sender's own mark: a line that comes again with the same mark is confirmed and not said twice; null
     *     for a line that is said each time
     */
    record OneShot(String content, @Nullable Ref ref) implements Message {}

    /**
     * The line was said, now or when it first came.
     *
     * @param id of that line, in a count of its own; 0 for a line without a mark
     * @param ref the line's mark, handed back
     */
    record OneShotAck(String time, long id, @Nullable Ref ref) implements Message {}

    /** The server's own words. */
    record Notice(long id, String content, String time) implements Message {}

    /**
     * Something was refused.
     *
     * @param code one word for programs, for example {@code name_taken}; empty towards clients without extras
     * @param content words for a person
     */
    record Refusal(String code, String content, String time) implements Message {}

    /** Asks for the lines after this id. */
    record HistoryAfter(long after) implements Message {}

    /**
     * Ends a replay.
     *
     * @param last the newest id that the server has given out
     * @param complete whether nothing is missing between the id that was asked for and now
     */
    record HistoryEnd(long last, boolean complete) implements Message {}

    /**
     * Who is on; from a client (with no names) it asks for that.
     *
     * @param count all of them, also when the list is cut short
     */
    record Names(List<String> names, int count) implements Message {}

    record Presence(String username, boolean online) implements Message {}

    record Ping(String content, @Nullable Ref ref) implements Message {}

    record Pong(String content, @Nullable Ref ref) implements Message {}

    /** A line to one person; {@code from} is the server's business. */
    record Private(
            String from,
            String to,
            String content,
            String time,
            @Nullable Ref ref) implements Message {}

    /** A type that this version does not know. */
    record Unknown(String type) implements Message {}

    /** A client's own mark, handed back as it came: a string, or an integer. */
    record Ref(String text, boolean number) {}
}
