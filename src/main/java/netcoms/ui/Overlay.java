package netcoms.ui;

import netcoms.ui.draw.Canvas;
import netcoms.ui.terminal.Key;

/** Something above the panes that gets every key first. Owned by the {@code ui} thread. */
interface Overlay {
    /** Does what the key means; true when the overlay is done. */
    boolean key(Key key);

    /** Draws itself in the middle of the whole screen. */
    void draw(Canvas screen);
}
