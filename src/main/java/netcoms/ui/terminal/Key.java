package netcoms.ui.terminal;

/**
 * One key press.
 *
 * @param name as in help texts: {@code a}, {@code Space}, {@code Enter}, {@code Ctrl-C}, {@code Shift-Tab}, {@code PgUp}, {@code F5}
 * @param text what it types; empty for a key that types nothing
 */
public record Key(String name, String text) {
    /** The terminal is gone. */
    public static final Key END = new Key("End of input", "");

    /** A key that types nothing. */
    public static Key named(String name) {
        return new Key(name, "");
    }

    /** A key that types a character, which may take two chars. */
    public static Key typed(String character) {
        return new Key(character.equals(" ") ? "Space" : character, character);
    }
}
