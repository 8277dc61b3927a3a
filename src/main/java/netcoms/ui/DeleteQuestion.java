package netcoms.ui;

import java.util.List;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.terminal.Key;

/** Asks before a run is deleted; only {@code y} does it, every other key leaves it. Owned by the {@code ui} thread. */
record DeleteQuestion(String id, Runnable delete) implements Overlay {
    private static final int WIDTH = 58;

    @Override
    public boolean key(Key key) {
        if (key.name().equals("y")) {
            delete.run();
        }
        return true;
    }

    @Override
    public void draw(Canvas screen) {
        Rect all = new Rect(0, 0, screen.width(), screen.height());
        Canvas box = screen.part(all.centred(WIDTH, 5));
        box.clear();
        Canvas inside = box.frame(Line.of("Delete this run?", Role.STRONG), true);
        int width = inside.width() - 2;
        inside.part(new Rect(1, 0, width, inside.height()))
                .lines(List.of(
                        new Line().left(id, width, Role.ACCENT),
                        Line.of("Its report and its journal are gone for ever.", Role.TEXT),
                        Line.of("y", Role.STRONG)
                                .add(" deletes it, ", Role.DIM)
                                .add("any other key", Role.STRONG)
                                .add(" keeps it", Role.DIM)));
    }
}
