package netcoms.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void tellsWhatTheLimitAllowsAndHowToRaiseIt() {
        String said = OpenFiles.shortage(10_000, 1_024).orElseThrow();
        assertTrue(said.startsWith("Open files are limited to 1024: enough for about 824 chat connections"));
        assertTrue(said.contains("'ulimit -n 10200'"), said);
        assertEquals(Optional.empty(), OpenFiles.shortage(10_000, 10_200));
    }

    @Test
    void readsTheSystemsOwnWords() {
        assertEquals(
                OptionalLong.of(1024),
                OpenFiles.soft("Max open files            1024                 524288               files     "));
        assertEquals(
                OptionalLong.empty(),
                OpenFiles.soft("Max open files            unlimited            unlimited            files     "));
    }
}
