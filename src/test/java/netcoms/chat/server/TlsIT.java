package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import netcoms.secure.Fingerprint;
import netcoms.secure.Tls;
import netcoms.secure.UnexpectedCertificate;
import netcoms.testing.LegacyClient;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server behind TLS, with clients that behave and clients that don't. */
class TlsIT {
    /** One certificate for all. */
    @TempDir
    static Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        opened.add(one);
        return one;
    }

    private static ServerSettings secure(ServerSettings settings) {
        return settings.withSecurity(new ServerSecurity(true, folder, null));
    }

    private ChatServer server() throws IOException {
        return opened(Servers.start(secure(Servers.usual())));
    }

    private SSLSocket connect(ChatServer server) throws IOException {
        return connect(server, server.fingerprint().orElseThrow());
    }

    private SSLSocket connect(ChatServer server, Fingerprint pin) throws IOException {
        Socket raw = opened(RawPeer.connected(server.address()));
        return Tls.pinned(pin).over(raw, "127.0.0.1", server.address().getPort());
    }

    private RawPeer enter(ChatServer server, String name) throws IOException {
        return new RawPeer(connect(server)).enter(name, "[\"echo\"]");
    }

    private static void awaitClosed(ChatServer server, String reason, long count) {
        await().until(() -> server.figures().closed().getOrDefault(reason, 0L) >= count);
    }

    @Test
    void peopleTalkThroughTls13() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        RawPeer bob = enter(server, "bob");
        assertEquals("TLSv1.3", ((SSLSocket) ann.socket()).getSession().getProtocol());
        bob.chat("grüße ✅");
        assertEquals("grüße ✅", ann.next("chat").path("content").asText());
        assertEquals("grüße ✅", bob.next("chat").path("content").asText());
    }

    @Test
    void bigMessagesGoOverManyRecordsAndBytesInRecordsOfTheirOwn() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        RawPeer bob = enter(server, "bob");
        String big = "x".repeat(60_000);
        for (int i = 0; i < 5; i++) {
            bob.chat(big + i);
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(big + i, ann.next("chat").path("content").asText());
        }
        for (byte b : "{\"type\":\"chat\",\"content\":\"slowly\"}".getBytes()) {
            bob.say(new byte[] {b});
        }
        assertEquals("slowly", ann.next("chat").path("content").asText());
    }

    @Test
    void aCrowdHearsEveryLineInOrder() throws Exception {
        ChatServer server = server();
        List<RawPeer> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(enter(server, "p" + i));
        }
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                for (int line = 0; line < 2_000; line++) {
                    all.getFirst().chat("line " + line);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        for (RawPeer peer : all) {
            for (int line = 0; line < 2_000; line++) {
                assertEquals("line " + line, peer.next("chat").path("content").asText());
            }
        }
        sender.join();
    }

    @Test
    void aPlainClientIsToldAtOnce() throws Exception {
        ChatServer server = server();
        LegacyClient plain = opened(new LegacyClient(server.address()));
        plain.send("hello", "HELLO");
        var told = plain.receive();
        assertEquals("error", told.get("type"));
        assertTrue(told.get("content").toString().contains("TLS only"), told::toString);
        assertTrue(plain.receive().isEmpty(), "and hung up");
        plain.close();
        awaitClosed(server, "protocol_error", 1);
    }

    @Test
    void tls12IsRefused() throws Exception {
        ChatServer server = server();
        SSLSocket old = connect(server);
        old.setEnabledProtocols(new String[] {"TLSv1.2"});
        SSLException refused = assertThrows(SSLException.class, old::startHandshake);
        assertTrue(refused.getMessage().contains("protocol_version"), refused::getMessage);
        old.close();
        awaitClosed(server, "protocol_error", 1);
    }

    @Test
    void garbageInsteadOfAClientHelloEndsItsConnectionAlone() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        long seed = System.nanoTime();
        System.err.println("garbage seed " + seed);
        Random random = new Random(seed);
        for (int i = 1; i <= 50; i++) {
            byte[] garbage = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(garbage);
            garbage[0] = 0x16;
            Socket socket = opened(RawPeer.connected(server.address()));
            socket.getOutputStream().write(garbage);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
            socket.close();
        }
        await().until(() -> server.figures().connections() == 1);
        assertEquals(0, server.figures().closed().getOrDefault("error", 0L));
        ann.chat("still here");
        ann.next("chat");
    }

    @Test
    void halfAHandshakeHasItsTime() throws Exception {
        ServerSettings settings = secure(Servers.settings(1, Duration.ofMillis(300), 10, 1 << 20, true));
        ChatServer server = opened(Servers.start(settings));
        Socket half = opened(RawPeer.connected(server.address()));
        half.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1});
        Socket silent = opened(RawPeer.connected(server.address()));
        SSLSocket nameless = connect(server);
        nameless.startHandshake();
        assertEquals(-1, half.getInputStream().read());
        assertEquals(-1, silent.getInputStream().read());
        assertTrue(new RawPeer(nameless).next("error").path("content").asText().contains("time for the handshake"));
        half.close();
        silent.close();
        nameless.close();
        awaitClosed(server, "handshake_timeout", 3);
        await().until(() -> server.figures().connections() == 0);
    }

    @Test
    void halfDoneHandshakesCountForTheLimitOfAnAddress() throws Exception {
        ServerSettings settings =
                secure(new ServerSettings("127.0.0.1", 0, 1, 100, 65_536, Servers.LONG, 10, 1 << 20, true, 20, 10, 2));
        ChatServer server = opened(Servers.startDistrusting(settings));
        Socket first = opened(RawPeer.connected(server.address()));
        opened(RawPeer.connected(server.address()));
        await().until(() -> server.figures().connections() == 2);
        IOException refused =
                assertThrows(IOException.class, () -> connect(server).startHandshake());
        assertNotNull(refused);
        awaitClosed(server, "limit", 1);
        first.close();
        await().until(() -> server.figures().connections() == 1);
        connect(server).startHandshake();
    }

    @Test
    void anotherCertificateIsNotAccepted() throws Exception {
        ChatServer server = server();
        Fingerprint other = Fingerprint.parse("SHA256:" + "A".repeat(43)).orElseThrow();
        SSLHandshakeException refused = assertThrows(
                SSLHandshakeException.class, () -> connect(server, other).startHandshake());
        UnexpectedCertificate seen = UnexpectedCertificate.in(refused);
        assertNotNull(seen);
        assertEquals(server.fingerprint().orElseThrow(), seen.seen());
        awaitClosed(server, "protocol_error", 1);
    }

    @Test
    void newKeysNowAndThenAreHarmlessAndAStormOfThemEndsItsConnectionAlone() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        RawPeer bob = enter(server, "bob");
        for (int i = 0; i < 50; i++) {
            ((SSLSocket) bob.socket()).startHandshake(); // in TLS 1.3 that asks for new keys
            bob.chat("line " + i);
            assertEquals("line " + i, ann.next("chat").path("content").asText());
            assertEquals("line " + i, bob.next("chat").path("content").asText());
        }
        SSLSocket stormy = connect(server);
        Socket raw = (Socket) opened.getLast();
        for (int i = 0; i < 5_000; i++) {
            stormy.startHandshake();
        }
        raw.getInputStream().readAllBytes(); // to the end, though nobody has closed it here
        raw.close();
        awaitClosed(server, "protocol_error", 1);
        await().until(() -> server.figures().connections() == 2);
        ann.chat("after the storm");
        assertEquals("after the storm", bob.next("chat").path("content").asText());
        assertEquals(0, server.figures().closed().getOrDefault("error", 0L));
    }

    @Test
    void bothSidesSayGoodbyeInTlssOwnWay() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        ann.say("{\"type\":\"leave\"}");
        assertEquals(List.of(), ann.rest(), "an end without close_notify would be an exception");
        ann.close();
        awaitClosed(server, "bye", 1);
        RawPeer bob = enter(server, "bob");
        bob.socket().shutdownOutput();
        awaitClosed(server, "eof", 1);
        assertFalse(server.figures().closed().containsKey("error"));
    }

    @Test
    void whoDoesNotReadIsClosedAndNobodyElseNotices() throws Exception {
        ChatServer server = opened(Servers.start(secure(Servers.settings(1, Servers.LONG, 10, 1 << 16, true))));
        enter(server, "deaf");
        RawPeer ann = enter(server, "ann");
        String line = "y".repeat(8_000);
        while (!server.figures().closed().containsKey("slow_consumer")) {
            ann.chat(line);
            assertEquals(line, ann.next("chat").path("content").asText());
        }
        await().until(() -> server.figures().connections() == 1);
    }

    @Test
    void itStopsGracefully() throws Exception {
        ChatServer server = server();
        RawPeer ann = enter(server, "ann");
        Thread closing = Thread.ofVirtual().start(server::close); // waits for those who have not hung up
        assertTrue(ann.rest().getLast().path("content").asText().contains("shutting down"));
        ann.close();
        closing.join();
    }

    @Test
    void whatOthersCanReachIsNotServedOpenly() {
        for (ServerSecurity little : List.of(ServerSecurity.OPEN, new ServerSecurity(true, folder, null))) {
            ServerSettings settings = new ServerSettings(
                    "0.0.0.0", 0, 1, 100, 65_536, Servers.LONG, 10, 1 << 20, true, 20, 10, 2, little);
            IOException refused = assertThrows(IOException.class, () -> ChatServer.start(settings));
            assertTrue(refused.getMessage().contains("a password"), refused::getMessage);
        }
    }
}
