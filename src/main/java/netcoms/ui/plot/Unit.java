package netcoms.ui.plot;

import java.util.Locale;

/**
 * What the numbers of an axis or of a group of figures are counted in.
 *
 * @param name as it is written behind a number; empty for plain numbers
 * @param perBase how many of it make up one of what is measured, for example 1000 for milliseconds of seconds
 */
public record Unit(String name, double perBase) {
    /** Counts. */
    public static final Unit NONE = new Unit("", 1);

    private static final Unit MICROS = new Unit("µs", 1e6);
    private static final Unit MILLIS = new Unit("ms", 1e3);
    private static final Unit SECONDS = new Unit("s", 1);
    private static final Unit MINUTES = new Unit("min", 1 / 60.0);
    private static final double MINUTES_FROM = 600;

    /** In which seconds up to this many read best. */
    public static Unit ofSeconds(double largest) {
        if (largest >= MINUTES_FROM) {
            return MINUTES;
        }
        return largest >= 1 ? SECONDS : largest >= 1e-3 ? MILLIS : MICROS;
    }

    /** One duration by itself in three digits, for example {@code 10 ms}, {@code 1.51 s}. */
    public static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "–" : ofSeconds(Math.abs(seconds)).format(seconds);
    }

    /** Three digits and the unit. */
    public String format(double value) {
        double scaled = value * perBase;
        int digits = scaled == 0 ? 0 : Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(scaled) * 1.0005)), 0, 2);
        return with(String.format(Locale.ROOT, "%." + digits + "f", scaled));
    }

    /** One duration as short as it is exact to six digits, for example {@code 2 ms}: what a tick says by itself. */
    public static String shortest(double seconds) {
        Unit unit = ofSeconds(seconds * (1 + 1e-9));
        String text = String.format(Locale.ROOT, "%.6f", seconds * unit.perBase);
        return unit.with(text.replaceAll("\\.?0+$", ""));
    }

    /** The number alone, with the decimals that steps of a size need. */
    String tick(double value, double step) {
        int decimals = Math.clamp((int) Math.ceil(-Math.log10(step * perBase) - 1e-9), 0, 9);
        return String.format(Locale.ROOT, "%." + decimals + "f", value * perBase);
    }

    private String with(String number) {
        return name.isEmpty() ? number : number + " " + name;
    }
}
