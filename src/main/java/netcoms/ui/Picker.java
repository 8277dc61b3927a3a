package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.terminal.Key;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** A list to choose one from, with words about the selected one below it. Owned by the {@code ui} thread. */
final class Picker implements Overlay {
    private static final int WIDTH = 66;
    private static final int RIGHT = 14;

    private final Line title;
    private final String ownKey;
    private final int wordRows;
    private final List<Item> items;
    private final Consumer<String> chosen;
    private int selected;

    /**
     * One that can be chosen.
     *
     * @param right a figure at the right edge; may be empty
     * @param words paragraphs about it
     */
    record Item(String name, String right, List<String> words) {}

    /**
     * @param ownKey the key that opened it, which closes it again
     * @param wordRows room for words
     * @param items at least one
     * @param selected name of the one to begin with; the first when there is none of that name
     * @param chosen told the name of the one that was chosen
     */
    Picker(Line title, String ownKey, int wordRows, List<Item> items, String selected, Consumer<String> chosen) {
        this.title = title;
        this.ownKey = ownKey;
        this.wordRows = wordRows;
        this.items = List.copyOf(items);
        this.chosen = chosen;
        this.selected = Math.max(0, items.stream().map(Item::name).toList().indexOf(selected));
    }

    @Override
    public boolean key(Key key) {
        int last = items.size() - 1;
        switch (key.name()) {
            case "j", "Down" -> selected = Math.min(last, selected + 1);
            case "k", "Up" -> selected = Math.max(0, selected - 1);
            case "g", "Home" -> selected = 0;
            case "G", "End" -> selected = last;
            case "Enter", "Space" -> {
                chosen.accept(items.get(selected).name());
                return true;
            }
            case "Esc", "q" -> {
                return true;
            }
            default -> {
                return key.name().equals(ownKey);
            }
        }
        return false;
    }

    @Override
    public void draw(Canvas screen) {
        Rect all = new Rect(0, 0, screen.width(), screen.height());
        Canvas box = screen.part(all.centred(WIDTH, items.size() + wordRows + 3));
        box.clear();
        Canvas frame = box.frame(title, true);
        Canvas inside = frame.part(new Rect(1, 0, frame.width() - 2, frame.height()));
        int rows = Math.max(1, inside.height() - wordRows - 1);
        int first = Math.clamp(selected - rows / 2, 0, Math.max(0, items.size() - rows));
        List<Line> lines = new ArrayList<>();
        for (int i = first; i < Math.min(items.size(), first + rows); i++) {
            lines.add(line(items.get(i), i == selected, inside.width()));
        }
        inside.lines(lines);
        inside.part(new Rect(0, rows + 1, inside.width(), wordRows)).lines(words(inside.width()));
    }

    private List<Line> words(int width) {
        List<String> words = new ArrayList<>();
        for (String paragraph : items.get(selected).words()) {
            words.addAll(Wrap.lines(TerminalText.clean(paragraph), width));
        }
        if (words.size() > wordRows) {
            words.set(wordRows - 1, TerminalText.shorten(words.get(wordRows - 1) + " …", width));
        }
        return words.stream().map(part -> Line.of(part, Role.DIM)).toList();
    }

    private static Line line(Item item, boolean selected, int width) {
        Role role = selected ? Role.SELECTED : Role.TEXT;
        return new Line()
                .left(" " + item.name(), Math.max(10, width - RIGHT), role)
                .right(item.right() + " ", RIGHT, role);
    }
}
