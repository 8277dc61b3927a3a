package netcoms.task;

import static netcoms.testing.ScriptedServer.object;
import static netcoms.testing.ScriptedServer.write;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSecurity;
import netcoms.chat.server.ServerSettings;
import netcoms.secure.Door;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import netcoms.testing.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that one task leaves to the next, over real sockets. */
@Timeout(30)
class ConnectionPoolIT {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String ACK = "{\"type\":\"message_ack\"}";
    private static final TaskSpec SEND = new TaskSpec.Send("hi");

    private final KeptConnections kept = new KeptConnections();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        kept.close();
    }

    private static ChatServer server(Duration handshake, ServerSecurity security) throws Exception {
        boolean anonymous = security.password() == null;
        return ChatServer.start(new ServerSettings(
                "127.0.0.1", 0, 1, 1_000, 65_536, handshake, 50, 1 << 20, anonymous, 20, 10, 64, security));
    }

    private static Pooling pool(int max, Duration maxLifetime) {
        return new Pooling(true, max, max, maxLifetime);
    }

    private static TaskSettings settings(int port, Duration connect, Pooling pooling, Way way) {
        return new TaskSettings("127.0.0.1", port, connect, LONG, Door.OPEN, Recovery.NONE, pooling, way);
    }

    private static TaskSettings settings(int port, int max) {
        return settings(port, LONG, pool(max, LONG), Way.DIRECT);
    }

    private TaskRunner runner(TaskSettings settings) {
        return TaskRunner.inProcess(settings, kept);
    }

    private static void assertOk(Outcome outcome) {
        assertInstanceOf(Outcome.Ok.class, outcome, () -> String.valueOf(outcome));
    }

    private static void assertFails(FailureKind kind, String detail, Outcome outcome) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(kind, failed.kind(), failed.detail());
        assertTrue(failed.detail().contains(detail), failed.detail());
    }

    @Test
    void tasksShareOneConnectionFromTrialToTrial() throws Exception {
        try (ChatServer server = server(LONG, ServerSecurity.OPEN)) {
            TaskSettings settings = settings(server.address().getPort(), 4);
            for (int trial = 0; trial < 3; trial++) {
                TaskRunner runner = runner(settings.on(new Way(Map.of(), "trial" + trial)));
                Outcome first = runner.run(0, SEND);
                assertOk(first);
                assertOk(runner.run(1, SEND));
            }
            assertEquals(1, server.figures().accepted());
            assertEquals(6, server.figures().linesIn());
            kept.close();
            await().until(() -> server.figures().connections() == 0);
        }
    }

    @Test
    void otherSettingsAndFaultsOnTheWayBeginWithoutAny() throws Exception {
        try (ChatServer server = server(LONG, ServerSecurity.OPEN)) {
            int port = server.address().getPort();
            assertOk(runner(settings(port, 4)).run(0, SEND));
            assertOk(runner(settings(port, 5)).run(0, SEND));
            assertEquals(2, server.figures().accepted(), "other settings");
            Endpoint meant = new Endpoint("127.0.0.1", port);
            Way detour = new Way(Map.of(meant, meant), "n");
            for (int trial = 3; trial < 5; trial++) {
                TaskRunner runner = runner(settings(port, 5).on(detour));
                Outcome outcome = runner.run(0, SEND);
                assertEquals(
                        outcome.trace().ports(), runner.run(1, SEND).trace().ports(), "the same connection");
                assertEquals(1, outcome.trace().ports().size());
                assertEquals(trial, server.figures().accepted());
            }
            await().until(() -> server.figures().connections() == 1);
        }
    }

    @Test
    void aBroadcastTakesOneForEachClientAndOpensItsOwnWhenThereAreNotSoMany() throws Exception {
        try (ChatServer server = server(LONG, ServerSecurity.OPEN)) {
            TaskRunner runner = runner(settings(server.address().getPort(), 3));
            assertOk(runner.run(0, new TaskSpec.Broadcast("all", 3)));
            assertOk(runner.run(1, new TaskSpec.Broadcast("all", 3)));
            assertEquals(3, server.figures().accepted());
            assertOk(runner.run(2, new TaskSpec.Broadcast("all", 4)));
            assertEquals(7, server.figures().accepted());
            await().until(() -> server.figures().connections() == 3);
        }
    }

    @Test
    void whatThePeerClosedOrSaidMeanwhileIsNoticedBeforeTheNextTask() throws Exception {
        for (String more : List.of("", "{\"type\":\"error\",\"content\":\"too late\"}")) {
            CountDownLatch said = new CountDownLatch(3);
            try (ScriptedServer server = ScriptedServer.start(socket -> {
                object(socket);
                write(socket, ACK);
                // What comes with the answer is not taken for the next one either.
                write(socket, more);
                if (more.isEmpty()) {
                    socket.close();
                }
                said.countDown();
                ScriptedServer.drain(socket);
            })) {
                TaskRunner runner = runner(settings(server.port(), 4));
                for (int i = 0; i < 3; i++) {
                    assertOk(runner.run(i, SEND));
                    int answered = 2 - i;
                    await().until(() -> said.getCount() <= answered);
                }
            }
        }
    }

    /** That is the answer to the task that opened it, and no reason to look for another. */
    @Test
    void whatThePeerDoesBeforeItIsAskedIsTheTasksOwnFailure() throws Exception {
        try (ScriptedServer full = ScriptedServer.start(socket -> {
                    write(socket, "{\"type\":\"error\",\"content\":\"full\"}");
                    ScriptedServer.drain(socket);
                });
                ScriptedServer rude = ScriptedServer.start(ScriptedServer::reset)) {
            for (int i = 0; i < 200; i++) {
                assertFails(
                        FailureKind.REJECTED,
                        "full",
                        runner(settings(full.port(), 4)).run(i, SEND));
                assertFails(
                        FailureKind.RESET,
                        "reset",
                        runner(settings(rude.port(), 4)).run(i, SEND));
            }
        }
    }

    @Test
    void aConnectionIsTracedAlsoWhenItFailsWhileItIsOpened() throws Exception {
        try (ScriptedServer rude = ScriptedServer.start(socket -> {
            object(socket);
            ScriptedServer.reset(socket);
        })) {
            Endpoint meant = new Endpoint("127.0.0.1", rude.port());
            Outcome outcome = runner(new TaskSettings(
                            "127.0.0.1",
                            rude.port(),
                            LONG,
                            LONG,
                            new Door(null, new Secret("correct horse")),
                            Recovery.NONE,
                            pool(4, LONG),
                            new Way(Map.of(meant, meant), "n")))
                    .run(0, SEND);
            assertFails(FailureKind.RESET, "reset", outcome);
            assertEquals(1, outcome.trace().ports().size());
            assertTrue(outcome.trace().connectNanos() > 0);
        }
    }

    @Test
    void aConnectionThatFailedIsNotUsedAgain() throws Exception {
        List<String> heard = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            write(socket, ACK);
            heard.add(object(socket));
            ScriptedServer.reset(socket);
        })) {
            TaskRunner runner = runner(settings(server.port(), 1));
            assertOk(runner.run(0, SEND));
            assertFails(FailureKind.RESET, "reset", runner.run(1, SEND));
            assertOk(runner.run(2, SEND));
            assertEquals(1, heard.size());
        }
    }

    @Test
    void theWaitForAFreeOneIsConnectTimeAndHasItsLimit() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    for (int i = 0; i < 3; i++) {
                        object(socket);
                        answer.await();
                        write(socket, ACK);
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Recovery breaking = new Recovery(null, Retries.NONE, new Breaking(true, 0.5, 1, LONG));
            TaskRunner runner = runner(
                    settings(server.port(), SHORT, pool(1, LONG), Way.DIRECT).with(breaking));
            Future<Outcome> first = threads.submit(() -> runner.run(0, SEND));
            await().until(() -> server.open() == 1);
            Outcome second = runner.run(1, SEND);
            assertFails(FailureKind.CONNECT_TIMEOUT, "no free connection within 0.1 s, all 1 of the pool", second);
            assertTrue(second.trace().connectNanos() >= SHORT.toNanos());
            answer.countDown();
            // The target's breaker has seen no trouble.
            assertOk(first.get());
            assertOk(runner.run(2, SEND));
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingTakesNothingAlong() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(socket -> {
                    object(socket);
                    answer.await();
                    write(socket, ACK);
                    ScriptedServer.drain(socket);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TaskRunner runner = runner(settings(server.port(), 1));
            Future<Outcome> first = threads.submit(() -> runner.run(0, SEND));
            await().until(() -> server.open() == 1);
            List<Outcome> ended = new ArrayList<>();
            Thread waiting = Thread.ofPlatform().start(() -> ended.add(runner.run(1, SEND)));
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            waiting.interrupt();
            waiting.join();
            assertFails(FailureKind.CANCELLED, "cancelled", ended.getFirst());
            answer.countDown();
            assertOk(first.get());
        }
    }

    @Test
    void oneThatIsTooOldIsReplaced() throws Exception {
        try (ChatServer server = server(LONG, ServerSecurity.OPEN)) {
            TaskRunner runner =
                    runner(settings(server.address().getPort(), LONG, pool(1, Duration.ofMillis(50)), Way.DIRECT));
            await().until(() -> {
                assertOk(runner.run(0, SEND));
                return server.figures().accepted() >= 3;
            });
            await().until(() -> server.figures().connections() == 1);
        }
    }

    @Test
    void oneThatIsUsedOutlivesTheServersDeadlineForHandshakes() throws Exception {
        Duration handshake = Duration.ofMillis(400);
        try (ChatServer server = server(handshake, ServerSecurity.OPEN)) {
            TaskRunner runner = runner(settings(server.address().getPort(), 1));
            long end = System.nanoTime() + 3 * handshake.toNanos();
            for (int i = 0; i < 1_000_000 && System.nanoTime() < end; i++) {
                assertOk(runner.run(i, SEND));
            }
            assertEquals(1, server.figures().accepted());
            // Left alone it is closed, and nobody who comes then is hurt.
            await().until(() -> server.figures().connections() == 0);
            assertOk(runner.run(0, SEND));
        }
    }

    @Test
    void throughTlsAndAPasswordToo() throws Exception {
        Secret password = new Secret("correct horse");
        ServerSecurity security = new ServerSecurity(true, folder, ServerPassword.known(password));
        try (ChatServer server = server(LONG, security)) {
            Door door = new Door(server.fingerprint().orElseThrow(), password);
            TaskRunner runner = runner(new TaskSettings(
                    "127.0.0.1",
                    server.address().getPort(),
                    LONG,
                    LONG,
                    door,
                    Recovery.NONE,
                    pool(4, LONG),
                    Way.DIRECT));
            for (int i = 0; i < 5; i++) {
                assertOk(runner.run(i, SEND));
            }
            assertEquals(1, server.figures().accepted());
        }
    }

    @Test
    void manyVirtualThreadsTakeTurns() throws Exception {
        int tasks = 2_000;
        try (ChatServer server = server(LONG, ServerSecurity.OPEN);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TaskRunner runner = runner(settings(server.address().getPort(), 8));
            List<Future<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int task = i;
                all.add(threads.submit(() -> runner.run(task, SEND)));
            }
            for (Future<Outcome> one : all) {
                assertOk(one.get());
            }
            assertEquals(tasks, server.figures().linesIn());
            assertTrue(
                    server.figures().accepted() <= 8,
                    "accepted " + server.figures().accepted());
        }
    }
}
