package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSecurity;
import netcoms.chat.server.ServerSettings;
import netcoms.secure.Door;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import netcoms.testing.CutReplies;
import netcoms.testing.RawPeer;
import netcoms.testing.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that are tried again after the server had got their line: it stands in the chat once. */
@Timeout(30)
class SentOnceIT {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private ChatServer server;
    private RawPeer listener;

    /** One try of a task. */
    private interface Try {
        void run(Attempt attempt) throws TaskFailure, InterruptedException;
    }

    @BeforeEach
    void start() throws Exception {
        server = ChatServer.start(settings(ServerSecurity.OPEN));
        listener = RawPeer.in(server.address(), "listener", "[\"echo\"]");
    }

    private static ServerSettings settings(ServerSecurity security) {
        return new ServerSettings(
                "127.0.0.1", 0, 1, 1_000, 65_536, LONG, 50, 1 << 20, security.password() == null, 20, 10, 64, security);
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        server.close();
    }

    private static ChatTasks tasks(int port, String nonce) {
        return tasks(port, nonce, Door.OPEN);
    }

    private static ChatTasks tasks(int port, String nonce, Door door) {
        TaskSettings settings = new TaskSettings("127.0.0.1", port, LONG, LONG, door);
        return new ChatTasks(settings.on(new Way(Map.of(), nonce)), null);
    }

    /** As often as it takes, five times at most; says how often. */
    private static int tryAgain(int task, Try tried) throws TaskFailure, InterruptedException {
        TaskFailure unclear = null;
        for (int number = 1; ; number++) {
            try {
                tried.run(new Attempt(task, number, unclear));
                return number;
            } catch (TaskFailure e) {
                if (e.isLasting() || number == 5) {
                    throw e;
                }
                unclear = unclear == null && e.isUnclear() ? e : unclear;
            }
        }
    }

    /** Everything that was said before this. */
    private List<String> said() throws IOException {
        server.announce("that was all");
        return listener.until(m -> m.path("type").asText().equals("system")).stream()
                .filter(m -> m.path("type").asText().equals("chat"))
                .map((JsonNode m) -> m.path("content").asText())
                .toList();
    }

    @Test
    void aLineWhoseAnswerWasLostIsConfirmedAndNotSaidTwice() throws Exception {
        try (CutReplies line = new CutReplies(server.address(), connection -> connection <= 2)) {
            ChatTasks tasks = tasks(line.port(), "n");
            Footprint footprint = new Footprint(false);
            assertEquals(3, tryAgain(0, attempt -> tasks.say("only once", 1, attempt, footprint)));
            assertEquals(1, tryAgain(1, attempt -> tasks.say("only once", 1, attempt, footprint)), "another task");
        }
        assertEquals(List.of("only once", "only once"), said());
    }

    @Test
    void soIsThatOfATaskThatRunsAgainInAnotherWorker() throws Exception {
        for (int worker = 0; worker < 2; worker++) {
            tasks(server.address().getPort(), "n").say("only once", 1, Attempt.first(7), new Footprint(false));
        }
        tasks(server.address().getPort(), "m").say("another trial", 1, Attempt.first(7), new Footprint(false));
        assertEquals(List.of("only once", "another trial"), said());
    }

    @Test
    void ofABroadcastEveryClientsLineIsSaidOnce() throws Exception {
        try (CutReplies line = new CutReplies(server.address(), connection -> connection == 3)) {
            ChatTasks tasks = tasks(line.port(), "n");
            assertEquals(2, tryAgain(0, attempt -> tasks.say("all", 5, attempt, new Footprint(false))));
        }
        assertEquals(List.of("all", "all", "all", "all", "all"), said());
    }

    @Test
    void behindAPasswordToo() throws Exception {
        Secret password = new Secret("correct horse");
        ServerSecurity security = new ServerSecurity(false, folder, ServerPassword.known(password));
        try (ChatServer closed = ChatServer.start(settings(security));
                CutReplies line = new CutReplies(closed.address(), connection -> false)) {
            ChatTasks tasks = tasks(line.port(), "n", new Door(null, password));
            TaskFailure lost = new TaskFailure(FailureKind.RESET, "lost").unclear();
            tasks.say("only once", 1, Attempt.first(0), new Footprint(false));
            tasks.say("only once", 1, new Attempt(0, 2, lost), new Footprint(false));
            assertEquals(1, closed.figures().linesIn());
        }
    }

    @Test
    void aServerThatCannotConfirmIsNotToldTwice() throws Exception {
        for (String greeting : List.of("{\"type\":\"hello_ack\"}", "{\"type\":\"hello_ack\",\"caps\":[\"echo\"]}")) {
            StringBuffer heard = new StringBuffer();
            try (ScriptedServer old = ScriptedServer.start(socket -> {
                String first = ScriptedServer.object(socket);
                heard.append(first);
                if (first.contains("hello")) {
                    ScriptedServer.write(socket, greeting);
                    heard.append(ScriptedServer.object(socket));
                } else {
                    ScriptedServer.reset(socket);
                }
            })) {
                ChatTasks tasks = tasks(old.port(), "n");
                TaskFailure failure = assertThrows(
                        TaskFailure.class,
                        () -> tryAgain(0, attempt -> tasks.say("hi", 1, attempt, new Footprint(false))));
                assertEquals(FailureKind.RESET, failure.kind());
                assertTrue(failure.isBlameless(), "the server has answered");
                assertTrue(
                        String.valueOf(failure.getMessage())
                                .endsWith("the peer reset the connection; not sent again, because the server cannot"
                                        + " tell whether it came"),
                        failure.getMessage());
                assertEquals(heard.indexOf("\"message\""), heard.lastIndexOf("\"message\""), "said once: " + heard);
            }
        }
    }

    @Test
    void withoutAReferenceNothingUnclearIsTriedAgain() throws Exception {
        try (CutReplies line = new CutReplies(server.address(), connection -> true)) {
            ChatTasks tasks = tasks(line.port(), "");
            TaskFailure failure = assertThrows(
                    TaskFailure.class, () -> tryAgain(0, attempt -> tasks.say("hi", 1, attempt, new Footprint(false))));
            assertEquals(FailureKind.RESET, failure.kind());
            assertEquals(1, line.cut());
        }
    }

    @Test
    void onlyWhatMayHaveReachedTheTargetIsUnclear() throws Exception {
        TaskFailure refused = assertThrows(
                TaskFailure.class, () -> tasks(1, "n").say("hi", 1, Attempt.first(0), new Footprint(false)));
        assertFalse(refused.isUnclear(), refused.getMessage());
        try (ScriptedServer hangsUp = ScriptedServer.start(ScriptedServer::reset);
                ScriptedServer listens = ScriptedServer.start(socket -> {
                    ScriptedServer.object(socket);
                    ScriptedServer.reset(socket);
                })) {
            assertFalse(tcp(hangsUp, null).isUnclear());
            assertTrue(tcp(listens, "{}").isUnclear());
        }
        TaskFailure failed = assertThrows(TaskFailure.class, () -> ExecTask.run(List.of("sh", "-c", "exit 3"), LONG));
        assertTrue(failed.isUnclear());
    }

    private static TaskFailure tcp(ScriptedServer server, @Nullable String send) {
        TaskSpec.Tcp spec = new TaskSpec.Tcp("127.0.0.1", server.port(), send, "answer");
        TaskSettings settings = new TaskSettings("127.0.0.1", server.port(), LONG, LONG);
        return assertThrows(TaskFailure.class, () -> TcpTask.run(spec, settings, new Footprint(false)));
    }
}
