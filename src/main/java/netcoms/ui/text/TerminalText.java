package netcoms.ui.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one sanitiser, and the measure that goes with it. Cleaned text holds no control, no bidi or other format
 * character, nothing invisible; it is NFC; each of its clusters is one code point of one or two columns with at most
 * {@value #MAX_MARKS} marks of none on top. So what is measured here is what a terminal shows. Pure; any thread.
 */
public final class TerminalText {
    /** More marks than any script needs only serve to smear over the lines above and below. */
    private static final int MAX_MARKS = 2;

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_REGIONAL = 0x1F1E6;
    private static final int LAST_REGIONAL = 0x1F1FF;

    private TerminalText() {}

    /**
     * Makes any text fit for one line of a terminal. Line breaks and tabs become spaces, controls vanish (of an escape
     * sequence its harmless tail stays readable), joined emoji become their first, flags become their two letters, and
     * what no terminal agrees how to measure becomes U+FFFD. {@code clean(clean(x))} is {@code clean(x)}.
     */
    public static String clean(String text) {
        return isPlain(text) ? text : limitMarks(Normalizer.normalize(strip(text), Normalizer.Form.NFC));
    }

    /** Columns that cleaned text takes. */
    public static int width(String cleaned) {
        int columns = 0;
        for (int i = 0; i < cleaned.length(); ) {
            int codePoint = cleaned.codePointAt(i);
            columns += CharWidth.of(codePoint);
            i += Character.charCount(codePoint);
        }
        return columns;
    }

    /** Columns that the widest of these takes once it is cleaned; 0 when there is none. */
    public static int widest(Stream<String> texts) {
        return texts.mapToInt(text -> width(clean(text))).max().orElse(0);
    }

    /** What a person sees as single characters: of cleaned text, each with its marks. */
    public static List<String> clusters(String cleaned) {
        List<String> clusters = new ArrayList<>(cleaned.length());
        for (int i = 0; i < cleaned.length(); ) {
            int end = clusterEnd(cleaned, i);
            clusters.add(cleaned.substring(i, end));
            i = end;
        }
        return clusters;
    }

    /** Where the cluster that starts at an index of cleaned text ends. */
    public static int clusterEnd(String cleaned, int start) {
        int end = start + Character.charCount(cleaned.codePointAt(start));
        while (end < cleaned.length() && CharWidth.of(cleaned.codePointAt(end)) == 0) {
            end += Character.charCount(cleaned.codePointAt(end));
        }
        return end;
    }

    /** The longest beginning of cleaned text that takes at most so many columns. */
    public static String clip(String cleaned, int columns) {
        int used = 0;
        for (int i = 0; i < cleaned.length(); ) {
            int codePoint = cleaned.codePointAt(i);
            used += CharWidth.of(codePoint);
            if (used > columns) {
                return cleaned.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return cleaned;
    }

    /** Like {@link #clip}, with an ellipsis where something was cut off. */
    public static String shorten(String cleaned, int columns) {
        return width(cleaned) <= columns ? cleaned : clip(cleaned, Math.max(0, columns - 1)) + (columns > 0 ? "…" : "");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String strip(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int previous = ' ';
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == ZERO_WIDTH_JOINER && Character.isEmoji(previous) && i < text.length()) {
                int joined = text.codePointAt(i);
                if (Character.isExtendedPictographic(joined)) {
                    i += Character.charCount(joined);
                }
                continue;
            }
            if (Character.isEmojiModifier(codePoint) && Character.isEmojiModifierBase(previous)) {
                continue;
            }
            int kept = keep(codePoint);
            if (kept >= 0) {
                out.appendCodePoint(kept);
                previous = codePoint;
            }
        }
        return out.toString();
    }

    /** What stands for a code point; -1 for nothing. */
    private static int keep(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
            return ' ';
        }
        if (codePoint >= FIRST_REGIONAL && codePoint <= LAST_REGIONAL) {
            return 'A' + codePoint - FIRST_REGIONAL;
        }
        if (CharWidth.isInvisible(codePoint)) {
            return -1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.ENCLOSING_MARK -> -1;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> REPLACEMENT;
            default -> CharWidth.isDisputed(codePoint) ? REPLACEMENT : codePoint;
        };
    }

    private static String limitMarks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int marks = MAX_MARKS;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            marks = CharWidth.of(codePoint) == 0 ? marks + 1 : 0;
            if (marks <= MAX_MARKS) {
                out.appendCodePoint(codePoint);
            }
        }
        return out.toString();
    }
}
