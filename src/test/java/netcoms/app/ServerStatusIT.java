package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.testing.RawPeer;
import netcoms.testing.terminal.Tmux;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat server alone: how it says what it does, and how it ends. */
class ServerStatusIT {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws IOException {
        program = Installed.in(home, "chat: { port: 0 }\n");
    }

    private static InetSocketAddress address(String out) {
        Matcher listening = LISTENING.matcher(out);
        assertTrue(listening.find(), out);
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(listening.group(1)));
    }

    @Test
    void aSignalAsksForALineWhateverStandardInputIs() throws Exception {
        List<String> command = List.of("sh", "-c", "exec \"$@\" </dev/null", "-");
        for (boolean input : List.of(true, false)) {
            List<String> words = new ArrayList<>(input ? List.of() : command);
            words.addAll(program.command("server"));
            try (Call server = Call.start(home, Map.of(), words)) {
                InetSocketAddress address = address(server.awaitOut("listening on"));
                if (input) {
                    server.say("s").endInput(); // no terminal: nobody reads it
                }
                try (RawPeer ann = RawPeer.in(address, "ann", "[\"echo\"]");
                        RawPeer bob = RawPeer.in(address, "bob", "")) {
                    ann.chat("hello").next("chat");
                    bob.next("chat");
                    server.signal("USR1");
                    server.awaitOut("2 connections, 1 online; ");
                    assertTrue(server.out().contains("lines/s, "), server::out);
                    assertTrue(server.out().contains("; 0 dropped; closed: none"), server::out);
                }
                server.signal("TERM");
                assertEquals(143, server.exitCode());
                assertEquals(2, server.out().lines().count(), server::out);
            }
        }
    }

    @Test
    void aKeyAsksForALineAtATerminal() throws Exception {
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command("server"))) {
            terminal.awaitText("listening on", LIMIT);
            terminal.enter("s");
            terminal.awaitText("0 connections, 0 online; ", LIMIT);
            terminal.press("C-c");
            assertEquals(130, terminal.awaitExit(LIMIT));
        }
    }

    @Test
    void aSignalEndsItWithAWordToEverybodyAlsoWhenSomebodyDoesNotRead() throws Exception {
        // Much may wait for it before it is closed for that.
        try (Call server = Call.start(program, "--set", "chat.outbox-bytes=8MiB", "server")) {
            InetSocketAddress address = address(server.awaitOut("listening on"));
            try (RawPeer ann = RawPeer.in(address, "ann", "[\"echo\"]");
                    RawPeer deaf = RawPeer.in(address, "deaf", "")) {
                deaf.say("{\"type\":\"join\"}");
                ann.next("system");
                for (int i = 0; i < 400; i++) { // far more than the kernel takes for somebody who does not read
                    ann.chat("x".repeat(20_000));
                    ann.next("chat");
                }
                ann.chat("last words").next("chat");
                server.signal("TERM");
                assertEquals(
                        "server is shutting down",
                        ann.rest().getLast().path("content").asText());
                assertEquals(143, server.exitCode());
            }
            String log = Files.readString(home.resolve("logs/netcoms.log"));
            assertTrue(log.contains("closed={shutdown=2}"), "ended in order, not by its watchdog: " + log);
        }
    }

    @Test
    void aRestartedServerHasWhatWasSaid() throws Exception {
        for (String line : List.of("first", "second")) {
            try (Call server = Call.start(program, "server");
                    RawPeer ann =
                            RawPeer.in(address(server.awaitOut("listening on")), "ann", "[\"echo\",\"history\"]")) {
                if (line.equals("second")) {
                    assertEquals("first", ann.next("chat").path("content").asText());
                }
                ann.next("history");
                ann.chat(line).next("chat");
                server.close(); // kill -9
            }
        }
    }
}
