package netcoms.chat.client;

import java.util.function.Consumer;

/** One connection to a chat server, which reconnects with back-off and resumes without a gap. */
public final class ChatClient implements AutoCloseable {

    /** Starts connecting in the background and returns at once; everything that happens comes as an event. */
    public static ChatClient start(ClientSettings settings, Consumer<ChatEvent> listener) {
        throw new UnsupportedOperationException("chat.client");
    }

    /** Says a line; false when it was not taken (not connected, outbox full, empty). Never blocks. */
    public boolean send(String text) {
        throw new UnsupportedOperationException("chat.client");
    }

    /** Says a line as {@code /me}. */
    public boolean emote(String text) {
        throw new UnsupportedOperationException("chat.client");
    }

    /** Says a line to one person only. */
    public boolean tell(String to, String text) {
        throw new UnsupportedOperationException("chat.client");
    }

    /** Asks for another name; the answer comes as {@link ChatEvent.Connected} or {@link ChatEvent.Refused}. */
    public boolean rename(String name) {
        throw new UnsupportedOperationException("chat.client");
    }

    /** A glance; any thread. */
    public ChatStatus status() {
        throw new UnsupportedOperationException("chat.client");
    }

    /** Says goodbye, flushes what was taken for at most a second and closes. Idempotent. */
    @Override
    public void close() {}
}
