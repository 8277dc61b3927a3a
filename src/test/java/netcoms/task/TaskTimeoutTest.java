package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Its clock is set to an hour: the test strikes by itself. */
class TaskTimeoutTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void interruptsTheTaskAndTakesTheInterruptBackAtItsEnd() {
        TaskTimeout timeout = TaskTimeout.start(HOUR);
        timeout.strike(Thread.currentThread());

        assertTrue(Thread.currentThread().isInterrupted());
        assertTrue(timeout.struck());
        assertTrue(timeout.end());
        assertFalse(Thread.interrupted());
    }

    @Test
    void whatStrikesTooLateHitsNobody() {
        TaskTimeout timeout = TaskTimeout.start(HOUR);
        assertFalse(timeout.end());
        timeout.strike(Thread.currentThread());

        assertFalse(Thread.interrupted());
    }

    @Test
    void aTaskInTimeLeavesAForeignInterruptAlone() {
        TaskTimeout timeout = TaskTimeout.start(HOUR);
        Thread.currentThread().interrupt();

        assertFalse(timeout.end());
        assertTrue(Thread.interrupted());
    }

    @Test
    void withoutALimitThereIsNothing() {
        TaskTimeout timeout = TaskTimeout.start(null);
        assertFalse(timeout.struck());
        assertFalse(timeout.end());
    }
}
