package netcoms.ui.draw;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;

/** How a role looks. */
record Style(TextColor foreground, EnumSet<SGR> modifiers) {

    static Style of(TextColor foreground, SGR... modifiers) {
        EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
        for (SGR modifier : modifiers) {
            set.add(modifier);
        }
        return new Style(foreground, set);
    }

    static Style plain(SGR... modifiers) {
        return of(TextColor.ANSI.DEFAULT, modifiers);
    }
}
