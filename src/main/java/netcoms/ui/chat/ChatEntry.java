package netcoms.ui.chat;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** One thing in the scrollback, with its wrapped lines for the width at hand. Owned by the {@code ui} thread. */
public final class ChatEntry {
    /** Below this many columns the time goes without its seconds. */
    private static final int ROOM_FOR_SECONDS = 36;

    private final String time;
    private final Line head;
    private final Role role;
    private final boolean own;
    private String text;
    private List<Line> lines = List.of();
    private int linesWidth = -1;

    /**
     * @param time {@code HH:mm:ss} or empty
     * @param head what stands before the text, for example the name and a colon
     * @param own whether we said it, so that it is never news to us
     */
    public ChatEntry(String time, Line head, String text, Role role, boolean own) {
        this.time = TerminalText.clean(time);
        this.head = head;
        this.text = TerminalText.clean(text);
        this.role = role;
        this.own = own;
    }

    /** Says something else from now on. */
    public void rewrite(String newText) {
        text = TerminalText.clean(newText);
        linesWidth = -1;
    }

    boolean own() {
        return own;
    }

    /** What follows the head wraps with an indent that keeps the times in a column of their own. */
    List<Line> lines(int width) {
        if (linesWidth != width) {
            lines = wrap(width);
            linesWidth = width;
        }
        return lines;
    }

    private List<Line> wrap(int width) {
        String shownTime = width < ROOM_FOR_SECONDS ? TerminalText.clip(time, 5) : time;
        int indent = (width < ROOM_FOR_SECONDS ? 5 : 8) + 1;
        List<String> parts = Wrap.lines(text, width - indent - head.width(), width - indent);
        List<Line> wrapped = new ArrayList<>(parts.size());
        wrapped.add(new Line()
                .left(shownTime, indent - 1, Role.DIM)
                .space(1)
                .add(head)
                .add(parts.getFirst(), role));
        for (String part : parts.subList(1, parts.size())) {
            wrapped.add(new Line().space(indent).add(part, role));
        }
        return wrapped;
    }
}
