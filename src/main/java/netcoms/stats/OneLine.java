package netcoms.stats;

/** Makes outside text one harmless line: what a peer sent must not move a cursor or hide text on any screen. Pure. */
public final class OneLine {
    /** Enough for an address, a cause and a bit of a reply. */
    static final int MAX_CHARS = 300;

    private OneLine() {}

    /** Replaces line ends and controls by a space, what cannot be seen by {@code ?}, and strips the ends. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** The same, cut off with an ellipsis at {@link #MAX_CHARS}. */
    public static String cut(String text) {
        return of(text, MAX_CHARS);
    }

    private static String of(String text, int maxChars) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < text.length() && line.length() < maxChars) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                    line.append('?');
                default -> line.appendCodePoint(c);
            }
        }
        if (at < text.length()) {
            line.append('…');
        }
        return line.toString().strip();
    }
}
