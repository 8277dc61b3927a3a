package netcoms.ui;

import java.util.List;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.terminal.Key;

/**
 * Asks before something is done that cannot be taken back; only {@code y} does it, every other key leaves it. Owned by the
 * {@code ui} thread.
 *
 * @param title the question
 * @param what it is about
 * @param consequence what then is the case
 * @param yes what {@code y} does
 * @param no what every other key does
 */
record Question(String title, String what, String consequence, String yes, String no, Runnable act) implements Overlay {
    private static final int WIDTH = 58;

    /** Whether a run is deleted. */
    static Question delete(String id, Runnable act) {
        return new Question(
                "Delete this run?", id, "Its report and its journal are gone for ever.", "deletes it", "keeps it", act);
    }

    /** Whether a worker process is killed. */
    static Question kill(String worker, long pid, Runnable act) {
        return new Question(
                "Kill this worker?",
                worker + ", pid " + pid,
                "What it runs is run elsewhere; it is replaced.",
                "kills it",
                "lets it live",
                act);
    }

    @Override
    public boolean key(Key key) {
        if (key.name().equals("y")) {
            act.run();
        }
        return true;
    }

    @Override
    public void draw(Canvas screen) {
        Rect all = new Rect(0, 0, screen.width(), screen.height());
        Canvas box = screen.part(all.centred(WIDTH, 5));
        box.clear();
        Canvas inside = box.frame(Line.of(title, Role.STRONG), true);
        int width = inside.width() - 2;
        inside.part(new Rect(1, 0, width, inside.height()))
                .lines(List.of(
                        new Line().left(what, width, Role.ACCENT),
                        Line.of(consequence, Role.TEXT),
                        Line.of("y", Role.STRONG)
                                .add(" " + yes + ", ", Role.DIM)
                                .add("any other key", Role.STRONG)
                                .add(" " + no, Role.DIM)));
    }
}
