package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30));
    private static final TaskSettings SETTINGS =
            new TaskSettings("h", 1, Duration.ofSeconds(2), Duration.ofSeconds(10));

    private static long seconds(TaskSpec task) {
        return Duration.ofNanos(PATIENCE.nanos(task, SETTINGS)).toSeconds();
    }

    @Test
    void whoComputesMuchMayTakeLong() {
        assertEquals(30, seconds(new TaskSpec.Noop()));
        assertEquals(30 + 10, seconds(new TaskSpec.Cpu(1_000)));
        assertEquals(30 + 7 * 10, seconds(new TaskSpec.Complex(1_000, 7)));
        assertTrue(seconds(new TaskSpec.Complex(4_096, 10_000)) > 6_800_000, "the largest fits");
    }

    @Test
    void aCrowdMayConnectOneAfterTheOther() {
        assertEquals(30 + 2 + 10, seconds(new TaskSpec.Send("x")));
        assertEquals(30 + 5 * 2 + 10, seconds(new TaskSpec.Broadcast("x", 5)));
        assertEquals(30 + 100 * 2 + 10, seconds(new TaskSpec.Fanout("x", 100)));
    }
}
