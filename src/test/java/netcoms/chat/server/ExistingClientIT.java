package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcoms.testing.LegacyClient;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Existing clients as they are, unmodified, beside new ones. */
class ExistingClientIT {
    private static final Set<String> ORIGINAL_FIELDS = Set.of("type", "username", "content", "timestamp");

    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = Servers.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void handshakeChatAndLeave() throws Exception {
        try (LegacyClient ann = new LegacyClient(server.address()).shakeHands("ann");
                LegacyClient bob = new LegacyClient(server.address()).shakeHands("bob")) {
            ann.expect("system", "bob joined the chat");
            bob.send("chat", "hello 😀");
            Map<String, Object> line = ann.expect("chat", "hello 😀");
            assertEquals("bob", line.get("username"), "the server's name for the sender, not the sender's");
            assertEquals("12:34:56", line.get("timestamp"));
            assertEquals(ORIGINAL_FIELDS, line.keySet());
            ann.send("chat", "hi bob");
            bob.expect("chat", "hi bob"); // and not his own line
            bob.send("leave", "");
            assertEquals(Map.of(), bob.receive());
            ann.expect("system", "bob left the chat");
        }
        await().until(() -> server.figures().connections() == 0);
        assertEquals(1, server.figures().closed().get("bye"));
        assertEquals(1, server.figures().closed().get("eof"));
    }

    @Test
    void seesNothingOfTheExtras() throws Exception {
        try (LegacyClient ann = new LegacyClient(server.address()).shakeHands("ann");
                RawPeer eve =
                        RawPeer.in(server.address(), "eve", "[\"echo\",\"history\",\"names\",\"ping\",\"private\"]")) {
            eve.say("{\"type\":\"chat\",\"content\":\"hi\",\"ref\":\"r1\",\"emote\":true}");
            Map<String, Object> line = ann.expect("chat", "* eve hi");
            assertEquals(ORIGINAL_FIELDS, line.keySet());
            eve.say("{\"type\":\"private\",\"to\":\"ann\",\"content\":\"psst\"}");
            eve.until(m -> m.path("code").asText().equals("no_private"));
            server.announce("run 1 is over");
            assertEquals(ORIGINAL_FIELDS, ann.expect("system", "run 1 is over").keySet());
            eve.say("{\"type\":\"leave\"}");
            eve.rest();
            ann.send("username", "ann"); // nothing was told of eve, who never announced herself
            ann.expect("username_accepted", "USERNAME_ACCEPTED");
        }
    }

    /** Others talk all the time; nothing of that may share a read with an answer of the handshake. */
    @Test
    void nothingFollowsAHandshakeReplyUnasked() throws Exception {
        // However late a busy machine lets the client read.
        Timings patient = new Timings(Servers.LONG, Servers.LONG, Servers.LONG, Servers.LONG);
        try (ChatServer server = ChatServer.start(Servers.usual(), patient, InetAddress::isLoopbackAddress);
                RawPeer talker = RawPeer.in(server.address(), "talker", "")) {
            Thread talk = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        talker.chat("blah");
                    }
                } catch (java.io.IOException e) {
                    // closed: the test is over
                }
            });
            for (int i = 0; i < 50; i++) {
                try (LegacyClient client = new LegacyClient(server.address())) {
                    client.shakeHands("client" + i); // throws when a chunk holds more than the answer
                }
            }
            talk.interrupt();
        }
    }

    @Test
    void linesComeEvenWithoutJoin() throws Exception {
        try (LegacyClient quiet = new LegacyClient(server.address());
                LegacyClient ann = new LegacyClient(server.address()).shakeHands("ann")) {
            quiet.send("hello", "HELLO");
            quiet.expect("hello_ack", "HELLO_ACK");
            quiet.send("username", "quiet");
            quiet.expect("username_accepted", "USERNAME_ACCEPTED");
            ann.send("chat", "anybody?");
            quiet.expect("chat", "anybody?");
        }
    }

    @Test
    void oneShotIsAcknowledgedAndShownAsGuest() throws Exception {
        try (LegacyClient ann = new LegacyClient(server.address()).shakeHands("ann");
                LegacyClient shot = new LegacyClient(server.address())) {
            shot.raw("{\"type\":\"message\",\"content\":\"Hello, World!\"}");
            shot.expect("message_ack", "MESSAGE_ACK");
            assertEquals("guest", ann.expect("chat", "Hello, World!").get("username"));
        }
    }

    @Test
    void oneShotIsRefusedWhereItIsNotAllowed() throws Exception {
        try (ChatServer strict = Servers.start(Servers.settings(1, Servers.LONG, 10, 1 << 20, false));
                LegacyClient shot = new LegacyClient(strict.address())) {
            shot.raw("{\"type\":\"message\",\"content\":\"Hello, World!\"}");
            assertEquals("error", shot.receive().get("type"));
            assertEquals(Map.of(), shot.receive());
        }
    }

    @Test
    void aSilentListenerCostsNothingAndIsNoError() throws Exception {
        new LegacyClient(server.address()).close();
        await().until(() -> server.figures().closed().getOrDefault("eof", 0L) == 1);
        assertEquals(0, server.figures().connections());
    }

    @Test
    void aListenerIsClosedAtTheHandshakeDeadline() throws Exception {
        try (ChatServer hasty = Servers.start(Servers.settings(1, Duration.ofMillis(100), 10, 1 << 20, true));
                LegacyClient listener = new LegacyClient(hasty.address());
                RawPeer half = new RawPeer(hasty.address())) {
            half.say("{\"type\":\"hello\"}"); // on a busy machine even this may come too late
            assertEquals("error", listener.receive().get("type"));
            assertEquals(Map.of(), listener.receive());
            List<JsonNode> told = half.rest();
            assertEquals("error", told.get(told.size() - 1).path("type").asText());
            listener.close();
            half.close();
            await().until(() -> hasty.figures().closed().getOrDefault("handshake_timeout", 0L) == 2);
        }
    }

    @Test
    void aTakenOrBadNameMayBeFollowedByAnother() throws Exception {
        try (LegacyClient ann = new LegacyClient(server.address()).shakeHands("ann");
                LegacyClient other = new LegacyClient(server.address())) {
            other.send("hello", "HELLO");
            other.expect("hello_ack", "HELLO_ACK");
            other.send("username", "ＡＮＮ");
            assertTrue(other.receive().get("content").toString().contains("taken"));
            other.send("username", "System");
            assertTrue(other.receive().get("content").toString().contains("reserved"));
            other.send("username", "bob");
            other.expect("username_accepted", "USERNAME_ACCEPTED");
            other.send("join", "");
            ann.expect("system", "bob joined the chat");
            other.send("username", "rob");
            other.expect("username_accepted", "USERNAME_ACCEPTED");
            ann.expect("system", "bob is now known as rob");
            other.close();
            ann.expect("system", "rob left the chat");
        }
    }
}
