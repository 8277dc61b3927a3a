package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration LIMIT = Duration.ofNanos(5_000);

    @Test
    void aLookThatComesALittleLateIsNoExcuse() {
        assertEquals(0, Watch.blindNanos(1_000, 1_000 + 500, 500));
        assertEquals(0, Watch.blindNanos(1_000, 1_000 + 1_000, 500));
    }

    /** As when this process was stopped: what its workers wrote meanwhile is still in the pipes. */
    @Test
    void whatPassedWhileNobodyLookedDoesNotCountAsSilence() {
        Vitals vitals = new Vitals();
        vitals.begin(0);
        long now = 60_000;
        assertTrue(vitals.isSilentFor(LIMIT, now));
        vitals.excuse(Watch.blindNanos(1_000, now, 500));

        assertFalse(vitals.isSilentFor(LIMIT, now));
        assertTrue(vitals.isSilentFor(LIMIT, now + 5_000));
    }
}
