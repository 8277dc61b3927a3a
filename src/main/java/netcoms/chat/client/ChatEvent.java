package netcoms.chat.client;

import java.util.List;

/**
 * What a chat client tells its listener, on the {@code chat-client-in} thread. Every text came over the network and
 * is not yet fit for a terminal: sanitise it before it is drawn.
 */
public sealed interface ChatEvent {

    /**
     * A line of somebody, ourselves included.
     *
     * @param id the server's sequence number; 0 for lines that have none
     * @param time the sender's {@code HH:mm:ss}; may be empty
     * @param own whether we said it, as confirmed by the server
     * @param replayed whether it was said before we (re)connected
     * @param emote whether it was said with {@code /me}
     */
    record Line(long id, String time, String from, String text, boolean own, boolean replayed, boolean emote)
            implements ChatEvent {}

    /** A private line to us, or from us as confirmed by the server. */
    record PrivateLine(String time, String from, String to, String text, boolean own) implements ChatEvent {}

    /** The server's own words: joins, leaves, announcements. */
    record Notice(String time, String text) implements ChatEvent {}

    /**
     * The server refused something; words for a person.
     *
     * @param entry whether it does not let us in at all, by whatever name: for a password, or for want of TLS
     */
    record Refused(String text, boolean entry) implements ChatEvent {
        /** Something of which another try may be taken: a name, a line. */
        public Refused(String text) {
            this(text, false);
        }
    }

    /** Who is on, whenever that changes. */
    record Names(List<String> names) implements ChatEvent {}

    /** The connection is up under this name, for the first time or again. */
    record Connected(String name, boolean again) implements ChatEvent {}

    /** The connection is lost; another try follows after this many milliseconds. */
    record Disconnected(String reason, long retryInMillis) implements ChatEvent {}

    /** Lines were missed which the server no longer holds. */
    record Gap() implements ChatEvent {}
}
