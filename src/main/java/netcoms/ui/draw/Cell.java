package netcoms.ui.draw;

import com.googlecode.lanterna.TextCharacter;
import org.jspecify.annotations.Nullable;

/**
 * One column of the screen. Lanterna's own idea of widths is wrong for much that is not Latin, so a cell always claims
 * to be one column wide: a wide glyph stands in its first column and an empty cell in its second, which writes nothing.
 */
final class Cell extends TextCharacter {
    private final String glyph;
    private final Style style;

    @SuppressWarnings("deprecation") // the only constructors that are open to a subclass are deprecated
    Cell(String glyph, Style style) {
        super(' ', style.foreground(), null, style.modifiers());
        this.glyph = glyph;
        this.style = style;
    }

    @Override
    public String getCharacterString() {
        return glyph;
    }

    @Override
    public boolean isDoubleWidth() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Cell cell && glyph.equals(cell.glyph) && style.equals(cell.style));
    }

    @Override
    public int hashCode() {
        return glyph.hashCode() * 31 + style.hashCode();
    }

    @Override
    public String toString() {
        return glyph;
    }
}
