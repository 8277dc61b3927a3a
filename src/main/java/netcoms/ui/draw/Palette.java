package netcoms.ui.draw;

import com.googlecode.lanterna.TextCharacter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Makes cells, and keeps them: building one costs more than drawing it. Owned by the {@code ui} thread. */
public final class Palette {
    /** More distinct glyphs than a screen has cells come only from somebody who tries. */
    private static final int MOST_KEPT = 8_192;

    private final Look look;
    private final Map<Role, Map<String, TextCharacter>> kept = new EnumMap<>(Role.class);
    private int size;

    public Palette(Look look) {
        this.look = look;
    }

    boolean ascii() {
        return look.ascii();
    }

    /** A cell for one cluster of cleaned text, or for the second column of a wide one: the empty text. */
    TextCharacter cell(String cluster, Role role) {
        if (size > MOST_KEPT) {
            kept.clear();
            size = 0;
        }
        Map<String, TextCharacter> cells = kept.computeIfAbsent(role, r -> new HashMap<>());
        TextCharacter cell = cells.get(cluster);
        if (cell == null) {
            Style style = look.theme().style(role);
            boolean blank = cluster.equals(" ") && style.equals(Style.plain());
            cell = blank ? TextCharacter.DEFAULT_CHARACTER : new Cell(cluster, style);
            cells.put(cluster, cell);
            size++;
        }
        return cell;
    }
}
