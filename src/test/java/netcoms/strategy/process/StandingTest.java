package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A place between its processes, by a clock of the test. */
class StandingTest {
    private static final long MILLI = 1_000_000;
    private final Standing standing = new Standing();

    private void ready() {
        standing.starting();
        standing.ready();
    }

    private WorkerFigures figures() {
        return standing.figures("worker-1", 0, standing.state(), new Vitals());
    }

    @Test
    void aProcessThatDiesAgainIsReplacedLater() {
        ready();
        standing.died("exit code 86", "", 0);
        assertEquals(WorkerState.STARTING, standing.state());
        assertEquals(0, standing.untilStart(0));

        ready();
        standing.died("exit code 1", "", 7 * MILLI);
        assertEquals(WorkerState.BACKING_OFF, standing.state());
        assertTrue(standing.isStarting());
        assertEquals(100 * MILLI, standing.untilStart(7 * MILLI));
        assertEquals(0, standing.untilStart(107 * MILLI));
        assertEquals(2, figures().restarts());
        assertEquals("exit code 1", figures().lastEnd());
    }

    @Test
    void aFinishedTaskMakesTheNextOneStartAtOnce() {
        ready();
        standing.died("exit code 86", "", 0);
        ready();
        standing.finished(new Dispatch.Recorded(3, 1));
        standing.died("exit code 86", "", 0);

        assertEquals(WorkerState.STARTING, standing.state());
        assertEquals(3, figures().done());
        assertEquals(1, figures().failed());
    }

    /** That a task began is no use yet: the next process may die of the same one. */
    @Test
    void aTaskThatOnlyBeganDoesNot() {
        ready();
        standing.died("exit code 86", "", 0);
        ready();
        standing.finished(new Dispatch.Recorded(0, 0));
        standing.died("exit code 86", "", 0);

        assertEquals(WorkerState.BACKING_OFF, standing.state());
    }

    @Test
    void afterTooManyThePlaceIsGivenUpUntilItIsRevived() {
        ready();
        for (int death = 1; death < Backoff.HOPELESS; death++) {
            standing.died("exit code 86", "", 0);
            assertEquals("", standing.problem());
        }
        standing.died("exit code 86", "", 0);
        assertEquals(WorkerState.GIVEN_UP, standing.state());
        assertEquals(
                "9 processes in a row died before they finished a task, the last: exit code 86", standing.problem());
        assertFalse(standing.isStarting());

        standing.revive();
        assertEquals("", standing.problem());
        standing.died("exit code 86", "", 0);
        assertEquals(WorkerState.STARTING, standing.state());
    }

    @Test
    void aPlaceWhoseFirstProcessDoesNotGetReadyIsGivenUpAtOnce() {
        standing.died("exit code 1", "no such option", 0);

        assertEquals(WorkerState.GIVEN_UP, standing.state());
        assertEquals("no such option", standing.problem());
    }

    @Test
    void aClosedPlaceStaysClosed() {
        standing.close();
        standing.starting();
        standing.giveUp("late");
        standing.revive();

        assertTrue(standing.isClosed());
        assertEquals(0, standing.untilStart(0));
    }
}
