package netcoms.chat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Which names people may have, and when two are the same. Pure. */
public final class ChatNames {
    /** The server's own name. */
    public static final String SYSTEM = "System";

    /** Whoever says something without a handshake. */
    public static final String GUEST = "guest";

    private static final int MAX_CODE_POINTS = 32;
    private static final int MAX_MARKS_IN_A_ROW = 2;

    private ChatNames() {}

    /** Why this cannot be a name, in words for a person; empty when it can. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("A name must have at least one character.");
        }
        if (name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
            return Optional.of("A name may have at most " + MAX_CODE_POINTS + " characters.");
        }
        int marks = MAX_MARKS_IN_A_ROW; // so that none comes first
        for (int at = 0; at < name.length(); ) {
            int c = name.codePointAt(at);
            at += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MAX_MARKS_IN_A_ROW || !(marks > 0 || isAllowed(c))) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "A name may have letters, digits, _ - . · and emoji only; U+%04X is none of these.",
                        c));
            }
        }
        String key = key(name);
        if (key.equals(key(SYSTEM)) || key.equals(key(GUEST))) {
            return Optional.of("The name " + name + " is reserved.");
        }
        return Optional.empty();
    }

    /**
     * Two names with the same key are the same name: compatibility forms (NFKC) and case do not count. Java has no
     * full case folding; upper case and back comes to the same for every letter that a name may have.
     */
    public static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean isAllowed(int c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '·'
                || (Character.isDefined(c)
                        && (Character.isEmojiPresentation(c) || Character.isExtendedPictographic(c)));
    }

    /** Vowel signs, accents, emoji variation: part of the character before them. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
