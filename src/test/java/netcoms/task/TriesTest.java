package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which failures are tried again, and for how long; the waits are of a millisecond or none. */
class TriesTest {
    private static final TaskSpec SEND = new TaskSpec.Send("x");
    private static final TaskSpec UNSAFE = new TaskSpec.Exec(List.of("true"));

    private final List<Attempt> attempts = new ArrayList<>();
    private final Footprint footprint = new Footprint(false);

    private static Retries retries(int attempts, FailureKind... kinds) {
        return new Retries(attempts, Duration.ofMillis(1), Duration.ofMillis(1), Set.of(kinds), 0.1);
    }

    private static TaskFailure failure(FailureKind kind) {
        return new TaskFailure(kind, "because");
    }

    /** Each try fails as the list says; the ones after it work. */
    private void run(Tries tries, TaskSpec spec, TaskFailure... failures) throws TaskFailure, InterruptedException {
        tries.run(7, spec, footprint, attempt -> {
            attempts.add(attempt);
            if (attempt.number() <= failures.length) {
                throw failures[attempt.number() - 1];
            }
        });
    }

    private TaskFailure fails(Tries tries, TaskSpec spec, TaskFailure... failures) {
        return assertThrows(TaskFailure.class, () -> run(tries, spec, failures));
    }

    @Test
    void whatWorksIsNotTriedTwice() throws Exception {
        run(new Tries(retries(4, FailureKind.RESET)), SEND);

        assertEquals(List.of(Attempt.first(7)), attempts);
        assertSame(Trace.NONE, footprint.trace());
    }

    @Test
    void triesUntilItWorks() throws Exception {
        Tries tries = new Tries(retries(4, FailureKind.RESET, FailureKind.EOF));
        run(tries, SEND, failure(FailureKind.RESET), failure(FailureKind.EOF), failure(FailureKind.RESET));

        assertEquals(List.of(1, 2, 3, 4), attempts.stream().map(Attempt::number).toList());
        assertEquals(3, footprint.trace().retries());
        assertEquals(3, tries.retries());
    }

    @Test
    void theLastFailureStandsAndSaysHowOftenItWasTried() {
        TaskFailure last = fails(
                new Tries(retries(2, FailureKind.RESET)), SEND, failure(FailureKind.RESET), failure(FailureKind.RESET));

        assertEquals("because (2 tries)", last.getMessage());
        assertEquals(FailureKind.RESET, last.kind());
        assertEquals(1, footprint.trace().retries());
    }

    /** What the other side said may be long; that it was not tried again must stand all the same. */
    @Test
    void aLongDetailMakesRoomForTheRemark() {
        TaskFailure last = new TaskFailure(FailureKind.RESET, "x".repeat(1_000));
        String remark = " (not tried again, since it may have been done)";
        String noted = fails(new Tries(retries(2, FailureKind.RESET)), UNSAFE, last.unclear())
                .getMessage();

        assertEquals("x".repeat(299 - remark.length()) + "…" + remark, noted);
        assertEquals(300, noted.length());
    }

    @Test
    void otherKindsAndLastingFailuresAreNotTriedAgain() {
        Tries tries = new Tries(retries(4, FailureKind.RESET));
        assertEquals(
                "because", fails(tries, SEND, failure(FailureKind.PROTOCOL)).getMessage());
        assertEquals(1, attempts.size());

        fails(tries, SEND, failure(FailureKind.RESET).lasting());
        assertEquals(2, attempts.size());
        assertEquals(1.0, tries.budgetLeft());
    }

    @Test
    void whatMayHaveBeenDoneIsDoneAgainOnlyWhereThatIsSafe() throws Exception {
        Tries tries = new Tries(retries(4, FailureKind.RESET));
        String said = fails(tries, UNSAFE, failure(FailureKind.RESET).unclear()).getMessage();
        assertEquals("because (not tried again, since it may have been done)", said);
        assertEquals(1, attempts.size());

        attempts.clear();
        run(tries, UNSAFE, failure(FailureKind.RESET));
        assertEquals(2, attempts.size(), "it is clear that nothing was done");
    }

    @Test
    void laterTriesKnowTheFirstUnclearFailure() throws Exception {
        TaskFailure unclear = failure(FailureKind.RESET).unclear();
        Tries tries = new Tries(retries(9, FailureKind.RESET));
        run(
                tries,
                SEND,
                failure(FailureKind.RESET),
                unclear,
                failure(FailureKind.RESET),
                failure(FailureKind.RESET).unclear());

        assertNull(attempts.get(1).unclear());
        attempts.subList(2, 5).forEach(attempt -> assertSame(unclear, attempt.unclear()));
    }

    @Test
    void withoutBudgetTheFailureStands() {
        Tries tries = new Tries(retries(2, FailureKind.RESET));
        for (int i = 0; i < RetryBudget.RESERVE; i++) {
            fails(tries, SEND, failure(FailureKind.RESET), failure(FailureKind.RESET));
        }
        assertEquals(0, tries.budgetLeft());
        assertFalse(footprint.trace().overBudget());
        attempts.clear();

        String said = fails(tries, SEND, failure(FailureKind.RESET)).getMessage();
        assertEquals("because (not tried again: the retry budget is used up)", said);
        assertEquals(1, attempts.size());
        assertTrue(footprint.trace().overBudget());
        assertEquals(RetryBudget.RESERVE, tries.retries());
    }

    /** What went nowhere was no load: the try that it stands for is paid once. */
    @Test
    void aTryThatWentNowhereCostsNoBudget() throws Exception {
        Tries tries = new Tries(retries(9, FailureKind.RESET, FailureKind.CONNECT_TIMEOUT, FailureKind.CIRCUIT_OPEN));
        run(tries, SEND, nowhere(FailureKind.CIRCUIT_OPEN), nowhere(FailureKind.CONNECT_TIMEOUT));
        assertEquals(0, tries.retries());
        assertEquals(1.0, tries.budgetLeft());

        run(
                tries,
                SEND,
                failure(FailureKind.RESET),
                nowhere(FailureKind.CIRCUIT_OPEN),
                nowhere(FailureKind.CIRCUIT_OPEN));
        assertEquals(1, tries.retries());
    }

    private static TaskFailure nowhere(FailureKind kind) {
        return failure(kind).blameless();
    }

    @Test
    void theLongestWaitDoublesUpToItsLimit() {
        Retries settings = new Retries(100, Duration.ofMillis(50), Duration.ofSeconds(2), Retries.USUAL_KINDS, 0.1);
        assertEquals(
                List.of(50L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L),
                IntStream.rangeClosed(1, 8)
                        .mapToObj(failures -> Tries.longestMillis(settings, failures))
                        .toList());
        assertEquals(2000, Tries.longestMillis(settings, 99));
    }
}
