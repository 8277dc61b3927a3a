package netcoms.chat.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An extra that a client may ask for in its {@code hello}. */
enum Cap {
    /** Not an extra: a server that grants it asks for a password. */
    AUTH,
    ECHO,
    /** A line without a name that comes again with the same {@code ref} is confirmed, and not said twice. */
    ONCE,
    HISTORY,
    NAMES,
    PING,
    PRIVATE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that this server knows, out of what a client lists. */
    static Set<Cap> among(List<String> labels) {
        Set<Cap> caps = EnumSet.noneOf(Cap.class);
        for (Cap cap : values()) {
            if (labels.contains(cap.label())) {
                caps.add(cap);
            }
        }
        return caps;
    }
}
