package netcoms.task;

import static netcoms.testing.ScriptedServer.object;
import static netcoms.testing.ScriptedServer.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import netcoms.testing.ScriptedServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time-outs of whole tasks, retries and circuit breakers against a real server that fails and recovers. */
@Timeout(60)
class RecoveryIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final TaskSpec SEND = new TaskSpec.Send("hello");

    private static TaskRunner runner(int port, Recovery recovery) {
        return TaskRunner.inProcess(
                new TaskSettings("127.0.0.1", port, LONG, LONG).with(recovery), new KeptConnections());
    }

    private static Retries retries(int attempts) {
        return new Retries(attempts, Duration.ofMillis(1), Duration.ofMillis(5), Retries.USUAL_KINDS, 0.2);
    }

    private static Recovery retrying(int attempts) {
        return new Recovery(null, retries(attempts), Breaking.OFF);
    }

    private static Recovery within(Duration limit) {
        return new Recovery(limit, Retries.NONE, Breaking.OFF);
    }

    private static Recovery breaking(int window, Duration openFor) {
        return new Recovery(null, Retries.NONE, new Breaking(true, 0.5, window, openFor));
    }

    /** Hangs up on its first connections, then answers. */
    private static ScriptedServer failing(int first, AtomicInteger connections) throws IOException {
        return ScriptedServer.start(socket -> {
            if (connections.incrementAndGet() > first) {
                write(socket, "hello");
            }
        });
    }

    /** A task that may be done again whatever happened. */
    private static TaskSpec hear(ScriptedServer server) {
        return new TaskSpec.Tcp("127.0.0.1", server.port(), null, "hello");
    }

    private static Outcome.Failed failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome);
    }

    @Test
    void aServerThatFailsTheFirstTriesIsNoFailure() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(3, connections)) {
            TaskRunner runner = runner(server.port(), retrying(4));
            Outcome outcome = runner.run(0, hear(server));

            assertInstanceOf(Outcome.Ok.class, outcome);
            assertEquals(3, outcome.trace().retries());
            assertEquals(4, connections.get());
            assertEquals(3, Objects.requireNonNull(runner.glance()).retries());
        }
    }

    @Test
    void nothingIsTriedAgainWhenThatIsOff() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(1, connections)) {
            TaskRunner runner = runner(server.port(), Recovery.NONE);
            Outcome outcome = runner.run(0, hear(server));

            assertEquals(0, failed(outcome).trace().retries());
            assertEquals(1, connections.get());
            assertNull(runner.glance());
        }
    }

    /** With no success at all, the extra load is the reserve and nothing more. */
    @Test
    void aTargetThatAlwaysFailsGetsNoMoreThanTheReserveOnTop() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(Integer.MAX_VALUE, connections)) {
            TaskRunner runner = runner(server.port(), retrying(10));
            int overBudget = 0;
            for (int task = 0; task < 300; task++) {
                overBudget += runner.run(task, hear(server)).trace().overBudget() ? 1 : 0;
            }

            assertEquals(300 + RetryBudget.RESERVE, connections.get());
            assertTrue(overBudget >= 288, overBudget + " tasks were told that the budget is used up");
            assertEquals(0, Objects.requireNonNull(runner.glance()).budget());
        }
    }

    /** Whatever a task does, it ends in time and says so. */
    static Stream<TaskSpec> longTasks() {
        return Stream.of(
                SEND,
                new TaskSpec.Receive(3600),
                new TaskSpec.Broadcast("all", 3),
                new TaskSpec.Fanout("line", 3),
                new TaskSpec.Wait(3600),
                new TaskSpec.Cpu(4096),
                new TaskSpec.Complex(256, 10_000),
                new TaskSpec.Exec(List.of("sleep", "3600")));
    }

    @ParameterizedTest
    @MethodSource("longTasks")
    void theWholeTaskHasItsTime(TaskSpec spec) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain)) {
            long begin = System.nanoTime();
            Outcome.Failed failed = failed(runner(server.port(), within(SHORT)).run(0, spec));
            long took = System.nanoTime() - begin;

            assertEquals(FailureKind.TASK_TIMEOUT, failed.kind(), failed.detail());
            assertEquals("not done within 0.1 s", failed.detail());
            assertTrue(took >= SHORT.toNanos() && took < LONG.toNanos() / 2, took + " ns");
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is its own business");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tcpAndHttpHaveTheirTimeOnAnyThread(boolean virtual) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain)) {
            TaskRunner runner = runner(server.port(), within(SHORT));
            for (TaskSpec spec : List.of(
                    new TaskSpec.Tcp("127.0.0.1", server.port(), "hi", "hello"),
                    new TaskSpec.Http("http://127.0.0.1:" + server.port() + "/"))) {
                Outcome[] outcome = new Outcome[1];
                Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
                builder.start(() -> outcome[0] = runner.run(0, spec)).join();
                assertEquals(FailureKind.TASK_TIMEOUT, failed(outcome[0]).kind(), outcome[0].toString());
            }
        }
    }

    /** A limit that many tasks just miss or just meet never ends the task after it. */
    @Test
    void aLateInterruptNeverHitsTheNextTask() {
        TaskRunner tight = runner(1, within(Duration.ofMillis(1)));
        TaskRunner free = runner(1, Recovery.NONE);
        int late = 0;
        for (int i = 0; i < 1000; i++) {
            late += tight.run(i, new TaskSpec.Wait(0.000_9)) instanceof Outcome.Failed ? 1 : 0;
            assertInstanceOf(Outcome.Ok.class, free.run(i, new TaskSpec.Wait(0.000_1)));
        }
        assertTrue(late > 0, "none of 1000 was late");
    }

    @Test
    void allTriesAndWaitsShareTheTimeOfTheTask() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(Integer.MAX_VALUE, connections)) {
            Retries patient = new Retries(100, Duration.ofMinutes(5), Duration.ofMinutes(5), Retries.USUAL_KINDS, 0.2);
            Outcome.Failed failed = failed(runner(server.port(), new Recovery(SHORT, patient, Breaking.OFF))
                    .run(0, hear(server)));

            assertEquals(FailureKind.TASK_TIMEOUT, failed.kind(), failed.detail());
            assertTrue(
                    failed.detail().startsWith("not done within 0.1 s; a try before failed: 127.0.0.1:"),
                    failed.detail());
            assertEquals(1, failed.trace().retries());
        }
    }

    @Test
    void aStopStaysAStop() {
        TaskRunner runner = runner(1, new Recovery(LONG, retries(4), Breaking.OFF));
        Thread.currentThread().interrupt();
        Outcome outcome = runner.run(0, new TaskSpec.Wait(3600));

        assertTrue(Thread.interrupted(), "the flag stays");
        assertEquals(FailureKind.CANCELLED, failed(outcome).kind());
    }

    @Test
    void aBreakerOpensProbesAndCloses() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(10, connections)) {
            TaskRunner runner = runner(server.port(), breaking(10, Duration.ofMillis(300)));
            for (int task = 0; task < 10; task++) {
                assertEquals(
                        FailureKind.EOF, failed(runner.run(task, hear(server))).kind());
            }
            String target = "127.0.0.1:" + server.port();
            assertEquals(Map.of(target, "open"), breakers(runner));

            Outcome.Failed kept = failed(runner.run(10, hear(server)));
            assertEquals(FailureKind.CIRCUIT_OPEN, kept.kind());
            assertEquals(target + ": not tried, since it kept failing", kept.detail());
            assertEquals(0, kept.trace().connectNanos());
            assertEquals(10, connections.get(), "it went nowhere");

            Awaitility.await().until(() -> runner.run(11, hear(server)) instanceof Outcome.Ok);
            assertEquals(Map.of(target, "half_open"), breakers(runner));
            runner.run(12, hear(server));
            runner.run(13, hear(server));
            assertEquals(Map.of(target, "closed"), breakers(runner));
            assertEquals(13, connections.get());
        }
    }

    private static Map<String, String> breakers(TaskRunner runner) {
        return Objects.requireNonNull(runner.glance()).breakers();
    }

    /** An answer that is no success is one all the same, and one target says nothing about another. */
    @Test
    void onlyTroubleOnTheNetworkOpensABreakerAndOnlyItsOwn() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer nonsense = ScriptedServer.start(socket -> {
                    object(socket);
                    write(socket, "{\"type\":\"error\",\"content\":\"no\"}");
                });
                ScriptedServer broken = failing(Integer.MAX_VALUE, connections)) {
            TaskRunner runner = runner(nonsense.port(), breaking(3, LONG));
            TaskSpec tcp = hear(broken);
            for (int task = 0; task < 6; task++) {
                assertEquals(
                        FailureKind.REJECTED, failed(runner.run(task, SEND)).kind());
                assertEquals(
                        task < 3 ? FailureKind.EOF : FailureKind.CIRCUIT_OPEN,
                        failed(runner.run(task, tcp)).kind());
            }
            assertEquals(
                    Map.of("127.0.0.1:" + nonsense.port(), "closed", "127.0.0.1:" + broken.port(), "open"),
                    breakers(runner));
        }
    }

    /** A black hole opens its breaker, also where tasks give up before the response time is over; a stop does not. */
    @Test
    void whatATaskTimeoutCutsOffHasFailedAndWhatAStopCutsOffHasNot() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain)) {
            Breaking three = new Breaking(true, 0.5, 3, LONG);
            TaskRunner runner = runner(server.port(), new Recovery(SHORT, Retries.NONE, three));
            for (int task = 0; task < 6; task++) {
                Thread.currentThread().interrupt();
                assertEquals(
                        FailureKind.CANCELLED, failed(runner.run(task, SEND)).kind());
                assertTrue(Thread.interrupted());
            }
            for (int task = 0; task < 3; task++) {
                assertEquals(
                        FailureKind.TASK_TIMEOUT, failed(runner.run(task, SEND)).kind());
            }
            assertEquals(FailureKind.CIRCUIT_OPEN, failed(runner.run(9, SEND)).kind());
        }
    }

    /** A retry may wait for the breaker, which costs nothing of the budget. */
    @Test
    void retriesOutliveAnOpenBreaker() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = failing(4, connections)) {
            Retries patient = new Retries(100, Duration.ofMillis(20), Duration.ofMillis(20), Retries.USUAL_KINDS, 0.2);
            Breaking two = new Breaking(true, 0.5, 2, Duration.ofMillis(50));
            TaskRunner runner = runner(server.port(), new Recovery(null, patient, two));
            Outcome outcome = runner.run(0, hear(server));

            assertInstanceOf(Outcome.Ok.class, outcome);
            assertEquals(4, outcome.trace().retries(), "as many as reached the server");
            assertEquals(5, connections.get());
        }
    }
}
