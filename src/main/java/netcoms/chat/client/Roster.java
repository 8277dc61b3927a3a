package netcoms.chat.client;

import java.util.List;
import java.util.TreeSet;

/** Who is on, as the server tells it. Changed on {@code chat-client-in}; any thread looks at the names. */
final class Roster {
    private final TreeSet<String> online = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private boolean changed;

    /** Volatile: an immutable copy for everybody. */
    private volatile List<String> names = List.of();

    List<String> names() {
        return names;
    }

    void set(List<String> all) {
        online.clear();
        online.addAll(all);
        changed = true;
    }

    void change(String name, boolean on) {
        changed |= on ? online.add(name) : online.remove(name);
    }

    void clear() {
        online.clear();
        names = List.of();
        changed = false;
    }

    /** Whether the names are others than when this was last asked. */
    boolean publish() {
        if (!changed) {
            return false;
        }
        changed = false;
        names = List.copyOf(online);
        return true;
    }
}
