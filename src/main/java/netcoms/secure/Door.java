package netcoms.secure;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to get into a server. Immutable.
 *
 * @param certificate the one that it has to show over TLS; null to speak plainly
 * @param password to be shown when it asks for one; null when there is none
 */
public record Door(
        @Nullable Fingerprint certificate, @Nullable Secret password) {
    /** Neither. */
    public static final Door OPEN = new Door(null, null);
}
