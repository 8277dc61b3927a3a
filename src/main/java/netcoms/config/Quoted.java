package netcoms.config;

import java.util.Locale;

/** Text of a file or of the environment, made fit to stand in a sentence on a terminal. */
final class Quoted {
    private static final int MAX_CODE_POINTS = 80;

    private Quoted() {}

    /** Drawable and shortened, in single quotes. */
    static String of(String text) {
        return "'" + plain(text) + "'";
    }

    /** A value as it stands in a sentence about its key: a password is never repeated, also not of a key misspelt. */
    static String value(String key, String shown) {
        return isSecret(key) ? "hidden here" : shown;
    }

    /** By its name, in any spelling: there is no other key with such a name. */
    static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("pas") && !name.endsWith("file");
    }

    /** Drawable and shortened. */
    static String plain(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_CODE_POINTS) {
            return drawable(text);
        }
        return drawable(text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS))) + "…";
    }

    /** A question mark for everything that a terminal could obey. */
    static String drawable(String text) {
        return text.codePoints()
                .map(point -> isDrawable(point) ? point : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isDrawable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
