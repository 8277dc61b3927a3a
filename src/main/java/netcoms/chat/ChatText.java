package netcoms.chat;

import java.util.Locale;
import java.util.Optional;

/** Which lines people may say. Pure. */
public final class ChatText {

    private ChatText() {}

    /** Why this cannot be said, in words for a person; empty when it can. */
    public static Optional<String> problem(String content) {
        boolean blank = true;
        for (int at = 0; at < content.length(); at++) {
            char c = content.charAt(at);
            if (c > ' ' && c < 0x7f) {
                blank = false; // what nearly every character is
            } else if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "A line may have no control characters but newline and tab; this one has U+%04X.",
                        (int) c));
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || at + 1 == content.length()
                        || !Character.isLowSurrogate(content.charAt(at + 1))) {
                    return Optional.of("A line may have no half of a surrogate pair.");
                }
                blank = false;
                at++;
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                blank = false;
            }
        }
        return blank ? Optional.of("A line may not be empty.") : Optional.empty();
    }

    /** Whether this is a time of day as the protocol writes it, {@code HH:mm:ss}. */
    public static boolean isTime(String time) {
        return time.length() == 8
                && time.charAt(2) == ':'
                && time.charAt(5) == ':'
                && below(time, 0, 24)
                && below(time, 3, 60)
                && below(time, 6, 60);
    }

    private static boolean below(String time, int at, int limit) {
        int tens = time.charAt(at) - '0';
        int ones = time.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones < limit;
    }
}
