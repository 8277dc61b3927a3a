package netcoms.ui;

import java.util.Map;
import netcoms.ui.draw.Look;

/**
 * How the screen looks.
 *
 * @param colour auto, always or never
 * @param background auto, dark or light: which of the two palettes
 * @param ascii auto, always or never: draw frames and bars in ASCII
 */
public record UiSettings(Choice colour, Background background, Choice ascii) {

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

    /** What this means on a terminal with these environment variables. */
    Look look(Map<String, String> environment) {
        Look.Wish light = switch (background) {
            case AUTO -> Look.Wish.AUTO;
            case DARK -> Look.Wish.NO;
            case LIGHT -> Look.Wish.YES;
        };
        return Look.of(wish(colour), light, wish(ascii), environment);
    }

    private static Look.Wish wish(Choice choice) {
        return switch (choice) {
            case AUTO -> Look.Wish.AUTO;
            case ALWAYS -> Look.Wish.YES;
            case NEVER -> Look.Wish.NO;
        };
    }
}
