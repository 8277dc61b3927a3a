package netcoms.ui.draw;

/** A part of the screen, in columns and rows from the upper left corner; sizes are never negative. */
public record Rect(int x, int y, int width, int height) {

    public Rect {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /** What a frame leaves free. */
    public Rect inside() {
        return new Rect(x + 1, y + 1, width - 2, height - 2);
    }

    /** A smaller one in the middle of it, as large as asked for where there is room. */
    public Rect centred(int wantedWidth, int wantedHeight) {
        int w = Math.min(width, wantedWidth);
        int h = Math.min(height, wantedHeight);
        return new Rect(x + (width - w) / 2, y + (height - h) / 2, w, h);
    }
}
