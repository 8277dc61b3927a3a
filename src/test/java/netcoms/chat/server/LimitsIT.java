package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does not put up with, and that nobody else suffers from it. */
class LimitsIT {
    /** Lines that are well below what may wait for one session. */
    private static final int BATCH = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {"]", "5", "{\"type\":}", "{\"type\":\"chat\",\"content\":\"\u0001\"}", "GET / HTTP/1.1\r\n\r\n"})
    void whatIsNoObjectGetsOneErrorAndTheEnd(String bad) throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer peer = RawPeer.in(server.address(), "ann", "")) {
            peer.say(bad + "{\"type\":\"chat\",\"content\":\"more\"}".repeat(1000));
            List<JsonNode> rest = peer.rest();
            assertEquals(1, rest.size(), rest.toString());
            assertEquals("error", rest.get(0).path("type").asText());
            peer.close();
            await().until(() -> server.figures().closed().getOrDefault("protocol_error", 0L) == 1);
        }
    }

    @Test
    void brokenUtf8GetsOneErrorAndTheEnd() throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer peer = RawPeer.in(server.address(), "ann", "")) {
            peer.say("{\"type\":\"chat\",\"content\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(1, peer.rest().size());
        }
    }

    @Test
    void aTooLongObjectIsRefusedBeforeItsEnd() throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer peer = RawPeer.in(server.address(), "ann", "")) {
            peer.say("{\"type\":\"chat\",\"content\":\"" + "x".repeat(65_536));
            assertTrue(peer.next("error").path("content").asText().contains("65536"));
            assertEquals(List.of(), peer.rest());
        }
    }

    @Test
    void badLinesAreRefusedAndTheConnectionStays() throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
            for (String bad : List.of("", " ", "\u001b[31m", "a\rb", "\u009b")) {
                assertEquals(
                        "bad_content", ann.chat(bad).next("error").path("code").asText());
            }
            ann.say("{\"type\":\"chat\",\"content\":\"\\ud800\"}").next("error");
            ann.say("{\"type\":\"chat\"}").next("error");
            ann.say("{\"type\":\"dance\"}").next("error");
            ann.say("{\"content\":\"x\"}").next("error");
            ann.chat("good").next("chat");
        }
    }

    @Test
    void whoTalksTooFastIsClosed() throws Exception {
        try (ChatServer server = Servers.startDistrusting(Servers.usual());
                RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
            String line = "{\"type\":\"chat\",\"content\":\"x\"}";
            ann.say(line.repeat(40));
            List<JsonNode> rest = ann.rest();
            JsonNode end = rest.get(rest.size() - 1);
            assertEquals("flood", end.path("code").asText());
            assertTrue(rest.size() >= 19 && rest.size() < 41, "a burst of 20, hello and username included");
            ann.close();
            await().until(() -> server.figures().closed().getOrDefault("flood", 0L) == 1);
        }
    }

    @Test
    void loopbackMayTalkAsFastAsItCan() throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
            ann.say("{\"type\":\"chat\",\"content\":\"x\"}".repeat(500));
            for (int i = 0; i < 500; i++) {
                ann.next("chat");
            }
        }
    }

    @Test
    void oneAddressMayHaveSoManyConnections() throws Exception {
        ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, 1, 100, 65_536, Servers.LONG, 10, 1 << 20, true, 20, 10, 2);
        try (ChatServer server = Servers.startDistrusting(settings);
                RawPeer one = RawPeer.in(server.address(), "one", "");
                RawPeer two = RawPeer.in(server.address(), "two", "")) {
            try (RawPeer three = new RawPeer(server.address())) {
                three.next("error");
                assertEquals(List.of(), three.rest());
            }
            assertEquals(1, server.figures().closed().get("limit"));
            two.close();
            await().until(() -> server.figures().connections() == 1);
            RawPeer.in(server.address(), "three", "").close();
            one.chat("still here");
        }
    }

    @Test
    void theServerMayBeFull() throws Exception {
        ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, 1, 1, 65_536, Servers.LONG, 10, 1 << 20, true, 20, 10, 64);
        try (ChatServer server = Servers.start(settings);
                RawPeer one = RawPeer.in(server.address(), "one", "");
                RawPeer two = new RawPeer(server.address())) {
            assertTrue(two.next("error").path("content").asText().contains("full"));
            one.chat("still here");
        }
    }

    /** A replay is large and its request small: asking must not be a way to make the server hold what nobody reads. */
    @Test
    void whoAsksForReplaysFasterThanItReadsIsClosed() throws Exception {
        try (ChatServer server = ChatServer.start(Servers.settings(1, Servers.LONG, 100, 1 << 20, true));
                RawPeer talker = RawPeer.in(server.address(), "talker", "[\"echo\"]");
                RawPeer greedy = RawPeer.in(server.address(), "greedy", "[\"history\"]")) {
            for (int i = 0; i < 60; i++) {
                talker.chat(i + " " + "x".repeat(2_000));
                talker.until(m -> m.path("type").asText().equals("chat"));
            }
            greedy.say("{\"type\":\"history\",\"after\":0}".repeat(2_000));
            await().until(() -> server.figures().closed().getOrDefault("slow_consumer", 0L) == 1);
            talker.chat("still served");
            talker.until(m -> m.path("content").asText().equals("still served"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSlowConsumerIsClosedAndNobodyElseLosesALine(int loops) throws Exception {
        int lines = 30_000;
        try (ChatServer server = Servers.start(Servers.settings(loops, Servers.LONG, 10, 1 << 18, true));
                Socket slow = new Socket();
                RawPeer reader = RawPeer.in(server.address(), "reader", "");
                RawPeer second = RawPeer.in(server.address(), "second", "[\"history\"]");
                RawPeer talker = RawPeer.in(server.address(), "talker", "[\"echo\"]")) {
            second.next("history");
            slow.setReceiveBufferSize(4096);
            slow.connect(server.address());
            slow.getOutputStream()
                    .write("{\"type\":\"hello\"}{\"type\":\"username\",\"content\":\"slow\"}{\"type\":\"join\"}"
                            .getBytes(StandardCharsets.UTF_8));
            reader.next("system");
            second.next("system");
            talker.next("system");
            String tail = "x".repeat(400);
            for (int from = 0; from < lines; from += BATCH) {
                for (int i = from; i < from + BATCH; i++) {
                    talker.chat(i + " " + tail);
                }
                for (RawPeer peer : List.of(talker, reader, second)) { // so nobody lags but who is meant to
                    readLines(peer, from);
                }
            }
            await().until(() -> server.figures().closed().getOrDefault("slow_consumer", 0L) == 1);
            assertEquals(2, server.figures().online(), "the reader has neither joined nor asked for extras");
            assertTrue(server.figures().dropped() > 0);
        }
    }

    /** Reads a batch, in order; what the server says in between, as of somebody's leaving, is passed over. */
    private static void readLines(RawPeer peer, int from) throws IOException {
        for (int i = from; i < from + BATCH; ) {
            JsonNode message = peer.next();
            if (message.path("type").asText().equals("chat")) {
                assertTrue(message.path("content").asText().startsWith(i + " "), message.toString());
                i++;
            }
        }
    }

    @Test
    void whoPromisedToAnswerAndDoesNotIsClosed() throws Exception {
        // Dead after three times this: a loop that stands still for less than four seconds asks before.
        Timings asking = new Timings(Timings.USUAL.held(), Servers.LONG, Duration.ofSeconds(2), Servers.LONG);
        try (ChatServer server = ChatServer.start(Servers.usual(), asking, InetAddress::isLoopbackAddress);
                RawPeer dead = RawPeer.in(server.address(), "dead", "[\"ping\"]");
                RawPeer plain = RawPeer.in(server.address(), "plain", "")) {
            dead.next("ping");
            dead.rest();
            assertEquals(1, server.figures().closed().get("dead_peer"));
            assertEquals(1, server.figures().connections(), "a client without extras may be silent for ever");
            plain.chat("still here");
        }
    }

    @Test
    void closingSaysSoAndSendsWhatWasSaid() throws Exception {
        // The peers read when all is over: they do not hang up first.
        Timings brief = new Timings(Timings.USUAL.held(), Duration.ofSeconds(1), Servers.LONG, Servers.LONG);
        ChatServer server = ChatServer.start(Servers.usual(), brief, InetAddress::isLoopbackAddress);
        InetSocketAddress address = server.address();
        try (RawPeer ann = RawPeer.in(address, "ann", "");
                RawPeer bob = RawPeer.in(address, "bob", "[\"echo\"]");
                Socket silent = new Socket()) {
            silent.connect(address);
            bob.chat("last words").next("chat");
            await().until(() -> server.figures().connections() == 3); // nobody who is still to be accepted
            server.close();
            server.close();
            assertEquals(
                    List.of("last words", "server is shutting down"),
                    ann.rest().stream().map(m -> m.path("content").asText()).toList());
            assertEquals(
                    List.of("server is shutting down"),
                    bob.rest().stream().map(m -> m.path("content").asText()).toList());
        }
        assertEquals(0, server.figures().connections());
        assertEquals(3, server.figures().closed().get("shutdown"));
    }
}
