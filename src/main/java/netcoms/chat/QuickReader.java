package netcoms.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that nearly all traffic consists of, without a parser: a flat object of the original fields and an
 * {@code id} or {@code ref}, whose strings are ASCII without escapes. Of anything else it says so, and
 * {@link MessageReader} judges it. It takes nothing that the other would not take, and makes the same of it; a test compares
 * the two. Not thread-safe.
 */
final class QuickReader {
    private static final byte[] TYPE = ascii("type");
    private static final byte[] USERNAME = ascii("username");
    private static final byte[] CONTENT = ascii("content");
    private static final byte[] TIMESTAMP = ascii("timestamp");
    private static final byte[] ID = ascii("id");
    private static final byte[] REF = ascii("ref");
    private static final byte[] CHAT = ascii("chat");
    private static final byte[] MESSAGE = ascii("message");

    /** More could overflow; ids have 16. */
    private static final int MAX_DIGITS = 18;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int contentFrom;
    private int contentTo;

    /** The chat or one-shot line that these bytes are; null when it takes more than this to tell. */
    @Nullable Message read(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        boolean chat = false;
        boolean oneShot = false;
        String username = "";
        String content = "";
        String time = "";
        long id = 0;
        Message.Ref ref = null;
        contentFrom = -1;
        if (!take('{')) {
            return null;
        }
        do {
            int name = string();
            int nameEnd = at - 1;
            if (name < 0 || !take(':')) {
                return null;
            }
            if (is(ID, name, nameEnd)) {
                id = number();
                if (id < 0) {
                    return null;
                }
                continue;
            }
            int value = string();
            int valueEnd = at - 1;
            if (value < 0) {
                return null;
            }
            if (is(CONTENT, name, nameEnd)) {
                content = text(value, valueEnd);
                contentFrom = value;
                contentTo = valueEnd;
            } else if (is(USERNAME, name, nameEnd)) {
                username = text(value, valueEnd);
            } else if (is(TIMESTAMP, name, nameEnd)) {
                time = text(value, valueEnd);
            } else if (is(REF, name, nameEnd) && valueEnd - value <= MessageFields.MAX_REF_LENGTH) {
                ref = new Message.Ref(text(value, valueEnd), false);
            } else if (is(TYPE, name, nameEnd)) {
                chat = is(CHAT, value, valueEnd);
                oneShot = is(MESSAGE, value, valueEnd);
            } else {
                return null;
            }
        } while (take(','));
        if (!take('}') || at != end) {
            return null;
        }
        if (chat) {
            return new Message.Chat(id, username, content, time, ref, false);
        }
        return oneShot ? new Message.OneShot(content, ref) : null;
    }

    /** Where the content of the line stands that was just read; -1 when it had none. */
    int contentFrom() {
        return contentFrom;
    }

    int contentTo() {
        return contentTo;
    }

    /** Moves past this, spaces before it too; false when something else is there. */
    private boolean take(char wanted) {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Moves past a string and its quotes; where its text starts, or -1. */
    private int string() {
        if (!take('"')) {
            return -1;
        }
        int start = at;
        at = JsonBytes.specialOrForeign(bytes, at, end);
        return at < end && bytes[at++] == '"' ? start : -1;
    }

    /** Moves past a whole number; -1 when it is none, or an unusually long one. */
    private long number() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        int start = at;
        long value = 0;
        while (at < end && at - start < MAX_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + bytes[at++] - '0';
        }
        return at > start && bytes[start] != '0' ? value : -1;
    }

    private boolean is(byte[] wanted, int from, int to) {
        return to - from == wanted.length && Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1); // the same as ASCII here
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
