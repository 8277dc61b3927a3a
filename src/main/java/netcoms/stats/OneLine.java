package netcoms.stats;

/** Makes outside text one harmless line: what a peer sent must not move a cursor or hide text on any screen. */
final class OneLine {
    /** Enough for an address, a cause and a bit of a reply. */
    static final int MAX_CHARS = 300;

    private OneLine() {}

    /** Replaces what is not plainly visible by a space or {@code ?} and cuts the rest off at {@link #MAX_CHARS}. */
    static String of(String text) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < text.length() && line.length() < MAX_CHARS) {
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
