package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;
import netcoms.secure.Door;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Breaking;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import netcoms.testing.CutReplies;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many lines, of whose connections every tenth is reset after the server got the line: each stands in the chat once. */
@Timeout(120)
class ManySentOnceIT {
    private static final int TASKS = 2_000;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Pooling POOLED = new Pooling(true, 16, 16, Duration.ofMinutes(1));

    static Stream<Arguments> ways() {
        return Stream.of(new StrategySpec.Virtual(100), new StrategySpec.Processes(3))
                .flatMap(spec -> Stream.of(Pooling.PER_TASK, POOLED).map(pooling -> Arguments.of(spec, pooling)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyLineIsSaidOnceHoweverManyAnswersAreLost(StrategySpec spec, Pooling pooling) throws Exception {
        long seed = System.nanoTime();
        System.err.println("ManySentOnceIT seed " + seed);
        Random random = new Random(seed);
        // Lost are at least some: a pool has few connections.
        boolean[] fates = new boolean[10 * TASKS];
        IntStream.range(0, fates.length).forEach(i -> fates[i] = i < 3 || random.nextInt(10) == 0);
        List<TaskSpec> sends = IntStream.range(0, TASKS)
                .mapToObj(i -> (TaskSpec) new TaskSpec.Send("line " + i))
                .toList();
        try (ChatServer server = ChatServer.start(
                        new ServerSettings("127.0.0.1", 0, 1, 5_000, 65_536, LONG, 50, 8 << 20, true, 20, 10, 64));
                RawPeer listener = RawPeer.in(server.address(), "listener", "[\"echo\"]");
                CutReplies line = new CutReplies(server.address(), connection -> fates[connection % fates.length]);
                Strategy strategy =
                        Strategies.open(spec, new ProcessSettings(List.of(), 3, Duration.ofSeconds(20), null))) {
            Retries retries = new Retries(6, Duration.ofMillis(1), Duration.ofMillis(10), Retries.USUAL_KINDS, 1);
            TaskSettings settings = new TaskSettings(
                    "127.0.0.1",
                    line.port(),
                    LONG,
                    LONG,
                    Door.OPEN,
                    new Recovery(null, retries, Breaking.OFF),
                    pooling,
                    new Way(Map.of(), "n"));
            TrialRecorder recorder = new TrialRecorder(TASKS, System::nanoTime);
            strategy.execute(new Workload("test", "of a test", sends), settings, recorder, new Cancellation());
            assertEquals(Map.of(), recorder.counts().failures());
            assertTrue(line.cut() >= (pooling.on() ? 1 : TASKS / 20), "cut " + line.cut());
            server.announce("that was all");
            List<String> said = listener.until(m -> m.path("type").asText().equals("system")).stream()
                    .filter(m -> m.path("type").asText().equals("chat"))
                    .map(m -> m.path("content").asText())
                    .toList();
            assertEquals(TASKS, new HashSet<>(said).size(), "none is missing");
            assertEquals(TASKS, said.size(), "none is doubled");
        }
    }
}
