package netcoms.ui.run;

import java.util.List;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;

/** Lines from the top, of which a part may be out of sight. Owned by the {@code ui} thread. */
public final class Scroll {
    private int above;
    private int height = 1;

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

    /** Draws what is in sight, and says how much is below. */
    public void draw(Canvas canvas, List<Line> lines) {
        height = canvas.height();
        above = Math.clamp(above, 0, Math.max(0, lines.size() - height));
        canvas.lines(lines.subList(above, lines.size()));
        int below = lines.size() - above - height;
        if (below > 0 && height > 1) {
            String more = " ▼ " + below + " more (PgDn) ";
            canvas.text(canvas.width() - TerminalText.width(more), height - 1, more, Role.WARN);
        }
    }
}
