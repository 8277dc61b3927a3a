package netcoms.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownServersTest {
    private static final Fingerprint ONE = new Fingerprint("SHA256:" + "A".repeat(42) + "E");
    private static final Fingerprint TWO = new Fingerprint("SHA256:" + "B".repeat(42) + "E");

    @TempDir
    Path home;

    @Test
    void aServerIsKnownByAddressAndReplacedOnlyWhenSomebodySaysSo() throws Exception {
        Path folder = home.resolve("private");
        KnownServers known = new KnownServers(folder);
        assertEquals(Optional.empty(), known.find("h:1"));
        known.put("H:1", ONE);
        known.put("h:2", TWO);
        assertEquals(Optional.of(ONE), known.find("h:1"));
        assertEquals(Optional.of(TWO), new KnownServers(folder).find("H:2"));
        known.put("h:1", TWO);
        assertEquals(List.of("h:1 " + TWO, "h:2 " + TWO), Files.readAllLines(known.file()));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(known.file())));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing is left over but the list and the lock");
        }
    }

    @Test
    void remarksStay() throws Exception {
        KnownServers known = new KnownServers(home);
        Files.writeString(known.file(), "# mine\n\nh:1 " + ONE + "\n# end\n");
        known.put("[::1]:8000", TWO);
        assertEquals(
                List.of("# mine", "", "h:1 " + ONE, "# end", "[::1]:8000 " + TWO), Files.readAllLines(known.file()));
    }

    @Test
    void aLineThatCannotBeReadIsNoReasonToTrust() throws Exception {
        KnownServers known = new KnownServers(home);
        Files.writeString(known.file(), "h:1 SHA256:short\n");
        IOException refused = assertThrows(IOException.class, () -> known.find("h:2"));
        assertTrue(refused.getMessage().startsWith(known.file() + ":1: expected HOST:PORT"), refused::getMessage);
        assertThrows(IOException.class, () -> known.put("h:2", ONE));
        assertEquals("h:1 SHA256:short\n", Files.readString(known.file()));
    }
}
