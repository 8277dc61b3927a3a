package netcoms.ui;

import netcoms.ui.draw.Rect;

/**
 * Where everything stands on a screen of a size.
 *
 * @param tabs one row that names both panes where only one of them has room; else of no height
 * @param chat of no width where the other pane is shown alone
 * @param run likewise
 */
record Layout(Rect title, Rect tabs, Rect chat, Rect run, Rect hints) {
    static final int LEAST_COLUMNS = 60;
    static final int LEAST_ROWS = 15;
    private static final int BOTH_COLUMNS = 100;
    private static final int MOST_CHAT_COLUMNS = 72;

    private static final Rect NOTHING = new Rect(0, 0, 0, 0);

    static boolean fits(int columns, int rows) {
        return columns >= LEAST_COLUMNS && rows >= LEAST_ROWS;
    }

    /** @param runFirst which pane is shown where there is room for one */
    static Layout of(int columns, int rows, boolean chatOnly, boolean runFirst) {
        Rect title = new Rect(0, 0, columns, 1);
        Rect hints = new Rect(0, rows - 1, columns, 1);
        if (chatOnly) {
            return new Layout(title, NOTHING, new Rect(0, 1, columns, rows - 2), NOTHING, hints);
        }
        if (columns >= BOTH_COLUMNS) {
            int chat = Math.min(MOST_CHAT_COLUMNS, columns * 37 / 100);
            return new Layout(
                    title, NOTHING, new Rect(0, 1, chat, rows - 2), new Rect(chat, 1, columns - chat, rows - 2), hints);
        }
        Rect tabs = new Rect(0, 1, columns, 1);
        Rect pane = new Rect(0, 2, columns, rows - 3);
        return new Layout(title, tabs, runFirst ? NOTHING : pane, runFirst ? pane : NOTHING, hints);
    }
}
