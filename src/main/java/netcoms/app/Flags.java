package netcoms.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command's own flags as values of configuration keys. */
final class Flags {
    private Flags() {}

    /** Adds the value of a flag that was given. */
    static void put(Map<String, String> flags, String key, @Nullable Object value) {
        if (value != null) {
            flags.put(key, value.toString());
        }
    }
}
