package netcoms.ui.draw;

import java.util.List;

/** What a piece of text means; the theme decides how that looks. */
public enum Role {
    TEXT,
    /** Secondary: times, units, hints. */
    DIM,
    STRONG,
    /** The one colour that draws the eye: focus, titles, bars. */
    ACCENT,
    OK,
    FAIL,
    WARN,
    FRAME,
    FRAME_FOCUSED,
    /** A line that names us. */
    MENTION,
    SELECTED,
    OWN_NAME,
    NAME_0,
    NAME_1,
    NAME_2,
    NAME_3,
    NAME_4,
    NAME_5;

    /** Those that tell people's names apart. */
    static final List<Role> NAMES = List.of(NAME_0, NAME_1, NAME_2, NAME_3, NAME_4, NAME_5);

    /** Tells the series of a plot apart, together with their marks. */
    public static Role ofSeries(int index) {
        return NAMES.get(index % NAMES.size());
    }

    /** Always the same for the same name. */
    public static Role ofName(String name) {
        return NAMES.get(Math.floorMod(name.hashCode(), NAMES.size()));
    }
}
