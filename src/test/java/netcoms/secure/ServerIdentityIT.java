package netcoms.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityIT {
    @TempDir
    Path home;

    @Test
    void aCertificateIsMadeOncePrivateAndKept() throws Exception {
        Path folder = home.resolve("private");
        // Several at once, as when two servers are started together.
        Set<Fingerprint> seen =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> in(folder))).limit(3).toList().stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.toSet());
        assertEquals(1, seen.size());
        Path file = folder.resolve("server.p12");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        IOException shared = assertThrows(IOException.class, () -> ServerIdentity.in(folder));
        assertTrue(shared.getMessage().contains("chmod 600"), shared::getMessage);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "broken");
        IOException broken = assertThrows(IOException.class, () -> ServerIdentity.in(folder));
        assertTrue(broken.getMessage().contains("move it away"), broken::getMessage);
    }

    private static Fingerprint in(Path folder) {
        try {
            return ServerIdentity.in(folder).fingerprint();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
