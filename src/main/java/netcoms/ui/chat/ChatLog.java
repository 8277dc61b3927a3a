package netcoms.ui.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import org.jspecify.annotations.Nullable;

/** The scrollback: bounded, wrapped, with a mark before what is new. Owned by the {@code ui} thread. */
public final class ChatLog {
    /** Entries that are kept; the oldest go first. */
    public static final int MOST = 5_000;

    private static final int DROPPED_AT_ONCE = 250;

    private final List<ChatEntry> entries = new ArrayList<>();
    private @Nullable ChatEntry firstNew;
    private boolean watched = true;
    private int unread;
    private int width = 80;
    private int height = 1;
    /** Lines below the last one that is shown. */
    private int below;

    public void add(ChatEntry entry) {
        entries.add(entry);
        if (entries.size() > MOST + DROPPED_AT_ONCE) {
            entries.subList(0, DROPPED_AT_ONCE).clear();
        }
        if (entry.own()) {
            firstNew = null;
            toEnd();
            return;
        }
        boolean mark = false;
        if (!watched || below > 0) {
            unread++;
            mark = firstNew == null;
            firstNew = mark ? entry : firstNew;
        }
        if (below > 0) {
            below += entry.lines(width).size() + (mark ? 1 : 0);
        }
    }

    /** Whether a person looks at it; what comes while nobody does is marked as new. */
    public void watched(boolean nowWatched) {
        if (watched && !nowWatched) {
            firstNew = null;
        }
        watched = nowWatched;
        seen();
    }

    /** Entries that came since a person last looked at the end. */
    public int unread() {
        return unread;
    }

    /** Lines below the last one that is shown; 0 at the end. */
    public int below() {
        return below;
    }

    public int pageLines() {
        return Math.max(1, height - 1);
    }

    /** Moves up, or down when negative. */
    public void scroll(int lines) {
        if (below == 0 && lines > 0) {
            firstNew = null;
        }
        below = Math.max(0, below + lines);
        seen();
    }

    public void toStart() {
        below = Integer.MAX_VALUE / 2;
    }

    public void toEnd() {
        below = 0;
        seen();
    }

    /** The lines to show, the newest last; at most so many. Corrects the scroll position to what there is. */
    public List<Line> visible(int columns, int rows) {
        width = columns;
        height = rows;
        List<Line> fromEnd = new ArrayList<>();
        int wanted = below + rows;
        for (int i = entries.size() - 1; i >= 0 && fromEnd.size() < wanted; i--) {
            ChatEntry entry = entries.get(i);
            fromEnd.addAll(entry.lines(columns).reversed());
            if (entry == firstNew) {
                fromEnd.add(newMark(columns));
            }
        }
        below = Math.max(0, Math.min(below, fromEnd.size() - rows));
        List<Line> shown = new ArrayList<>(fromEnd.subList(below, Math.min(fromEnd.size(), below + rows)));
        Collections.reverse(shown);
        return shown;
    }

    private static Line newMark(int columns) {
        String side = "─".repeat(Math.clamp((columns - 5) / 2, 0, 12));
        return Line.of(side + " new " + side, Role.ACCENT);
    }

    private void seen() {
        if (watched && below == 0) {
            unread = 0;
        }
    }
}
