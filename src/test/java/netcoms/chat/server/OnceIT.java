package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import netcoms.testing.LegacyClient;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines without a name that come again, on two loops: confirmed, and not said twice. */
class OnceIT {
    private static final String HELLO = "{\"type\":\"hello\",\"caps\":[\"echo\",\"once\"]}";

    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = Servers.start(Servers.settings(2, Servers.LONG, 5, 1 << 20, true));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String line(String content, String ref) {
        return "{\"type\":\"message\",\"content\":\"" + content + "\",\"ref\":\"" + ref + "\"}";
    }

    private static JsonNode ack(RawPeer peer, String line) throws Exception {
        return peer.say(line).next("message_ack");
    }

    @Test
    void aLineThatComesAgainIsConfirmedAndNotSaidTwice() throws Exception {
        try (RawPeer listener = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
            long id;
            try (RawPeer first = new RawPeer(server.address())) {
                JsonNode ack = ack(first, line("hi", "k-1"));
                assertEquals("k-1", ack.path("ref").textValue());
                id = ack.path("id").longValue();
                assertTrue(id > 0);
            }
            try (RawPeer again = new RawPeer(server.address())) {
                assertEquals(
                        "[\"echo\",\"once\"]",
                        again.say(HELLO).next("hello_ack").path("caps").toString());
                assertEquals(id, ack(again, line("hi", "k-1")).path("id").longValue());
                assertNotEquals(id, ack(again, line("other", "k-1")).path("id").longValue());
                assertNotEquals(id, ack(again, line("hi", "k-2")).path("id").longValue());
            }
            assertEquals("hi", listener.next("chat").path("content").asText());
            assertEquals("other", listener.next("chat").path("content").asText());
            assertEquals("hi", listener.next("chat").path("content").asText());
            server.announce("that was all");
            listener.next("system");
        }
    }

    @Test
    void withoutAMarkALineIsSaidEachTimeAndNothingIsAddedToTheAnswer() throws Exception {
        try (RawPeer listener = RawPeer.in(server.address(), "ann", "")) {
            for (int i = 0; i < 2; i++) {
                try (LegacyClient client = new LegacyClient(server.address())) {
                    client.raw("{\"type\":\"message\",\"content\":\"hi\"}");
                    Set<String> fields = new TreeSet<>(
                            client.expect("message_ack", "MESSAGE_ACK").keySet());
                    assertEquals(Set.of("type", "username", "content", "timestamp"), fields);
                }
            }
            listener.say("{\"type\":\"join\"}"); // a sign of life: from now on it is sent lines
            listener.next("chat");
            listener.next("chat");
        }
    }

    @Test
    void afterHelloALineWithoutANameNeedsThisExtra() throws Exception {
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.say("{\"type\":\"hello\",\"caps\":[\"echo\"]}").next("hello_ack");
            assertEquals(
                    "handshake",
                    peer.say(line("hi", "k-1")).next("error").path("code").textValue());
        }
    }

    @Test
    void whereNobodyMaySpeakWithoutANameTheExtraChangesNothing() throws Exception {
        try (ChatServer closed = Servers.start(Servers.settings(1, Servers.LONG, 5, 1 << 20, false));
                RawPeer peer = new RawPeer(closed.address())) {
            peer.say(HELLO).next("hello_ack");
            assertEquals(
                    "anonymous",
                    peer.say(line("hi", "k-1")).next("error").path("code").textValue());
        }
    }
}
