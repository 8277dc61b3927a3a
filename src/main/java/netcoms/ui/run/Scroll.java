package netcoms.ui.run;

import java.util.List;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** Lines from the top, of which a part may be out of sight. Owned by the {@code ui} thread. */
public final class Scroll {
    private int above;
    private int height = 1;
    private int below;

    public void lines(int count) {
        above = Math.max(0, above + count);
    }

    public void page(int direction) {
        lines(direction * Math.max(1, height - 1));
    }

    public void toStart() {
        above = 0;
    }

    public void toEnd() {
        above = Integer.MAX_VALUE / 2;
    }

    /** Draws what is in sight. */
    public void draw(Canvas canvas, List<Line> lines) {
        height = canvas.height();
        above = Math.clamp(above, 0, Math.max(0, lines.size() - height));
        below = Math.max(0, lines.size() - above - height);
        canvas.lines(lines.subList(above, lines.size()));
    }

    /** How much was out of sight when it was last drawn; an empty line when nothing was. */
    public Line hint() {
        return below == 0 ? new Line() : Line.of("▼ " + below + " more, PgDn", Role.WARN);
    }
}
