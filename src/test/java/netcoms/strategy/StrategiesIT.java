package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import netcoms.stats.Arrivals;
import netcoms.stats.OpenLoad;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialFigures;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Breaking;
import netcoms.task.Recovery;
import netcoms.task.RecoveryGlance;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.testing.ScriptedServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every strategy. */
@Timeout(60)
class StrategiesIT {
    private static final ProcessSettings PROCESSES = new ProcessSettings(List.of(), 3, Duration.ofSeconds(20), null);

    static Stream<StrategySpec> all() {
        return Stream.of(
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(3),
                new StrategySpec.Virtual(0),
                new StrategySpec.Virtual(3),
                new StrategySpec.Processes(3),
                new StrategySpec.Adaptive(StrategySpec.Algorithm.GRADIENT2, 20, 100),
                new StrategySpec.Adaptive(StrategySpec.Algorithm.VEGAS, 20, 100),
                new StrategySpec.Adaptive(StrategySpec.Algorithm.AIMD, 20, 100));
    }

    private static Workload workload(int times, TaskSpec... tasks) {
        List<TaskSpec> list = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Collections.addAll(list, tasks);
        }
        return new Workload("test", "of a test", list);
    }

    private static TaskSettings at(int port) {
        return new TaskSettings("127.0.0.1", port, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private static TaskSettings at(int port, Recovery recovery) {
        return at(port).with(recovery);
    }

    private static TrialCounts execute(Strategy strategy, Workload workload, int port) throws InterruptedException {
        TrialRecorder recorder = new TrialRecorder(workload.tasks().size(), System::nanoTime);
        strategy.execute(workload, at(port), recorder, new Cancellation());
        return recorder.counts();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTaskRunsOnceAndIsCounted(StrategySpec spec) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    connections.incrementAndGet();
                    ScriptedServer.object(socket);
                    ScriptedServer.write(socket, "{\"type\":\"message_ack\"}");
                });
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            Workload workload = workload(
                    40,
                    new TaskSpec.Send("x"),
                    new TaskSpec.Noop(),
                    new TaskSpec.Cpu(8),
                    new TaskSpec.Exec(List.of("nope")));
            for (int trial = 1; trial <= 3; trial++) {
                TrialCounts counts = execute(strategy, workload, server.port());

                assertEquals(120, counts.ok(), counts.toString());
                assertEquals(Map.of("error", 40L), counts.failures());
                assertEquals(0, counts.running());
                assertEquals(40 * trial, connections.get());
            }
            assertEquals(spec, strategy.spec());
            assertTrue(strategy.startup().isPositive());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noMoreTasksRunThanThereArePlaces(StrategySpec spec) throws Exception {
        int expected = spec.places() == 0 ? 12 : spec.places();
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain);
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            TrialCounts counts = execute(strategy, workload(12, new TaskSpec.Receive(0.1)), server.port());

            assertEquals(12, counts.ok(), counts.toString());
            // A client's close and the next one's connect may cross at the server.
            assertTrue(server.mostOpen() >= expected && server.mostOpen() <= 2 * expected, "" + server.mostOpen());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void cancelEndsRunningTasksAndTheStrategyStaysUsable(StrategySpec spec) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain);
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            Workload hanging = workload(10, new TaskSpec.Receive(3600));
            TrialRecorder recorder = new TrialRecorder(10, System::nanoTime);
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> trial = CompletableFuture.runAsync(
                    () -> uninterrupted(() -> strategy.execute(hanging, at(server.port()), recorder, cancellation)));
            int places = spec.places() == 0 ? 10 : spec.places();
            Awaitility.await()
                    .until(() -> server.open() == places && recorder.counts().running() == places);
            cancellation.cancel();
            trial.get(20, TimeUnit.SECONDS);

            assertEquals(Map.of("cancelled", 10L), recorder.counts().failures());
            Awaitility.await().until(() -> server.open() == 0);
            assertEquals(
                    5,
                    execute(strategy, workload(5, new TaskSpec.Wait(0.001)), 1).ok());
        }
    }

    /** As a trial's time-out does it: what ran is cut off, what waited never begins, and the next trial is whole. */
    @ParameterizedTest
    @MethodSource("all")
    void whatDidNotEndInTimeHasFailedAsTrialTimeout(StrategySpec spec) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain);
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            List<TaskSpec> tasks = new ArrayList<>(List.of(new TaskSpec.Noop(), new TaskSpec.Noop()));
            tasks.addAll(Collections.nCopies(10, new TaskSpec.Receive(3600)));
            TrialRecorder recorder = new TrialRecorder(12, System::nanoTime);
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> trial = CompletableFuture.runAsync(() -> uninterrupted(() -> strategy.execute(
                    new Workload("test", "of a test", tasks), at(server.port()), recorder, cancellation)));
            int places = spec.places() == 0 ? 10 : spec.places();
            Awaitility.await().until(() -> recorder.counts().running() == places);
            cancellation.expire();
            cancellation.cancel();
            trial.get(20, TimeUnit.SECONDS);

            assertEquals(2, recorder.counts().ok());
            assertEquals(Map.of("trial_timeout", 10L), recorder.counts().failures());
            assertEquals(
                    5,
                    execute(strategy, workload(5, new TaskSpec.Wait(0.001)), 1).ok());
        }
    }

    /** A server that hangs up on every second connection: with retries nobody notices, without them half the tasks fail. */
    @ParameterizedTest
    @MethodSource("all")
    void retriesAreCountedUnderEveryStrategy(StrategySpec spec) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    if (connections.incrementAndGet() % 2 == 0) {
                        ScriptedServer.write(socket, "hello");
                    }
                });
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            Workload hearers = workload(40, new TaskSpec.Tcp("127.0.0.1", server.port(), null, "hello"));
            assertEquals(20, execute(strategy, hearers, server.port()).ok());
            assertEquals(40, connections.get());
            assertNull(strategy.glance().recovery());

            Retries retries = new Retries(20, Duration.ofMillis(1), Duration.ofMillis(5), Retries.USUAL_KINDS, 1);
            TrialRecorder recorder = new TrialRecorder(40, System::nanoTime);
            strategy.execute(
                    hearers,
                    at(server.port(), new Recovery(null, retries, Breaking.OFF)),
                    recorder,
                    new Cancellation());
            assertEquals(40, recorder.counts().ok());
            TrialFigures figures = recorder.finish(spec.places());
            assertEquals(connections.get() - 80, figures.retries());
            assertEquals(40, figures.retries(), 1);
            assertEquals(figures.retries(), figures.retried().times());
            RecoveryGlance glance = Objects.requireNonNull(strategy.glance().recovery());
            // A worker tells twice a second at most, and its first task may have needed none.
            assertTrue(glance.retries() <= figures.retries() && glance.budget() > 0.5, glance.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTaskThatTakesTooLongEndsAloneUnderEveryStrategy(StrategySpec spec) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain);
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            Workload workload = workload(
                    2, new TaskSpec.Wait(0.001), new TaskSpec.Receive(3600), new TaskSpec.Cpu(8), new TaskSpec.Noop());
            TrialRecorder recorder = new TrialRecorder(8, System::nanoTime);
            strategy.execute(
                    workload,
                    at(server.port(), new Recovery(Duration.ofSeconds(2), Retries.NONE, Breaking.OFF)),
                    recorder,
                    new Cancellation());

            assertEquals(Map.of("task_timeout", 2L), recorder.counts().failures());
            assertEquals(6, recorder.counts().ok());
        }
    }

    /** The k-th connection cannot come before the k-th task is due. */
    @ParameterizedTest
    @MethodSource("all")
    void tasksOfAnOpenTrialBeginAtTheirTimesAndNotBefore(StrategySpec spec) throws Exception {
        List<Long> connected = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    connected.add(System.nanoTime());
                    ScriptedServer.object(socket);
                    ScriptedServer.write(socket, "{\"type\":\"message_ack\"}");
                });
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            TrialRecorder recorder = new TrialRecorder(
                    40, System::nanoTime, Arrivals.of(new OpenLoad.Offered(100, "constant", 0.4, 0), 40, 1, 1));
            long begin = System.nanoTime();
            strategy.execute(workload(40, new TaskSpec.Send("x")), at(server.port()), recorder, new Cancellation());

            assertEquals(40, recorder.counts().ok(), recorder.counts().toString());
            List<Long> inOrder = connected.stream().sorted().toList();
            for (int k = 0; k < 40; k++) {
                assertTrue(inOrder.get(k) - begin >= k * 10_000_000L, k + " came too early");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anOpenTrialIsCancelledWhileItWaitsForArrivals(StrategySpec spec) throws Exception {
        try (Strategy strategy = Strategies.open(spec, PROCESSES)) {
            TrialRecorder recorder = new TrialRecorder(
                    10, System::nanoTime, Arrivals.of(new OpenLoad.Offered(0.1, "constant", 100, 0), 10, 1, 1));
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> trial = CompletableFuture.runAsync(() -> uninterrupted(
                    () -> strategy.execute(workload(10, new TaskSpec.Noop()), at(1), recorder, cancellation)));
            Awaitility.await().until(() -> recorder.counts().ok() == 1);
            cancellation.cancel();
            trial.get(20, TimeUnit.SECONDS);
            assertEquals(Map.of("cancelled", 9L), recorder.counts().failures());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTrialThatIsCancelledBeforehandRunsNothing(StrategySpec spec) throws Exception {
        try (Strategy strategy = Strategies.open(spec, PROCESSES)) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();
            TrialRecorder recorder = new TrialRecorder(10, System::nanoTime);
            strategy.execute(workload(10, new TaskSpec.Wait(3600)), at(1), recorder, cancellation);

            assertEquals(Map.of("cancelled", 10L), recorder.counts().failures());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anInterruptOfTheRunThreadStopsTheTrial(StrategySpec spec) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain);
                Strategy strategy = Strategies.open(spec, PROCESSES)) {
            TrialRecorder recorder = new TrialRecorder(4, System::nanoTime);
            CompletableFuture<Boolean> thrown = new CompletableFuture<>();
            Thread run = Thread.ofPlatform().name("run").start(() -> {
                try {
                    strategy.execute(
                            workload(4, new TaskSpec.Receive(3600)), at(server.port()), recorder, new Cancellation());
                    thrown.complete(false);
                } catch (InterruptedException e) {
                    thrown.complete(true);
                }
            });
            Awaitility.await().until(() -> server.open() > 0);
            run.interrupt();

            assertTrue(thrown.get(20, TimeUnit.SECONDS));
            assertEquals(Map.of("cancelled", 4L), recorder.counts().failures());
        }
    }

    @Test
    void sizesAreChecked() {
        for (org.junit.jupiter.api.function.Executable bad : List.<org.junit.jupiter.api.function.Executable>of(
                () -> new StrategySpec.Threads(0),
                () -> new StrategySpec.Virtual(-1),
                () -> new StrategySpec.Processes(257),
                () -> new StrategySpec.Adaptive(StrategySpec.Algorithm.VEGAS, 0, 10),
                () -> new StrategySpec.Adaptive(StrategySpec.Algorithm.VEGAS, 11, 10),
                () -> new ProcessSettings(List.of(), 0, Duration.ofSeconds(1), null),
                () -> new ProcessSettings(List.of(), 1, Duration.ZERO, null))) {
            assertThrows(IllegalArgumentException.class, bad);
        }
    }

    @Test
    void closingTwiceIsHarmless() throws IOException, InterruptedException {
        for (StrategySpec spec : all().toList()) {
            Strategy strategy = Strategies.open(spec, PROCESSES);
            strategy.close();
            strategy.close();
        }
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Body body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
