package netcoms.chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void growsUpToItsLimitAnywhereBelow() {
        long seed = System.nanoTime();
        System.err.println("BackoffTest seed " + seed);
        Backoff backoff = new Backoff(10_000, new Random(seed));
        long largest = 0;
        long smallestLate = Long.MAX_VALUE;
        for (int i = 0; i < 2_000; i++) {
            long wait = backoff.nextMillis();
            assertTrue(wait >= 1 && wait <= 10_000);
            assertTrue(i > 0 || wait <= 260, "the first is short");
            largest = Math.max(largest, wait);
            smallestLate = i > 10 ? Math.min(smallestLate, wait) : smallestLate;
        }
        assertTrue(largest > 8_000);
        assertTrue(smallestLate < 2_000, "full jitter: also a late one may be short");
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 260);
    }
}
