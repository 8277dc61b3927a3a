package netcoms.ui.draw;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How everything looks on one terminal.
 *
 * @param theme of colours
 * @param ascii whether only ASCII may be sent
 */
public record Look(Theme theme, boolean ascii) {

    /** What a person may have decided. */
    public enum Wish {
        AUTO,
        YES,
        NO
    }

    /** Decides what was left open from the environment: NO_COLOR, TERM, COLORTERM, COLORFGBG and the locale. */
    public static Look of(Wish colour, Wish light, Wish ascii, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        boolean dumb = term.isEmpty() || term.equals("dumb");
        boolean silenced = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean coloured = decide(colour, !dumb && !silenced);
        boolean onLight = decide(light, hasLightBackground(environment));
        Theme theme;
        if (!coloured) {
            theme = Theme.plain();
        } else if (term.contains("256") || environment.containsKey("COLORTERM")) {
            theme = Theme.many(onLight);
        } else {
            theme = Theme.sixteen(onLight);
        }
        return new Look(theme, decide(ascii, dumb || !isUtf8(environment)));
    }

    private static boolean decide(Wish wish, boolean otherwise) {
        return switch (wish) {
            case YES -> true;
            case NO -> false;
            case AUTO -> otherwise;
        };
    }

    /** Some terminals tell their colours as {@code foreground;background} of the sixteen; 7 and 15 are white. */
    private static boolean hasLightBackground(Map<String, String> environment) {
        String colours = environment.getOrDefault("COLORFGBG", "");
        String background = colours.substring(colours.lastIndexOf(';') + 1);
        return background.equals("7") || background.equals("15");
    }

    private static boolean isUtf8(Map<String, String> environment) {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                String plain = locale.toLowerCase(Locale.ROOT).replace("-", "");
                return plain.contains("utf8");
            }
        }
        return false;
    }
}
