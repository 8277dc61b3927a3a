package netcoms.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategies;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Breaking;
import netcoms.task.Endpoint;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand sends to a real server, each on a connection of its own, and every tenth of these is reset when the answer
 * comes: the server has the line, and the task does not know.
 */
@Timeout(60)
class LossyIT {
    private static final int TASKS = 1_000;
    private static final long SEED = 7;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final FaultPlan LOSSY =
            Target.plan(new Toxic(new Effect.ResetPeer(Duration.ZERO), Toxic.Stream.DOWNSTREAM, 0.1, Window.ALWAYS));

    /**
     * What came of it.
     *
     * @param said how often each line was heard
     */
    private record Ended(TrialCounts counts, int connections, Map<String, Long> said) {}

    private static Ended sends(int round, Retries retries) throws Exception {
        List<TaskSpec> lines = IntStream.range(0, TASKS)
                .mapToObj(i -> (TaskSpec) new TaskSpec.Send("line " + i))
                .toList();
        try (ChatServer server = ChatServer.start(
                        new ServerSettings("127.0.0.1", 0, 1, 5_000, 65_536, LONG, 50, 8 << 20, true, 20, 10, 64));
                RawPeer listener = RawPeer.in(server.address(), "listener", "[\"echo\"]");
                FaultProxy proxy = FaultProxy.open("127.0.0.1", server.address().getPort(), LOSSY);
                Strategy strategy =
                        Strategies.open(new StrategySpec.Virtual(0), new ProcessSettings(List.of(), 3, LONG, null))) {
            int port = server.address().getPort();
            Endpoint front = new Endpoint("127.0.0.1", proxy.address().getPort());
            TaskSettings settings = new TaskSettings("127.0.0.1", port, LONG, LONG)
                    .with(new Recovery(null, retries, Breaking.OFF))
                    .on(new Way(Map.of(new Endpoint("127.0.0.1", port), front), "n"));
            TrialRecorder recorder = new TrialRecorder(TASKS, System::nanoTime);
            proxy.begin(SEED, round);
            strategy.execute(new Workload("lossy", "of a test", lines), settings, recorder, new Cancellation());
            int connections = proxy.end().connections();
            server.announce("that was all");
            Map<String, Long> said = listener.until(m -> m.path("type").asText().equals("system")).stream()
                    .filter(m -> m.path("type").asText().equals("chat"))
                    .map(m -> m.path("content").asText())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            return new Ended(recorder.counts(), connections, said);
        }
    }

    private static Map<String, Long> eachOnce() {
        return IntStream.range(0, TASKS).boxed().collect(Collectors.toMap(i -> "line " + i, i -> 1L));
    }

    private static long struck(int round) {
        return IntStream.rangeClosed(1, TASKS)
                .filter(k -> !Fates.of(LOSSY, SEED, round, k).isEmpty())
                .count();
    }

    @Test
    void withoutRetriesAsManyFailAsTheFatesSay() throws Exception {
        for (int round = 1; round <= 3; round++) {
            Ended ended = sends(round, Retries.NONE);
            assertTrue(struck(round) > 50, "every tenth, more or less");
            assertEquals(Map.of("reset", struck(round)), ended.counts().failures(), "round " + round);
            assertEquals(TASKS - struck(round), ended.counts().ok());
            assertEquals(TASKS, ended.connections());
            assertEquals(eachOnce(), ended.said(), "the server had got them all");
        }
    }

    @Test
    void withRetriesTheyArriveAndNoneIsSaidTwice() throws Exception {
        for (int round = 1; round <= 3; round++) {
            Ended ended =
                    sends(round, new Retries(5, Duration.ofMillis(1), Duration.ofMillis(10), Retries.USUAL_KINDS, 0.2));
            assertTrue(ended.counts().ok() >= TASKS * 0.999, ended.counts().toString());
            assertTrue(ended.connections() > TASKS + 50, "tried again: " + ended.connections());
            assertEquals(eachOnce(), ended.said());
        }
    }
}
