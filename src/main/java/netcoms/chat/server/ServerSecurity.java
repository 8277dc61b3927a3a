package netcoms.chat.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import netcoms.secure.ServerPassword;
import org.jspecify.annotations.Nullable;

/**
 * What keeps strangers out of the chat server.
 *
 * @param tls whether it speaks TLS 1.3, and nothing else
 * @param folder where its certificate is kept
 * @param password null lets everybody in
 */
public record ServerSecurity(
        boolean tls, Path folder, @Nullable ServerPassword password) {
    /** For loopback only. */
    public static final ServerSecurity OPEN = new ServerSecurity(false, Path.of(""), null);

    /** Whether a server with it may be reached from other machines. */
    public boolean closesToStrangers() {
        return tls && password != null;
    }

    /** @throws IOException when this is not enough for that address, with what is missing */
    void requireFor(InetSocketAddress bound) throws IOException {
        boolean loopback = !bound.isUnresolved() && bound.getAddress().isLoopbackAddress();
        if (!loopback && !closesToStrangers()) {
            throw new IOException(bound.getHostString() + " can be reached from other machines, which needs "
                    + (tls ? "a password" : password == null ? "a password and TLS" : "TLS"));
        }
    }
}
