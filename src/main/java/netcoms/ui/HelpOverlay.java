package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Scroll;
import netcoms.ui.terminal.Key;

/** Every key and command. Owned by the {@code ui} thread. */
final class HelpOverlay implements Overlay {
    private static final int WIDTH = 68;

    private final List<Line> lines;
    private final Scroll scroll = new Scroll();

    /** @param strategies how many there are to choose from; 0 where there is only the chat */
    HelpOverlay(int strategies) {
        lines = new ArrayList<>(KeyMap.help(strategies));
        lines.add(new Line());
        lines.addAll(Command.help(strategies == 0));
    }

    @Override
    public boolean key(Key key) {
        switch (key.name()) {
            case "j", "Down" -> scroll.lines(1);
            case "k", "Up" -> scroll.lines(-1);
            case "PgDn", "Space" -> scroll.page(1);
            case "PgUp" -> scroll.page(-1);
            case "g", "Home" -> scroll.toStart();
            case "G", "End" -> scroll.toEnd();
            case "Esc", "q", "?", "Enter", "F1" -> {
                return true;
            }
            default -> {}
        }
        return false;
    }

    @Override
    public void draw(Canvas screen) {
        Rect all = new Rect(0, 0, screen.width(), screen.height());
        Canvas box = screen.part(all.centred(WIDTH, lines.size() + 2));
        box.clear();
        Line title = Line.of("Help", Role.STRONG).add(" ─ Esc closes", Role.DIM);
        Canvas inside = box.frame(title, true);
        scroll.draw(inside.part(new Rect(1, 0, inside.width() - 2, inside.height())), lines);
        inside.footer(scroll.hint(), true);
    }
}
