package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcoms.secure.Door;
import netcoms.task.Breaking;
import netcoms.task.Endpoint;
import netcoms.task.FailureKind;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;

class TrialFrameTest {
    private static final TaskSettings SETTINGS =
            new TaskSettings("höst", 8000, Duration.ofNanos(1), Duration.ofSeconds(5));

    private static final List<TaskSpec> EVERY_KIND = List.of(
            new TaskSpec.Send("Hello ✅"),
            new TaskSpec.Receive(0.5),
            new TaskSpec.Broadcast("all", 5),
            new TaskSpec.Fanout("line", 100),
            new TaskSpec.Wait(0.01),
            new TaskSpec.Cpu(256),
            new TaskSpec.Complex(64, 10),
            new TaskSpec.Noop(),
            new TaskSpec.Crash(),
            new TaskSpec.Hang(),
            new TaskSpec.Oom(),
            new TaskSpec.Exit(7),
            new TaskSpec.Tcp("h", 7, null, "pong"),
            new TaskSpec.Tcp("h", 7, "ping", null),
            new TaskSpec.Http("http://h/"),
            new TaskSpec.Exec(List.of("sh", "-c", "")));

    private static ByteBuffer throughAPipe(ByteBuffer frame) throws IOException {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        ByteBuffer read = new Frames.Input(new ByteArrayInputStream(bytes)).next();
        assertEquals(Frames.TRIAL, read.get());
        return read;
    }

    @Test
    void everyKindTravels() throws IOException {
        assertEquals(
                TaskSpec.class.getPermittedSubclasses().length,
                EVERY_KIND.stream().map(Object::getClass).distinct().count());
        List<TaskSpec> tasks = new ArrayList<>(EVERY_KIND);
        tasks.addAll(EVERY_KIND.reversed());
        TrialFrame sent = TrialFrame.of(3, new Workload("w", "d", tasks), SETTINGS);
        TrialFrame received = TrialFrame.decode(throughAPipe(sent.encode()));

        assertEquals(3, received.id());
        assertEquals(SETTINGS, received.settings());
        assertEquals(EVERY_KIND.size(), received.distinct());
        for (int task = 0; task < tasks.size(); task++) {
            assertEquals(tasks.get(task), received.spec(task));
        }
    }

    @Test
    void aMillionEqualTasksAreAFrameAsShortAsThatOfOne() {
        assertEquals(bytesOf(1), bytesOf(1_000_000));
    }

    private static int bytesOf(int tasks) {
        List<TaskSpec> equal = Collections.nCopies(tasks, new TaskSpec.Noop());
        return TrialFrame.of(1, new Workload("w", "d", equal), SETTINGS)
                .encode()
                .remaining();
    }

    @Test
    void settingsTravelWhole() throws IOException {
        TaskSettings settings = new TaskSettings(
                "h",
                1,
                Duration.ofNanos(1),
                Duration.ofSeconds(5),
                Door.OPEN,
                new Recovery(
                        Duration.ofSeconds(3),
                        new Retries(
                                4,
                                Duration.ofMillis(5),
                                Duration.ofSeconds(1),
                                Set.of(FailureKind.RESET, FailureKind.EOF),
                                0.25),
                        new Breaking(true, 0.75, 33, Duration.ofMillis(7))),
                new Pooling(true, 9, 3, Duration.ofMinutes(2)),
                new Way(Map.of(new Endpoint("h", 1), new Endpoint("127.0.0.1", 2)), "n0nce"));
        Workload workload = new Workload("w", "d", List.of(new TaskSpec.Noop()));

        assertEquals(
                settings,
                TrialFrame.decode(throughAPipe(
                                TrialFrame.of(1, workload, settings).encode()))
                        .settings());
    }

    @Test
    void garbageOnThePipeIsNoticed() throws IOException {
        assertNull(new Frames.Input(new ByteArrayInputStream(new byte[0])).next());
        for (byte[] garbage :
                List.of(new byte[3], "Java HotSpot(TM)".getBytes(), new byte[] {0, 0, 0, 9, 1}, new byte[4])) {
            assertThrows(IOException.class, () -> new Frames.Input(new ByteArrayInputStream(garbage)).next());
        }
    }
}
