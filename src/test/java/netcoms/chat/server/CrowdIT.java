package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many that behave badly, in a server process with a small heap: nobody else suffers, and when they are gone nothing of
 * them is left. {@code -Dnetcoms.crowd=1.0} takes as many as a real attack would have; as a rule it is a fifth.
 */
class CrowdIT {
    private static final double SHARE = Double.parseDouble(System.getProperty("netcoms.crowd", "0.2"));
    private static final int CROWD = (int) (1_000 * SHARE);
    private static final int STORM = (int) (50_000 * SHARE);
    private static final int OUTBOX_BYTES = 1 << 20;

    /** What a collected heap may differ by for reasons of its own: caches, code, the reports of the test. */
    private static final long HEAP_SLACK_BYTES = 8L << 20;

    private static final long BOUND_BYTES = 32L << 20;

    @TempDir
    Path logs;

    private ServerProcess start(Duration handshake) throws IOException {
        return ServerProcess.start(logs, 0, 200, handshake, "ulimit -n 20000 2>/dev/null || ulimit -n 4096");
    }

    /** Has everything happened once, so that what is loaded then is no leak. */
    private static void warmUp(ServerProcess server) throws Exception {
        try (RawPeer ann =
                        RawPeer.in(server.address(), "ann", "[\"echo\",\"history\",\"names\",\"ping\",\"private\"]");
                RawPeer bob = RawPeer.in(server.address(), "bob", "")) {
            bob.say("{\"type\":\"join\"}");
            ann.until(m -> m.path("content").asText().equals("bob joined the chat"));
            ann.chat("hello");
            ann.until(m -> m.has("id"));
        }
        new Socket(server.address().getAddress(), server.port()).close();
        awaitConnections(server, 0);
    }

    private static void awaitConnections(ServerProcess server, int count) {
        await().until(() -> server.connections() == count);
    }

    private static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        channel.connect(address);
        return channel;
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void closeAll(List<SocketChannel> channels) throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private static String handshake(String name) {
        return "{\"type\":\"hello\"}{\"type\":\"username\",\"content\":\"" + name + "\"}{\"type\":\"join\"}";
    }

    @Test
    void whoNeverReadsIsClosedAndNobodyElseLosesALine() throws Exception {
        try (ServerProcess server = start(Servers.LONG)) {
            warmUp(server);
            Use before = use(server);
            List<SocketChannel> deaf = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                SocketChannel channel = connect(server.address());
                write(channel, handshake("deaf" + i));
                deaf.add(channel);
            }
            awaitConnections(server, CROWD);
            try (RawPeer talker = RawPeer.in(server.address(), "talker", "[\"echo\"]");
                    RawPeer reader = RawPeer.in(server.address(), "reader", "[\"echo\"]")) {
                String tail = "x".repeat(8_000);
                int said = 0;
                while (server.closed(CloseReason.SLOW_CONSUMER) < CROWD) {
                    for (int i = 0; i < 25; i++) {
                        talker.chat((said + i) + " " + tail);
                    }
                    for (RawPeer peer : List.of(talker, reader)) {
                        for (int i = 0; i < 25; i++) {
                            JsonNode line = nextLine(peer);
                            assertTrue(line.path("content").asText().startsWith((said + i) + " "), line.toString());
                        }
                    }
                    said += 25;
                }
                assertEquals(2, server.connections());
            }
            closeAll(deaf);
            awaitConnections(server, 0);
            assertNothingIsLeft(server, before);
        }
    }

    private static JsonNode nextLine(RawPeer peer) throws IOException {
        JsonNode message = peer.next();
        while (!message.path("type").asText().equals("chat")) {
            message = peer.next();
        }
        return message;
    }

    @Test
    void whoSaysOneByteAtATimeIsClosedAtTheDeadline() throws Exception {
        try (ServerProcess server = start(Duration.ofSeconds(1))) {
            warmUp(server);
            long before = server.closed(CloseReason.HANDSHAKE_TIMEOUT);
            List<SocketChannel> slow = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                slow.add(connect(server.address()));
            }
            String hello = "{\"type\":\"hello\"                                                                     ";
            for (int at = 0; server.closed(CloseReason.HANDSHAKE_TIMEOUT) - before < CROWD; at++) {
                String next = at < hello.length() ? hello.substring(at, at + 1) : " ";
                for (SocketChannel channel : slow) {
                    try {
                        write(channel, next);
                    } catch (IOException closed) {
                        channel.close();
                    }
                }
                slow.removeIf(channel -> !channel.isOpen());
            }
            closeAll(slow);
            awaitConnections(server, 0);
        }
    }

    @Test
    void openObjectsAreBoundedInTheirSum() throws Exception {
        int many = 1_000; // with fewer there is nothing to bound
        try (ServerProcess server = start(Servers.LONG)) {
            warmUp(server);
            Use before = use(server);
            String open = "{\"type\":\"chat\",\"content\":\"" + "x".repeat(60_000);
            List<SocketChannel> openers = new ArrayList<>();
            try (RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
                for (int i = 0; i < many; i++) {
                    SocketChannel channel = connect(server.address());
                    openers.add(channel);
                    write(channel, handshake("opener" + i) + open);
                }
                await().until(() -> server.closed(CloseReason.LIMIT) > many / 3);
                ann.chat("still served");
                ann.until(m -> m.path("content").asText().equals("still served"));
                long held = server.heapBytes() - before.heap;
                assertTrue(held < BOUND_BYTES + HEAP_SLACK_BYTES, "held: " + held);
                assertTrue(held > BOUND_BYTES / 2, "most of those that came last are still there: " + held);
            }
            closeAll(openers);
            awaitConnections(server, 0);
            assertNothingIsLeft(server, before);
        }
    }

    @Test
    void stormsOfConnectionsLeaveNothing() throws Exception {
        try (ServerProcess server = start(Servers.LONG)) {
            warmUp(server);
            Use before = use(server);
            long accepted = server.accepted();
            for (int i = 0; i < STORM; i++) {
                SocketChannel channel = SocketChannel.open(server.address());
                if (i % 5 != 0) { // a reset: also so that the ports of this machine do not run out
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                switch (i % 4) {
                    case 0 -> write(channel, handshake("storm" + i));
                    case 1 -> write(channel, "{\"type\":\"hello\"}{\"type\":\"user");
                    case 2 -> write(channel, "{\"type\":\"message\",\"content\":\"one shot\"}");
                    default -> {}
                }
                channel.close();
            }
            await().until(() -> server.accepted() >= accepted + STORM / 2); // who was reset early was never accepted
            awaitConnections(server, 0);
            assertNothingIsLeft(server, before);
        }
    }

    @Test
    void halfClosedAndResetConnectionsAreNoticedByNobody() throws Exception {
        try (ServerProcess server = start(Servers.LONG)) {
            warmUp(server);
            RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]");
            long descriptors = server.descriptors();
            for (int i = 0; i < CROWD; i++) {
                SocketChannel half = connect(server.address());
                SocketChannel reset = connect(server.address());
                write(half, "{\"type\":\"hello\"}{\"type\":\"username\",\"content\":\"half" + i + "\"}{\"type\":\"ch");
                write(
                        reset,
                        "{\"type\":\"hello\"}{\"type\":\"username\",\"content\":\"reset" + i + "\"}{\"type\":\"ch");
                half.shutdownOutput();
                reset.setOption(StandardSocketOptions.SO_LINGER, 0);
                reset.close();
                while (half.read(ByteBuffer.allocate(1_024)) >= 0) {
                    // the answers, then the end
                }
                half.close();
            }
            awaitConnections(server, 1);
            await().until(() -> server.descriptors() <= descriptors);
            ann.chat("undisturbed").next("chat");
            ann.close();
        }
    }

    @Test
    void tooFewDescriptorsAreWaitedOut() throws Exception {
        int limit = 128;
        try (ServerProcess server = ServerProcess.start(logs, 0, 200, Servers.LONG, "ulimit -n " + limit)) {
            warmUp(server);
            try (RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]")) {
                List<SocketChannel> many = new ArrayList<>();
                for (int i = 0; i < 2 * limit; i++) { // the kernel takes those that the server cannot
                    many.add(connect(server.address()));
                }
                await().until(() -> server.descriptors() >= limit);
                ann.chat("still served").next("chat");
                assertTrue(server.connections() < limit);
                closeAll(many);
                try (RawPeer late = RawPeer.in(server.address(), "late", "[\"echo\"]")) {
                    late.chat("served again").next("chat");
                    ann.next("chat");
                }
                awaitConnections(server, 1);
            }
        }
    }

    /** What the server process uses, heap after a collection and resident memory in bytes. */
    private record Use(long descriptors, long heap, long resident) {}

    private static Use use(ServerProcess server) throws IOException {
        return new Use(server.descriptors(), server.heapBytes(), server.residentBytes());
    }

    private static void assertNothingIsLeft(ServerProcess server, Use before) throws IOException {
        await().until(() -> server.descriptors() <= before.descriptors);
        await("heap").untilAsserted(() -> {
            long more = server.heapBytes() - before.heap;
            assertTrue(more < HEAP_SLACK_BYTES, "more heap than before: " + more);
        });
        System.out.println("before " + before + ", after " + use(server));
    }
}
