package netcoms.ui.run;

import java.util.List;
import netcoms.stats.Summary;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;

/** The names of strategies at the left of a plot, one below the other. Pure. */
final class Names {
    private static final int MOST = 16;

    private Names() {}

    /** Columns that hold each of them, or most of it. */
    static int width(List<Summary> strategies) {
        return Math.min(TerminalText.widest(strategies.stream().map(Names::title)), MOST);
    }

    static Line of(Summary strategy, int columns) {
        return new Line().left(title(strategy), columns, Role.TEXT);
    }

    static String title(Summary strategy) {
        return ChoiceLines.title(strategy.name(), strategy.places());
    }
}
