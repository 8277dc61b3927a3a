package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import netcoms.secure.PasswordHash;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import netcoms.testing.LegacyClient;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;

/** A server that asks for a password; on loopback it may do without TLS. */
class PasswordIT {
    private static final Secret RIGHT = new Secret("correct horse");
    private static final String HELLO = "{\"type\":\"hello\",\"content\":\"HELLO\",\"caps\":[\"auth\",\"echo\"]}";

    private static ChatServer server(ServerPassword password) throws IOException {
        return Servers.start(Servers.usual().withSecurity(new ServerSecurity(false, Path.of(""), password)));
    }

    private static RawPeer greeted(ChatServer server) throws IOException {
        RawPeer peer = new RawPeer(server.address()).say(HELLO);
        assertEquals("[\"auth\",\"echo\"]", peer.next("hello_ack").path("caps").toString());
        return peer;
    }

    private static String auth(String password) {
        return "{\"type\":\"auth\",\"password\":\"" + password + "\"}";
    }

    @Test
    void theRightPasswordOpensAndNothingElseDoes() throws Exception {
        PasswordHash stored = PasswordHash.parse(PasswordHash.of(RIGHT).text()).orElseThrow();
        try (ChatServer server = server(ServerPassword.stored(stored));
                RawPeer ann = greeted(server);
                RawPeer bob = greeted(server)) {
            ann.say("{\"type\":\"username\",\"content\":\"ann\"}");
            assertEquals("handshake", ann.next("error").path("code").asText());
            ann.say("{\"type\":\"message\",\"content\":\"from nobody\"}");
            assertEquals("handshake", ann.next("error").path("code").asText());
            ann.say(auth("correct horse")).next("auth_accepted");
            ann.say("{\"type\":\"username\",\"content\":\"ann\"}").next("username_accepted");
            ann.chat("inside");
            ann.next("chat");

            bob.say(auth("wrong horse"));
            assertEquals("bad_password", bob.next("error").path("code").asText());
            assertEquals(0, bob.rest().size());
            bob.close();
            await().until(() -> server.figures().closed().getOrDefault("bad_password", 0L) == 1);
        }
    }

    @Test
    void aLineWithoutANameNeedsThePasswordToo() throws Exception {
        try (ChatServer server = server(ServerPassword.known(RIGHT));
                RawPeer stranger = new RawPeer(server.address());
                RawPeer friend = greeted(server)) {
            stranger.say("{\"type\":\"message\",\"content\":\"hello\"}");
            assertTrue(stranger.next("error").path("content").asText().contains("say hello first"));
            assertEquals(0, stranger.rest().size());
            friend.say(auth("correct horse")).next("auth_accepted");
            friend.say("{\"type\":\"message\",\"content\":\"hello\"}").next("message_ack");
            assertEquals(1, server.figures().linesIn());
        }
    }

    @Test
    void anOldClientIsToldThatItCannotEnter() throws Exception {
        try (ChatServer server = server(ServerPassword.known(RIGHT));
                LegacyClient old = new LegacyClient(server.address())) {
            old.send("hello", "HELLO");
            assertTrue(old.receive().get("content").toString().contains("asks for a password"));
            assertTrue(old.receive().isEmpty());
        }
    }

    @Test
    void whatTheProgramItselfHasOpensToo() throws Exception {
        try (ChatServer server = server(ServerPassword.known(RIGHT));
                RawPeer own = greeted(server)) {
            own.say(auth(server.pass().orElseThrow().reveal())).next("auth_accepted");
        }
    }

    @Test
    void whereNobodyIsAskedNobodyIsToldAboutIt() throws Exception {
        try (ChatServer server = Servers.start();
                RawPeer peer = new RawPeer(server.address())) {
            assertEquals(
                    "[\"echo\"]", peer.say(HELLO).next("hello_ack").path("caps").toString());
            peer.say(auth("whatever it is"));
            assertEquals("handshake", peer.next("error").path("code").asText());
        }
    }
}
