package netcoms.fault;

import static netcoms.fault.Target.all;
import static netcoms.fault.Target.connect;
import static netcoms.fault.Toxic.Stream.DOWNSTREAM;
import static netcoms.fault.Toxic.Stream.UPSTREAM;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients and servers see of each other through the proxy, on real sockets. */
class FaultProxyIT {
    private static final byte[] LINE = "hello\n".getBytes(StandardCharsets.UTF_8);

    static Toxic always(Effect effect, Toxic.Stream stream) {
        return new Toxic(effect, stream, 1, Window.ALWAYS);
    }

    private static Window time(Duration from, Duration until) {
        return new Window(List.of(), 1, Integer.MAX_VALUE, from, until);
    }

    @Test
    void withoutToxicsBytesPassUnchangedAndAHalfCloseIsPassedOn() throws Exception {
        byte[] much = new byte[10_000_000];
        new Random(1).nextBytes(much);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind();
                Socket client = connect(proxy.address())) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    client.getOutputStream().write(much);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertArrayEquals(much, all(client));
            writer.join();
            assertEquals(List.of(), proxy.end().touches());
            assertEquals(1, proxy.end().connections());
        }
    }

    @Test
    void anAnswerStillComesAfterTheClientHasEndedItsSide() throws Exception {
        try (Target target = new Target(client -> {
                    byte[] asked = all(client);
                    client.getOutputStream().write(("got " + asked.length).getBytes(StandardCharsets.UTF_8));
                });
                FaultProxy proxy = target.behind();
                Socket client = connect(proxy.address())) {
            client.getOutputStream().write(LINE);
            client.shutdownOutput();
            assertEquals("got 6", new String(all(client), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aResetOfTheTargetIsAResetToTheClient() throws Exception {
        try (Target target = new Target(client -> {
                    client.getInputStream().read();
                    client.setSoLinger(true, 0);
                });
                FaultProxy proxy = target.behind();
                Socket client = connect(proxy.address())) {
            client.getOutputStream().write(1);
            assertReset(client);
        }
    }

    @Test
    void aTargetThatRefusesIsAResetToTheClient() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (FaultProxy proxy = FaultProxy.open("127.0.0.1", closed, FaultPlan.NONE)) {
            assertResetFromTheStart(proxy);
        }
    }

    @Test
    void aResetOfTheAnswerComesAfterTheTargetGotTheRequest() throws Exception {
        BlockingQueue<Integer> got = new LinkedBlockingQueue<>();
        try (Target target = new Target(client -> {
                    got.add(client.getInputStream().readNBytes(LINE.length).length);
                    client.getOutputStream().write(LINE);
                    client.getInputStream().readAllBytes();
                });
                FaultProxy proxy = target.behind(always(new Effect.ResetPeer(Duration.ZERO), DOWNSTREAM));
                Socket client = connect(proxy.address())) {
            client.getOutputStream().write(LINE);
            assertReset(client);
            assertEquals(LINE.length, got.poll(60, TimeUnit.SECONDS));
            Touch touch = proxy.end().touches().get(0);
            assertEquals(List.of("reset_peer"), touch.toxics());
            assertEquals(client.getLocalPort(), touch.clientPort());
            assertEquals(1, touch.connection());
            assertTrue(touch.toNanos() >= touch.fromNanos());
        }
    }

    @Test
    void aResetOfTheRequestComesBeforeAnythingReachesTheTarget() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Target target = new Target(client -> {
                    try {
                        seen.add("bytes " + client.getInputStream().read());
                    } catch (SocketException e) {
                        seen.add("reset");
                    }
                });
                FaultProxy proxy = target.behind(always(new Effect.ResetPeer(Duration.ZERO), UPSTREAM));
                Socket client = connect(proxy.address())) {
            client.getOutputStream().write(LINE);
            assertReset(client);
            assertEquals("reset", seen.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void latencyDelaysEveryChunkAndKeepsTheOrder() throws Exception {
        Effect latency = new Effect.Latency(Duration.ofMillis(80), Duration.ofMillis(60), Effect.Spread.UNIFORM);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(always(latency, UPSTREAM));
                Socket client = connect(proxy.address())) {
            long began = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                client.getOutputStream().write(i);
            }
            client.shutdownOutput();
            assertEquals(0, client.getInputStream().read());
            assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(20), "not before 80 - 60 ms");
            byte[] rest = all(client);
            assertEquals(199, rest.length);
            for (int i = 0; i < rest.length; i++) {
                assertEquals((byte) (i + 1), rest[i]);
            }
            assertEquals(List.of("latency"), proxy.end().touches().get(0).toxics());
        }
    }

    @Test
    void downRefusesAndResetsWhatStandsInItsRounds() throws Exception {
        Window second = new Window(List.of(2), 1, Integer.MAX_VALUE, Duration.ZERO, Window.FOR_EVER);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(new Toxic(new Effect.Down(), UPSTREAM, 1, second))) {
            proxy.begin(1, 1);
            try (Socket stands = echoed(proxy)) {
                proxy.begin(1, 2);
                for (int i = 0; i < 100; i++) {
                    assertThrows(
                            ConnectException.class,
                            () -> connect(proxy.address()).close());
                }
                assertReset(stands);
            }
            assertEquals(0, proxy.end().connections());
            proxy.begin(1, 3);
            echoed(proxy).close();
        }
    }

    @Test
    void downRefusesFromTheFirstMomentOfEveryTrial() throws Exception {
        List<Integer> odd = IntStream.range(0, 100).map(i -> 2 * i + 1).boxed().toList();
        Window window = new Window(odd, 1, Integer.MAX_VALUE, Duration.ZERO, Window.FOR_EVER);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(new Toxic(new Effect.Down(), UPSTREAM, 1, window))) {
            for (int round : odd) {
                proxy.begin(1, round);
                assertTrue(isRefused(proxy), "round " + round);
                proxy.begin(1, round + 1);
                assertFalse(isRefused(proxy), "round " + (round + 1));
            }
        }
    }

    /** Tasks that had a kept connection before are not touched by what happens to a later one. */
    @Test
    void aConnectionIsTouchedFromTheFirstTouchOn() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind();
                Socket client = echoed(proxy)) {
            long untouched = System.nanoTime();
            proxy.use(Target.plan(always(new Effect.ResetPeer(Duration.ZERO), DOWNSTREAM)));
            client.getOutputStream().write(1);
            assertReset(client);
            Touch touch = proxy.end().touches().getFirst();
            assertTrue(touch.fromNanos() >= untouched && touch.toNanos() >= touch.fromNanos(), touch.toString());
        }
    }

    @Test
    void everyTrialHasItsOutage() throws Exception {
        Window window = time(Duration.ofMillis(400), Duration.ofMillis(600));
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(new Toxic(new Effect.Down(), UPSTREAM, 1, window))) {
            for (int round = 1; round <= 3; round++) {
                proxy.begin(1, round);
                try (Socket stands = connect(proxy.address())) {
                    stands.setSoTimeout(60_000);
                    assertReset(stands);
                    await().until(() -> !isRefused(proxy));
                }
            }
        }
    }

    @Test
    void nobodyElseCanTakeThePortWhileItIsDown() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(always(new Effect.Down(), UPSTREAM));
                ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThrows(BindException.class, () -> other.bind(proxy.address()));
        }
    }

    @Test
    void downEndsWithItsWindowOrWithItsPlan() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind()) {
            long began = System.nanoTime();
            proxy.begin(1, 1);
            proxy.use(Target.plan(
                    new Toxic(new Effect.Down(), UPSTREAM, 1, time(Duration.ZERO, Duration.ofMillis(700)))));
            await().until(() -> isRefused(proxy));
            await().until(() -> !isRefused(proxy));
            assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(700), "listens again not before");
            proxy.use(Target.plan(always(new Effect.Down(), UPSTREAM)));
            await().until(() -> isRefused(proxy));
            proxy.use(FaultPlan.NONE);
            await().until(() -> !isRefused(proxy));
        }
    }

    private static boolean isRefused(FaultProxy proxy) throws IOException {
        try {
            connect(proxy.address()).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static Socket echoed(FaultProxy proxy) throws IOException {
        Socket client = connect(proxy.address());
        client.getOutputStream().write(7);
        assertEquals(7, client.getInputStream().read());
        return client;
    }

    /** Without a word of the client: the reset may come while it still connects. */
    static void assertResetFromTheStart(FaultProxy proxy) {
        SocketException reset = assertThrows(SocketException.class, () -> {
            try (Socket client = connect(proxy.address())) {
                client.getInputStream().read();
            }
        });
        assertTrue(reset.getMessage().startsWith("Connection reset"), reset.getMessage());
    }

    static void assertReset(Socket client) {
        SocketException reset = assertThrows(
                SocketException.class, () -> client.getInputStream().read());
        assertEquals("Connection reset", reset.getMessage());
    }
}
