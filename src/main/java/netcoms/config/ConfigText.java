package netcoms.config;

import java.util.function.ToIntFunction;
import netcoms.config.LoadedConfig.Entry;

/** The effective configuration for a person: one aligned line a key. */
public final class ConfigText {
    private static final String GAP = "   ";

    private ConfigText() {}

    /** Key, value and origin, each line ended by a line feed. */
    public static String render(LoadedConfig loaded) {
        int keyWidth = widest(loaded, entry -> entry.key().length());
        int valueWidth = widest(loaded, entry -> entry.value().length());
        StringBuilder text = new StringBuilder();
        for (Entry entry : loaded.effective()) {
            text.append(padded(entry.key(), keyWidth))
                    .append(GAP)
                    .append(padded(entry.value(), valueWidth))
                    .append(GAP)
                    .append(entry.origin())
                    .append('\n');
        }
        return text.toString();
    }

    private static int widest(LoadedConfig loaded, ToIntFunction<Entry> length) {
        return loaded.effective().stream().mapToInt(length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
