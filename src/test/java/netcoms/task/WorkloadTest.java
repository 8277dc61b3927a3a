package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final TaskSpec A = new TaskSpec.Send("a");
    private static final TaskSpec B = new TaskSpec.Noop();

    @Test
    void underALoadTheListIsRepeatedForAsManyTasksAsArrive() {
        Workload closed = new Workload("w", "", List.of(A, B));
        assertEquals(List.of(A, B), closed.tasks());
        Workload open = closed.under(load(5, Duration.ofSeconds(1), Duration.ZERO));
        assertEquals(List.of(A, B, A, B, A), open.tasks());
        assertEquals(
                List.of(A, B, A, B, A, B, A),
                open.under(load(7, Duration.ofSeconds(1), Duration.ZERO)).tasks());
    }

    @Test
    void aRampBringsHalfOfItsRate() {
        assertEquals(75, load(10, Duration.ofSeconds(10), Duration.ofSeconds(5)).tasks());
        assertEquals(1, load(0.1, Duration.ofMillis(100), Duration.ZERO).tasks());
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertEquals(
                "ramp must be at most the duration",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> load(5, Duration.ofSeconds(1), Duration.ofSeconds(2)))
                        .getMessage());
        assertEquals(
                "rate and duration make more than 5000000 tasks, the most that a run may have",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> load(1_000_000, Duration.ofSeconds(6), Duration.ZERO))
                        .getMessage());
    }

    private static Load load(double rate, Duration duration, Duration ramp) {
        return new Load(rate, Load.Arrivals.POISSON, duration, ramp);
    }
}
