package netcoms.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that close a chat server to strangers. */
final class SecurityOptions {
    @Option(
            names = "--tls",
            description = "speak TLS 1.3 and nothing else; the certificate is made at first use, in ~/.netcoms")
    private boolean tls;

    @Option(
            names = "--password-file",
            paramLabel = "F",
            description = "file with the password to enter, or its hash (see server --set-password)")
    private @Nullable String passwordFile;

    /** As it was given; null when it was not. */
    @Nullable String passwordFile() {
        return passwordFile;
    }

    void put(Map<String, String> flags) {
        Flags.put(flags, "chat.tls", tls ? "true" : null);
        Flags.put(flags, "chat.password-file", passwordFile);
    }
}
