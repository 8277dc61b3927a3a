package netcoms.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategies;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Endpoint;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import netcoms.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Whatever the strategy and its timing: the k-th connection of a trial meets the same. */
class SameFatesIT {
    private static final int TASKS = 200;
    private static final FaultPlan PLAN = Target.plan(
            toxic(new Effect.ResetPeer(Duration.ZERO), 0.2, Window.ALWAYS),
            toxic(
                    new Effect.Latency(Duration.ofMillis(2), Duration.ofMillis(1), Effect.Spread.UNIFORM),
                    0.4,
                    Window.ALWAYS),
            toxic(new Effect.LimitData(5), 1, new Window(List.of(1), 50, 59, Duration.ZERO, Window.FOR_EVER)));

    private static Toxic toxic(Effect effect, double toxicity, Window window) {
        return new Toxic(effect, Toxic.Stream.DOWNSTREAM, toxicity, window);
    }

    @Test
    void theSameSeedIsTheSameFateUnderEveryStrategy() throws Exception {
        Map<Integer, String> fates = expected(7, 1);
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    ScriptedServer.object(socket);
                    ScriptedServer.write(socket, "{\"type\":\"message_ack\"}");
                });
                FaultProxy proxy = FaultProxy.open("127.0.0.1", server.port(), PLAN)) {
            for (StrategySpec spec : List.of(
                    new StrategySpec.Sequential(),
                    new StrategySpec.Threads(8),
                    new StrategySpec.Virtual(0),
                    new StrategySpec.Processes(2))) {
                try (Strategy strategy =
                        Strategies.open(spec, new ProcessSettings(List.of(), 3, Duration.ofSeconds(60), null))) {
                    proxy.begin(7, 1);
                    TrialCounts counts = execute(strategy, server.port(), proxy);
                    TouchLog log = proxy.end();
                    assertEquals(TASKS, log.connections(), spec.toString());
                    assertEquals(fates, met(log), spec.toString());
                    assertEquals(
                            fates.values().stream().filter(SameFatesIT::fails).count(),
                            counts.failures().values().stream()
                                    .mapToLong(Number::longValue)
                                    .sum(),
                            spec.toString());
                }
            }
        }
        assertTrue(fates.values().stream().filter(SameFatesIT::fails).count() > 30, "many were struck");
    }

    private static boolean fails(String met) {
        return !met.equals("latency");
    }

    /** A reset leaves nothing to delay, and a limit nothing but what is late. */
    private static Map<Integer, String> expected(long seed, int round) {
        Map<Integer, String> fates = new TreeMap<>();
        for (int k = 1; k <= TASKS; k++) {
            List<String> labels = Fates.of(PLAN, seed, round, k).stream()
                    .map(strike -> strike.toxic().effect().label())
                    .sorted()
                    .toList();
            if (!labels.isEmpty()) {
                fates.put(k, labels.contains("reset_peer") ? "reset_peer" : String.join(" ", labels));
            }
        }
        return fates;
    }

    private static Map<Integer, String> met(TouchLog log) {
        return log.touches().stream()
                .collect(Collectors.toMap(
                        Touch::connection,
                        touch -> touch.toxics().stream().sorted().collect(Collectors.joining(" ")),
                        (a, b) -> a + " and " + b,
                        TreeMap::new));
    }

    private static TrialCounts execute(Strategy strategy, int port, FaultProxy proxy) throws Exception {
        List<TaskSpec> tasks = new ArrayList<>(Collections.nCopies(TASKS, new TaskSpec.Send("x")));
        Way way = new Way(
                Map.of(
                        new Endpoint("127.0.0.1", port),
                        new Endpoint("127.0.0.1", proxy.address().getPort())),
                "");
        TrialRecorder recorder = new TrialRecorder(TASKS, System::nanoTime);
        strategy.execute(
                new Workload("test", "of a test", tasks),
                new TaskSettings("127.0.0.1", port, Duration.ofSeconds(60), Duration.ofSeconds(60)).on(way),
                recorder,
                new Cancellation());
        return recorder.counts();
    }
}
