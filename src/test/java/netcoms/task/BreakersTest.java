package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What opens a breaker, by a clock that the test sets. */
class BreakersTest {
    private static final Endpoint TARGET = new Endpoint("example.org", 80);
    private static final int WINDOW = 4;

    private long nanos;
    private final Breakers breakers = new Breakers(new Breaking(true, 0.5, WINDOW, Duration.ofHours(1)), () -> nanos);

    private void call(Breakers.Call call) throws TaskFailure, InterruptedException {
        breakers.call(TARGET, TaskTimeout.start(null), call);
    }

    private void fail(TaskFailure failure) {
        assertThrows(
                TaskFailure.class,
                () -> call(() -> {
                    throw failure;
                }));
    }

    private void assertState(String state) {
        assertEquals(Map.of(TARGET.toString(), state), breakers.states());
    }

    private static TaskFailure failure(FailureKind kind) {
        return new TaskFailure(kind, "because");
    }

    @Test
    void whatSucceedsIsNoTroubleHoweverLongItTakes() throws Exception {
        for (int i = 0; i < 2 * WINDOW; i++) {
            call(() -> nanos += Duration.ofHours(1).toNanos());
        }
        assertState("closed");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"REFUSED", "CONNECT_TIMEOUT", "RESPONSE_TIMEOUT", "RESET", "EOF"})
    void whatTheTargetHasNoPartInDoesNotCount(FailureKind kind) {
        for (int i = 0; i < 2 * WINDOW; i++) {
            fail(failure(kind).blameless());
        }
        assertState("closed");
        for (int i = 0; i < WINDOW; i++) {
            fail(failure(kind));
        }
        assertState("open");
    }
}
