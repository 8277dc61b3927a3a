package netcoms.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how a server is to be trusted, the same wherever this program goes to one. */
final class DoorOptions {
    @Option(
            names = "--tls",
            negatable = true,
            description = "whether to speak TLS (default: as the server wants it, and always beyond loopback)")
    @Nullable Boolean tls;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:…",
            description = "the certificate that the server must show; it is remembered")
    @Nullable String fingerprint;

    @Option(names = "--accept-new", description = "accept the certificate of a server that is not known yet")
    boolean acceptNew;
}
