package netcoms.task;

import static netcoms.testing.ScriptedServer.drain;
import static netcoms.testing.ScriptedServer.object;
import static netcoms.testing.ScriptedServer.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import netcoms.testing.ScriptedServer;
import netcoms.testing.TinyChat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of task against real sockets and processes: its success, and each way in which it fails. */
@Timeout(30)
class TaskRunnerIT {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final TaskSpec SEND = new TaskSpec.Send("Hello, World!");

    private static Outcome run(TaskSpec spec, int port, Duration response) {
        long begin = System.nanoTime();
        Outcome outcome = TaskRunner.inProcess(
                        new TaskSettings("127.0.0.1", port, LONG, response), new KeptConnections())
                .run(0, spec);
        assertEquals(spec.connects(), outcome.trace().connectNanos() > 0, "time to connect of " + spec);
        assertTrue(outcome.trace().connectNanos() <= System.nanoTime() - begin, "it is a part of the whole");
        return outcome;
    }

    private static void assertOk(Outcome outcome) {
        assertInstanceOf(Outcome.Ok.class, outcome);
    }

    private static void assertFails(FailureKind kind, String detail, Outcome outcome) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(kind, failed.kind(), failed.detail());
        assertTrue(failed.detail().contains(detail), failed.detail());
    }

    /** The kinds that talk to the chat server, small. */
    static Stream<TaskSpec> chatTasks() {
        return Stream.of(SEND, new TaskSpec.Broadcast("all", 3), new TaskSpec.Fanout("line", 3));
    }

    @ParameterizedTest
    @MethodSource("chatTasks")
    void chatTasksSucceed(TaskSpec spec) throws IOException {
        try (TinyChat chat = new TinyChat()) {
            assertOk(run(spec, chat.port(), LONG));
        }
    }

    @Test
    void broadcastHasAllClientsConnectedAtOnce() throws IOException {
        try (TinyChat chat = new TinyChat()) {
            assertOk(run(new TaskSpec.Broadcast("all", 7), chat.port(), LONG));
            assertEquals(7, chat.mostOpen());
        }
    }

    @Test
    void fanoutWaitsForTheLastListener() throws IOException {
        // Relays to everybody but one.
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            if (object(socket).contains("\"message\"")) {
                write(socket, "{\"type\":\"message_ack\"}");
                drain(socket);
                return;
            }
            write(socket, "{\"type\":\"hello_ack\"}");
            String name = object(socket).replaceAll(".*\"content\":\"([^\"]*)\".*", "$1");
            write(socket, "{\"type\":\"username_accepted\"}");
            if (!name.endsWith("-2")) {
                String mark = name.replaceAll("-\\d+$", "");
                write(socket, "{\"type\":\"system\",\"content\":\"x joined\"}");
                write(socket, "{\"type\":\"chat\",\"username\":\"guest\",\"content\":\"line #" + mark + "\"}");
            }
            drain(socket);
        })) {
            assertOk(run(new TaskSpec.Fanout("line", 1), server.port(), LONG));
            assertFails(
                    FailureKind.RESPONSE_TIMEOUT,
                    "no complete response within 0.15 s",
                    run(new TaskSpec.Fanout("line", 3), server.port(), SHORT));
        }
    }

    @ParameterizedTest
    @MethodSource("chatTasks")
    void refused(TaskSpec spec) throws IOException {
        int port = closedPort();

        assertFails(FailureKind.REFUSED, "127.0.0.1:" + port + ": connection refused", run(spec, port, LONG));
    }

    @ParameterizedTest
    @MethodSource("chatTasks")
    void responseTimeout(TaskSpec spec) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::drain)) {
            assertFails(
                    FailureKind.RESPONSE_TIMEOUT,
                    "127.0.0.1:" + server.port() + ": no complete response within 0.15 s",
                    run(spec, server.port(), SHORT));
        }
    }

    @ParameterizedTest
    @MethodSource("chatTasks")
    void reset(TaskSpec spec) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            ScriptedServer.reset(socket);
        })) {
            assertFails(FailureKind.RESET, "reset", run(spec, server.port(), LONG));
        }
    }

    @ParameterizedTest
    @MethodSource("chatTasks")
    void eof(TaskSpec spec) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            socket.getInputStream().read();
            write(socket, "{\"type\":\"mess");
        })) {
            assertFails(FailureKind.EOF, "before the response was complete", run(spec, server.port(), LONG));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 400 Bad Request\r\n", "[1]", "17 ", "{\"type\":\"chat\"}", "{\"type\":{}}", "{]}"})
    void protocol(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            write(socket, answer);
            drain(socket);
        })) {
            assertFails(FailureKind.PROTOCOL, "127.0.0.1:" + server.port(), run(SEND, server.port(), LONG));
        }
    }

    @Test
    void anErrorOfTheServerIsARejectionInItsWords() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            write(socket, "{\"type\":\"error\",\"content\":\"no guests\\u001b[31m here\"}");
            drain(socket);
        })) {
            assertFails(FailureKind.REJECTED, "no guests [31m here", run(SEND, server.port(), LONG));
        }
    }

    @Test
    void aReplyInManySegmentsIsOneReply() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            object(socket);
            socket.setTcpNoDelay(true);
            for (String part : "{\"type\":\"message_ack\",\"x\":[{}],\"content\":\"é}\"}".split("")) {
                write(socket, part);
            }
            drain(socket);
        })) {
            assertOk(run(SEND, server.port(), LONG));
        }
    }

    @Test
    void connectTimeout() throws IOException {
        List<SocketChannel> fillers = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Nobody accepts: when the backlog is full the kernel drops what comes.
            for (int i = 0; i < 8; i++) {
                SocketChannel filler = SocketChannel.open();
                filler.configureBlocking(false);
                filler.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()));
                fillers.add(filler);
            }
            TaskSettings settings = new TaskSettings("127.0.0.1", deaf.getLocalPort(), SHORT, LONG);
            for (TaskSpec spec : List.of(
                    SEND,
                    new TaskSpec.Receive(1),
                    new TaskSpec.Tcp("127.0.0.1", deaf.getLocalPort(), null, null),
                    new TaskSpec.Http("http://127.0.0.1:" + deaf.getLocalPort() + "/"))) {
                assertFails(
                        FailureKind.CONNECT_TIMEOUT,
                        "127.0.0.1:" + deaf.getLocalPort() + ": no connection within 0.15 s",
                        TaskRunner.inProcess(settings, new KeptConnections()).run(0, spec));
            }
        } finally {
            for (SocketChannel filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void anUnknownHostIsAnError() {
        TaskSettings settings = new TaskSettings("no-such-host.invalid", 1, LONG, LONG);

        assertFails(
                FailureKind.ERROR,
                "no-such-host.invalid:1: unknown host",
                TaskRunner.inProcess(settings, new KeptConnections()).run(0, SEND));
    }

    @Test
    void receiveIsOkWhenItsTimeHasPassed() throws IOException {
        try (ScriptedServer silent = ScriptedServer.start(ScriptedServer::drain)) {
            long begin = System.nanoTime();
            assertOk(run(new TaskSpec.Receive(0.05), silent.port(), LONG));
            assertTrue(System.nanoTime() - begin >= 50_000_000);
        }
    }

    @Test
    void receiveIgnoresWhatComesButNotAnEarlyEnd() throws IOException {
        try (ScriptedServer chatty = ScriptedServer.start(socket -> {
            write(socket, "{\"type\":\"chat\"}");
            socket.close();
        })) {
            assertFails(FailureKind.EOF, "", run(new TaskSpec.Receive(20), chatty.port(), LONG));
        }
    }

    @Test
    void receiveFailsOnReset() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer::reset)) {
            assertFails(FailureKind.RESET, "", run(new TaskSpec.Receive(20), server.port(), LONG));
        }
    }

    @Test
    void tcp() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            byte[] asked = socket.getInputStream().readNBytes(4);
            write(socket, new String(asked, StandardCharsets.US_ASCII).equals("ping") ? "pong!" : "?");
            if (asked[0] == 'p') {
                drain(socket);
            }
        })) {
            int port = server.port();
            assertOk(run(new TaskSpec.Tcp("127.0.0.1", port, null, null), 1, LONG));
            assertOk(run(new TaskSpec.Tcp("127.0.0.1", port, "ping", null), 1, LONG));
            assertOk(run(new TaskSpec.Tcp("127.0.0.1", port, "ping", "pong"), 1, LONG));
            assertFails(
                    FailureKind.PROTOCOL,
                    "the answer begins with 'pon",
                    run(new TaskSpec.Tcp("127.0.0.1", port, "ping", "ponk"), 1, LONG));
            assertFails(FailureKind.EOF, "", run(new TaskSpec.Tcp("127.0.0.1", port, "what", "? no"), 1, LONG));
            assertFails(
                    FailureKind.RESPONSE_TIMEOUT,
                    "",
                    run(new TaskSpec.Tcp("127.0.0.1", port, "ping", "pong! more"), 1, SHORT));
        }
    }

    @Test
    void writingToAPeerThatDoesNotReadTimesOut() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String much = "x".repeat(16 << 20);

            assertFails(
                    FailureKind.RESPONSE_TIMEOUT,
                    "",
                    run(new TaskSpec.Tcp("127.0.0.1", deaf.getLocalPort(), much, null), 1, SHORT));
        }
    }

    @Test
    void http() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(socket -> {
            String path = head(socket).replaceAll("(?s)GET (\\S+) .*", "$1");
            switch (path) {
                case "/ok" -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                case "/moved" ->
                    write(
                            socket,
                            "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case "/missing" -> write(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                case "/short" -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi");
                case "/stalled" -> {
                    write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi");
                    drain(socket);
                }
                case "/garbage" -> write(socket, "{\"type\":\"error\"}\r\n\r\n");
                case "/reset" -> ScriptedServer.reset(socket);
                default -> {}
            }
        })) {
            String at = "http://127.0.0.1:" + server.port();
            assertOk(run(new TaskSpec.Http(at + "/ok"), 1, LONG));
            assertOk(run(new TaskSpec.Http(at + "/moved"), 1, LONG));
            assertFails(FailureKind.REJECTED, "status 404", run(new TaskSpec.Http(at + "/missing"), 1, LONG));
            assertFails(FailureKind.EOF, "127.0.0.1:", run(new TaskSpec.Http(at + "/short"), 1, LONG));
            assertFails(FailureKind.EOF, "127.0.0.1:", run(new TaskSpec.Http(at + "/empty"), 1, LONG));
            assertFails(FailureKind.PROTOCOL, "127.0.0.1:", run(new TaskSpec.Http(at + "/garbage"), 1, LONG));
            assertFails(FailureKind.RESET, "127.0.0.1:", run(new TaskSpec.Http(at + "/reset"), 1, LONG));
            TaskRunner patient = TaskRunner.inProcess(
                    new TaskSettings("h", 1, Duration.ofMillis(500), Duration.ofMillis(300)), new KeptConnections());
            assertFails(FailureKind.RESPONSE_TIMEOUT, "0.3 s", patient.run(0, new TaskSpec.Http(at + "/stalled")));
        }
        int closed = closedPort();
        assertFails(
                FailureKind.REFUSED,
                "127.0.0.1:" + closed,
                run(new TaskSpec.Http("http://127.0.0.1:" + closed + "/"), 1, LONG));
        assertFails(FailureKind.ERROR, "unknown host", run(new TaskSpec.Http("http://no-such-host.invalid/"), 1, LONG));
    }

    @Test
    void exec() {
        assertOk(run(new TaskSpec.Exec(List.of("true")), 1, LONG));
        // Closed input: cat ends at once.
        assertOk(run(new TaskSpec.Exec(List.of("cat")), 1, LONG));
        // More than a pipe holds.
        assertOk(run(new TaskSpec.Exec(List.of("head", "-c", "3000000", "/dev/zero")), 1, LONG));
        assertFails(
                FailureKind.ERROR,
                "sh: exit code 3: last words",
                run(new TaskSpec.Exec(List.of("sh", "-c", "echo first; echo last words >&2; exit 3")), 1, LONG));
        assertFails(FailureKind.ERROR, "no-such-program", run(new TaskSpec.Exec(List.of("no-such-program")), 1, LONG));
    }

    @Test
    void execIsKilledWithItsDescendantsWhenTooSlow() {
        List<String> command = List.of("sh", "-c", "sleep 97531 & sleep 97532");

        assertFails(
                FailureKind.RESPONSE_TIMEOUT,
                "sh: not done within 0.3 s, killed",
                run(new TaskSpec.Exec(command), 1, Duration.ofMillis(300)));
        Awaitility.await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void whatHarmsItsProcessIsRejectedInThisOne() {
        assertFails(FailureKind.REJECTED, "would kill this very program", run(new TaskSpec.Crash(), 1, LONG));
        assertFails(FailureKind.REJECTED, "would end this very program", run(new TaskSpec.Exit(0), 1, LONG));
        assertFails(
                FailureKind.REJECTED, "would take all memory of this very program", run(new TaskSpec.Oom(), 1, LONG));
        assertFails(
                FailureKind.REJECTED,
                "would occupy a thread for ever of this very program",
                run(new TaskSpec.Hang(), 1, LONG));
    }

    @Test
    void theOthersSucceed() {
        assertOk(run(new TaskSpec.Noop(), 1, LONG));
        assertOk(run(new TaskSpec.Wait(0.001), 1, LONG));
        assertOk(run(new TaskSpec.Cpu(32), 1, LONG));
        assertOk(run(new TaskSpec.Complex(16, 3), 1, LONG));
    }

    /** Kinds that last long, given a silent server. */
    static Stream<TaskSpec> longTasks() {
        return Stream.of(
                SEND,
                new TaskSpec.Receive(3600),
                new TaskSpec.Broadcast("all", 3),
                new TaskSpec.Fanout("line", 3),
                new TaskSpec.Wait(3600),
                new TaskSpec.Complex(256, 10_000),
                new TaskSpec.Tcp("127.0.0.1", 1, null, "never"),
                new TaskSpec.Http("http://127.0.0.1:1/"),
                new TaskSpec.Exec(List.of("sleep", "97533")));
    }

    @ParameterizedTest
    @MethodSource("longTasks")
    void anInterruptEndsIt(TaskSpec spec) throws Exception {
        for (Thread.Builder threads : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            try (ScriptedServer silent = ScriptedServer.start(ScriptedServer::drain)) {
                TaskSpec there = switch (spec) {
                    case TaskSpec.Tcp tcp -> new TaskSpec.Tcp(tcp.host(), silent.port(), null, tcp.expect());
                    case TaskSpec.Http http -> new TaskSpec.Http("http://127.0.0.1:" + silent.port() + "/");
                    default -> spec;
                };
                CompletableFuture<Outcome> outcome = new CompletableFuture<>();
                CompletableFuture<Boolean> flag = new CompletableFuture<>();
                Thread thread = threads.start(() -> {
                    outcome.complete(run(there, silent.port(), Duration.ofHours(1)));
                    flag.complete(Thread.currentThread().isInterrupted());
                });
                awaitUnderWay(there, silent, thread);
                thread.interrupt();

                assertFails(FailureKind.CANCELLED, "cancelled", outcome.get(20, TimeUnit.SECONDS));
                assertTrue(flag.get(), "the flag stays set");
            }
        }
        Awaitility.await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    private static void awaitUnderWay(TaskSpec spec, ScriptedServer server, Thread thread) {
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> switch (spec) {
            case TaskSpec.Wait wait -> thread.getState() == Thread.State.TIMED_WAITING;
            case TaskSpec.Complex complex -> thread.getState() == Thread.State.RUNNABLE;
            case TaskSpec.Exec exec ->
                ProcessHandle.current().descendants().findAny().isPresent();
            default -> server.open() > 0;
        });
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) socket.getInputStream().read());
        }
        return text.toString();
    }

    /** A port on which nobody listens. */
    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
