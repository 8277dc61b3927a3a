package netcoms.app;

import java.time.Duration;
import netcoms.chat.client.ClientSettings;
import netcoms.config.Config;
import netcoms.secure.Door;

/** How this program's chat clients connect. */
final class Clients {
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(15);

    private Clients() {}

    /** @param name wanted; a number is appended while it is taken */
    static ClientSettings settings(Config config, String host, int port, String name, Door door) {
        return new ClientSettings(
                host, port, name, true, config.server().history(), config.connectTimeout(), MAX_BACKOFF, door);
    }
}
