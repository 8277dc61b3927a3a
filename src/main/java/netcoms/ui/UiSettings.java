package netcoms.ui;

/**
 * How the screen looks.
 *
 * @param colour auto, always or never
 * @param background auto, dark or light: which of the two palettes
 * @param ascii auto, always or never: draw frames and bars in ASCII
 * @param mouse whether clicks are captured (blocks the terminal's own copying)
 */
public record UiSettings(Choice colour, Background background, Choice ascii, boolean mouse) {

    /** Decide from the terminal, or not. */
    public enum Choice {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Which palette. */
    public enum Background {
        AUTO,
        DARK,
        LIGHT
    }
}
