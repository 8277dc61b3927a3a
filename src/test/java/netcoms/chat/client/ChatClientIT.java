package netcoms.chat.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;
import netcoms.testing.CutLine;
import netcoms.testing.OriginalServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatClientIT {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Listener heard = new Listener();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private ChatServer server(int port, int history) throws IOException {
        ChatServer server = ChatServer.start(new ServerSettings(
                "127.0.0.1", port, 1, 100, 65_536, Duration.ofMinutes(2), history, 1 << 20, true, 20, 10, 64));
        opened.add(server);
        return server;
    }

    private ChatClient client(InetSocketAddress address, String name, boolean numbered, Listener listener) {
        ChatClient client = ChatClient.start(
                new ClientSettings(
                        "127.0.0.1",
                        address.getPort(),
                        name,
                        numbered,
                        3,
                        Duration.ofSeconds(60),
                        Duration.ofMillis(50)),
                listener);
        opened.add(client);
        return client;
    }

    @Test
    void twoTalk() throws Exception {
        ChatServer server = server(0, 200);
        Listener alsoHeard = new Listener();
        ChatClient ann = client(server.address(), "ann", false, heard);
        assertEquals(new ChatEvent.Connected("ann", false), heard.nth(1, ChatEvent.Connected.class));
        ChatClient bob = client(server.address(), "bob", false, alsoHeard);
        alsoHeard.nth(1, ChatEvent.Connected.class);
        await().until(() -> ann.status().names().equals(List.of("ann", "bob")));
        assertEquals("bob joined the chat", heard.nth(1, ChatEvent.Notice.class).text());
        assertTrue(bob.send("hello"));
        ChatEvent.Line line = heard.nth(1, ChatEvent.Line.class);
        assertEquals("bob: hello", line.from() + ": " + line.text());
        assertFalse(line.own());
        assertTrue(alsoHeard.nth(1, ChatEvent.Line.class).own());
        assertEquals(line.id(), alsoHeard.nth(1, ChatEvent.Line.class).id());
        assertTrue(ann.emote("waves"));
        assertTrue(alsoHeard.nth(2, ChatEvent.Line.class).emote());
        assertTrue(ann.tell("bob", "psst"));
        assertFalse(alsoHeard.nth(1, ChatEvent.PrivateLine.class).own());
        assertTrue(heard.nth(1, ChatEvent.PrivateLine.class).own());
        await().until(() -> ann.status().lagNanos() > 0);
        assertTrue(bob.rename("rob"));
        assertEquals("rob", alsoHeard.nth(2, ChatEvent.Connected.class).name());
        assertEquals(
                "bob is now known as rob", heard.nth(2, ChatEvent.Notice.class).text());
        await().until(() -> ann.status().names().equals(List.of("ann", "rob")));
        assertFalse(ann.send(" "));
        assertFalse(ann.send("\u001b[2J"));
        bob.close();
        assertEquals("rob left the chat", heard.nth(3, ChatEvent.Notice.class).text());
        assertFalse(bob.send("gone"));
        await().until(() -> server.figures().closed().getOrDefault("bye", 0L) == 1);
    }

    @Test
    void showsSoManyEarlierLinesAtFirst() throws Exception {
        ChatServer server = server(0, 200);
        ChatClient ann = client(server.address(), "ann", false, heard);
        heard.nth(1, ChatEvent.Connected.class);
        IntStream.range(0, 10).forEach(i -> ann.send("line " + i));
        heard.nth(10, ChatEvent.Line.class);
        Listener late = new Listener();
        client(server.address(), "bob", false, late);
        ann.send("live");
        await().until(() -> late.lines().contains("live") || late.lines().size() >= 4);
        assertEquals(
                3,
                late.all(ChatEvent.Line.class).stream()
                        .filter(ChatEvent.Line::replayed)
                        .count());
    }

    @Test
    void closingFlushesWhatWasTaken() throws Exception {
        ChatServer server = server(0, 200);
        Listener other = new Listener();
        client(server.address(), "bob", false, other);
        ChatClient ann = client(server.address(), "ann", false, heard);
        heard.nth(1, ChatEvent.Connected.class);
        other.nth(1, ChatEvent.Connected.class);
        int taken = 0;
        while (taken < 500 && ann.send("line " + taken)) {
            taken++;
        }
        ann.close();
        ann.close();
        int expected = taken;
        await().until(() -> other.lines().size() >= expected);
        assertEquals(IntStream.range(0, taken).mapToObj(i -> "line " + i).toList(), other.lines());
    }

    @Test
    void aTakenNameIsNumbered() throws Exception {
        ChatServer server = server(0, 200);
        client(server.address(), "ann", true, heard);
        heard.nth(1, ChatEvent.Connected.class);
        Listener second = new Listener();
        Listener third = new Listener();
        client(server.address(), "ann", true, second);
        assertEquals("ann2", second.nth(1, ChatEvent.Connected.class).name());
        client(server.address(), "ann", true, third);
        assertEquals("ann3", third.nth(1, ChatEvent.Connected.class).name());
    }

    @Test
    void aTakenNameIsRefusedAndAnotherMayFollow() throws Exception {
        ChatServer server = server(0, 200);
        client(server.address(), "ann", true, heard);
        heard.nth(1, ChatEvent.Connected.class);
        Listener second = new Listener();
        ChatClient other = client(server.address(), "ann", false, second);
        assertTrue(second.nth(1, ChatEvent.Refused.class).text().contains("taken"));
        assertFalse(other.status().connected());
        other.rename("no good");
        assertTrue(second.nth(2, ChatEvent.Refused.class).text().contains("U+0020"));
        other.rename("bob");
        assertEquals("bob", second.nth(1, ChatEvent.Connected.class).name());
    }

    /** Cut again and again while both talk: every line arrives once, in order, at both. */
    @Test
    void nothingIsLostOrDoubledOverCuts() throws Exception {
        ChatServer server = server(0, 10_000);
        CutLine line = new CutLine(server.address());
        opened.add(line);
        Listener other = new Listener();
        ChatClient ann = client(line.address(), "ann", false, heard);
        ChatClient bob = client(server.address(), "bob", false, other);
        other.nth(1, ChatEvent.Connected.class);
        List<String> fromAnn = new ArrayList<>();
        List<String> fromBob = new ArrayList<>();
        for (int cut = 0; cut < 10; cut++) {
            heard.nth(cut + 1, ChatEvent.Connected.class);
            for (int i = 0; i < 50; i++) {
                String text = cut + "." + i;
                if (ann.send("a" + text)) {
                    fromAnn.add("a" + text);
                }
                assertTrue(bob.send("b" + text));
                fromBob.add("b" + text);
            }
            if (cut % 2 == 0) {
                line.cut();
            } else {
                line.cutClientOnly(); // the server still has the name in use
            }
        }
        heard.nth(11, ChatEvent.Connected.class);
        assertTrue(bob.send("bend"));
        fromBob.add("bend");
        await().until(() -> heard.lines().contains("bend") && other.lines().containsAll(fromAnn));
        assertFalse(fromAnn.isEmpty());
        assertEquals(
                fromBob, heard.lines().stream().filter(t -> t.startsWith("b")).toList());
        assertEquals(
                fromAnn, other.lines().stream().filter(t -> t.startsWith("a")).toList());
        assertEquals(
                fromAnn, heard.lines().stream().filter(t -> t.startsWith("a")).toList());
        assertEquals(List.of(), heard.all(ChatEvent.Gap.class));
    }

    @Test
    void saysWhenLinesAreMissing() throws Exception {
        ChatServer server = server(0, 2);
        CutLine line = new CutLine(server.address());
        opened.add(line);
        client(line.address(), "ann", false, heard);
        heard.nth(1, ChatEvent.Connected.class);
        Listener other = new Listener();
        ChatClient bob = client(server.address(), "bob", false, other);
        other.nth(1, ChatEvent.Connected.class);
        line.refuse(true);
        line.cut();
        heard.nth(1, ChatEvent.Disconnected.class);
        IntStream.range(0, 5).forEach(i -> bob.send("line " + i));
        other.nth(5, ChatEvent.Line.class);
        line.refuse(false);
        heard.nth(1, ChatEvent.Gap.class);
        heard.nth(2, ChatEvent.Line.class);
        assertEquals(List.of("line 3", "line 4"), heard.lines());
    }

    @Test
    void resumesAfterTheServerHasStartedAnew() throws Exception {
        ChatServer first = server(0, 200);
        InetSocketAddress address = first.address();
        ChatClient ann = client(address, "ann", false, heard);
        heard.nth(1, ChatEvent.Connected.class);
        ann.send("before");
        heard.nth(1, ChatEvent.Line.class);
        first.close();
        assertEquals(
                "server is shutting down", heard.nth(1, ChatEvent.Notice.class).text());
        ChatEvent.Disconnected gone = heard.nth(1, ChatEvent.Disconnected.class);
        assertTrue(gone.retryInMillis() <= 50);
        assertFalse(ann.send("into nothing"));
        ChatServer second = server(address.getPort(), 200);
        second.announce("said before ann is back, or after");
        assertTrue(heard.nth(2, ChatEvent.Connected.class).again());
        await().until(() -> heard.all(ChatEvent.Notice.class).stream()
                .anyMatch(n -> n.text().startsWith("said before")));
        await().until(() -> ann.send("after"));
        await().until(() -> heard.lines().contains("after"));
        assertEquals(List.of("before", "after"), heard.lines());
    }

    @Test
    void worksWithAServerThatKnowsNoExtras() throws Exception {
        try (OriginalServer server = new OriginalServer()) {
            ChatClient ann = client(server.address(), "ann", false, heard);
            assertEquals("ann", heard.nth(1, ChatEvent.Connected.class).name());
            server.say("{\"type\":\"chat\",\"username\":\"bob\",\"content\":\"hi\",\"timestamp\":\"01:02:03\"}");
            assertEquals("hi", heard.nth(1, ChatEvent.Line.class).text());
            assertTrue(ann.send("hello"));
            assertTrue(heard.nth(2, ChatEvent.Line.class).own());
            assertTrue(ann.emote("waves"));
            await().until(() -> server.heard().contains("* ann waves"));
            assertFalse(server.heard().contains("\"type\":\"ping\""));
            assertEquals(-1, ann.status().lagNanos());
        }
    }

    @Test
    void anUnknownHostIsAReasonNotACrash() {
        ChatClient client = ChatClient.start(
                new ClientSettings(
                        "no-such-host.invalid", 8000, "ann", false, 0, Duration.ofSeconds(1), Duration.ofMillis(20)),
                heard);
        opened.add(client);
        assertTrue(heard.nth(2, ChatEvent.Disconnected.class).reason().contains("no-such-host"));
        assertFalse(client.send("x"));
    }
}
