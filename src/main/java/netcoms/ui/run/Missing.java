package netcoms.ui.run;

import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** What a view shows that has nothing to show: one line that says why. Pure. */
final class Missing {
    private Missing() {}

    static List<Line> line(String why) {
        return List.of(Line.of(why, Role.DIM));
    }
}
