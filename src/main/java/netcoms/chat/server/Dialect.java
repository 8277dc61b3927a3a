package netcoms.chat.server;

import java.util.Set;

/** What broadcast lines look like to a session. Each dialect has a ring of its own, filled while somebody reads it. */
enum Dialect {
    /** The original fields and messages only. */
    PLAIN,
    /** Lines have their {@code id}. */
    NUMBERED,
    /** And {@code presence} is told. */
    NUMBERED_WITH_PRESENCE;

    static Dialect of(Set<Cap> caps) {
        if (caps.contains(Cap.NAMES)) {
            return NUMBERED_WITH_PRESENCE;
        }
        return caps.contains(Cap.ECHO) || caps.contains(Cap.HISTORY) ? NUMBERED : PLAIN;
    }
}
