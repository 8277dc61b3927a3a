package netcoms.ui.chat;

import java.util.ArrayList;
import java.util.List;
import netcoms.ui.terminal.Key;
import netcoms.ui.text.TerminalText;

/** One line that is being typed, edited by what a person sees as characters. Owned by the {@code ui} thread. */
public final class LineEditor {
    /** Characters that fit into one message. */
    public static final int MOST_CHARS = 2_000;

    private final List<String> clusters = new ArrayList<>();
    private final History history = new History();
    private int cursor;

    public String text() {
        return String.join("", clusters);
    }

    /** What stands before the cursor. */
    public String before() {
        return String.join("", clusters.subList(0, cursor));
    }

    public boolean isEmpty() {
        return clusters.isEmpty();
    }

    public void set(String text) {
        clusters.clear();
        cursor = 0;
        insert(text);
    }

    /** Replaces what stands before the cursor. */
    public void setBefore(String text) {
        clusters.subList(0, cursor).clear();
        cursor = 0;
        insert(text);
    }

    /** Gives the line away, remembers it and starts an empty one. */
    public String take() {
        String text = text();
        history.remember(text);
        set("");
        return text;
    }

    /** Does what a key means here; false when it means nothing here. */
    public boolean key(Key key) {
        if (!key.text().isEmpty()) {
            insert(key.text());
            return true;
        }
        switch (key.name()) {
            case "Left" -> cursor = Math.max(0, cursor - 1);
            case "Right" -> cursor = Math.min(clusters.size(), cursor + 1);
            case "Home", "Ctrl-A" -> cursor = 0;
            case "End", "Ctrl-E" -> cursor = clusters.size();
            case "Backspace" -> cut(cursor - 1, cursor);
            case "Delete" -> cut(cursor, cursor + 1);
            case "Ctrl-K" -> cut(cursor, clusters.size());
            case "Ctrl-U" -> cut(0, cursor);
            case "Ctrl-W" -> cut(wordStart(), cursor);
            case "Up" -> history.older(text()).ifPresent(this::set);
            case "Down" -> history.newer().ifPresent(this::set);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The part of the line around the cursor that fits, and the cursor's column in it. */
    public View view(int columns) {
        int room = Math.max(3, columns - 1);
        int start = 0;
        int used = widthOf(0, cursor);
        // Jumps by half a width, so that the line stands still while one types.
        while (used > room) {
            int target = used - room / 2;
            while (start < cursor && used > target) {
                used -= TerminalText.width(clusters.get(start++));
            }
        }
        String shown = TerminalText.clip(String.join("", clusters.subList(start, clusters.size())), room);
        return new View(shown, used);
    }

    /** What fits of a line. */
    public record View(String text, int cursorColumn) {}

    private void insert(String text) {
        List<String> head = TerminalText.clusters(TerminalText.clean(before() + text));
        List<String> tail = new ArrayList<>(clusters.subList(cursor, clusters.size()));
        int chars = tail.stream().mapToInt(String::length).sum();
        int kept = 0;
        while (kept < head.size() && chars + head.get(kept).length() <= MOST_CHARS) {
            chars += head.get(kept++).length();
        }
        clusters.clear();
        clusters.addAll(head.subList(0, kept));
        clusters.addAll(tail);
        cursor = kept;
    }

    private void cut(int from, int to) {
        int start = Math.max(0, from);
        int end = Math.min(clusters.size(), to);
        if (start < end) {
            clusters.subList(start, end).clear();
            cursor = start;
        }
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && clusters.get(at - 1).equals(" ")) {
            at--;
        }
        while (at > 0 && !clusters.get(at - 1).equals(" ")) {
            at--;
        }
        return at;
    }

    private int widthOf(int from, int to) {
        int columns = 0;
        for (String cluster : clusters.subList(from, to)) {
            columns += TerminalText.width(cluster);
        }
        return columns;
    }
}
