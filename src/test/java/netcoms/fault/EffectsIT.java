package netcoms.fault;

import static netcoms.fault.FaultProxyIT.always;
import static netcoms.fault.FaultProxyIT.assertReset;
import static netcoms.fault.FaultProxyIT.assertResetFromTheStart;
import static netcoms.fault.Target.all;
import static netcoms.fault.Target.connect;
import static netcoms.fault.Target.plan;
import static netcoms.fault.Toxic.Stream.DOWNSTREAM;
import static netcoms.fault.Toxic.Stream.UPSTREAM;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each toxic does to bytes, their order and their end; delays are only ever "not before". */
class EffectsIT {
    private final byte[] much = new byte[300_000];

    @BeforeEach
    void fill() {
        new Random(3).nextBytes(much);
    }

    /** Says all of these bytes to whoever comes, and ends. */
    private static Target.Manners says(byte[] bytes) {
        return client -> {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        };
    }

    private static void notBefore(Duration time, long began) {
        long taken = System.nanoTime() - began;
        assertTrue(taken >= time.toNanos(), "not before " + time + ", but after " + Duration.ofNanos(taken));
    }

    private static List<String> touched(FaultProxy proxy) {
        return proxy.end().touches().stream()
                .flatMap(touch -> touch.toxics().stream())
                .toList();
    }

    @Test
    void aNarrowLineTakesItsTime() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.Bandwidth(600_000), DOWNSTREAM))) {
            long began = System.nanoTime();
            try (Socket client = connect(proxy.address())) {
                assertArrayEquals(much, all(client));
            }
            notBefore(Duration.ofMillis(500), began);
            assertEquals(List.of("bandwidth"), touched(proxy));
        }
    }

    @Test
    void slicesComeOneAfterTheOther() throws Exception {
        byte[] line = Arrays.copyOf(much, 20);
        try (Target target = new Target(says(line));
                FaultProxy proxy = target.behind(always(new Effect.Slicer(2, 0, Duration.ofMillis(20)), DOWNSTREAM))) {
            long began = System.nanoTime();
            try (Socket client = connect(proxy.address())) {
                assertArrayEquals(line, client.getInputStream().readNBytes(line.length));
            }
            notBefore(Duration.ofMillis(180), began);
            assertEquals(List.of("slicer"), touched(proxy));
        }
    }

    @Test
    void aBlackHoleLetsNothingThroughAndEndsInItsTime() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.Timeout(Duration.ofMillis(300)), DOWNSTREAM))) {
            long began = System.nanoTime();
            try (Socket client = connect(proxy.address())) {
                assertEquals(0, all(client).length);
                notBefore(Duration.ofMillis(300), began);
                assertEquals(List.of("timeout"), touched(proxy));
            }
        }
    }

    @Test
    void whatABlackHoleHeldComesWhenItGoes() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(always(new Effect.Timeout(Duration.ZERO), UPSTREAM));
                Socket client = connect(proxy.address())) {
            client.getOutputStream().write(much);
            client.setSoTimeout(200);
            assertThrows(
                    SocketTimeoutException.class, () -> client.getInputStream().read());
            client.setSoTimeout(60_000);
            proxy.use(FaultPlan.NONE);
            assertArrayEquals(much, client.getInputStream().readNBytes(much.length));
            assertEquals(List.of("timeout"), touched(proxy));
        }
    }

    @Test
    void aClientThatLeavesABlackHoleLeavesNothingBehind() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(always(new Effect.Timeout(Duration.ZERO), UPSTREAM))) {
            Socket client = connect(proxy.address());
            client.getOutputStream().write(1);
            client.close();
            await().until(() -> proxy.standing() == 0 && proxy.end().connections() == 1);
            proxy.use(plan(always(new Effect.Timeout(Duration.ZERO), DOWNSTREAM)));
            Socket other = connect(proxy.address());
            other.getOutputStream().write(1);
            other.close();
            await().until(() -> proxy.standing() == 0 && proxy.end().connections() == 2);
        }
    }

    @Test
    void aLimitLetsSoManyBytesThroughAndThenEnds() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.LimitData(70_001), DOWNSTREAM));
                Socket client = connect(proxy.address())) {
            assertArrayEquals(Arrays.copyOf(much, 70_001), all(client));
            assertEquals(List.of("limit_data"), touched(proxy));
        }
    }

    @Test
    void aLimitThatIsNotReachedTouchesNothing() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.LimitData(much.length + 1), DOWNSTREAM));
                Socket client = connect(proxy.address())) {
            assertArrayEquals(much, all(client));
            assertEquals(List.of(), touched(proxy));
        }
    }

    @Test
    void theEndComesLater() throws Exception {
        try (Target target = new Target(says(new byte[] {1}));
                FaultProxy proxy = target.behind(always(new Effect.SlowClose(Duration.ofMillis(300)), DOWNSTREAM))) {
            long began = System.nanoTime();
            try (Socket client = connect(proxy.address())) {
                assertEquals(1, client.getInputStream().read());
                assertEquals(-1, client.getInputStream().read());
                notBefore(Duration.ofMillis(300), began);
                assertEquals(List.of("slow_close"), touched(proxy));
            }
        }
    }

    @Test
    void aResetWaitsItsTimeAndLetsNothingThroughMeanwhile() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.ResetPeer(Duration.ofMillis(300)), DOWNSTREAM))) {
            long began = System.nanoTime();
            try (Socket client = connect(proxy.address())) {
                assertReset(client);
                notBefore(Duration.ofMillis(300), began);
            }
        }
    }

    @Test
    void theSameBytesAreCorruptForTheSameSeed() throws Exception {
        try (Target target = new Target(says(much));
                FaultProxy proxy = target.behind(always(new Effect.Corrupt(0.01), DOWNSTREAM))) {
            proxy.begin(5, 1);
            byte[] once = received(proxy);
            proxy.begin(5, 1);
            assertArrayEquals(once, received(proxy));
            assertEquals(List.of("corrupt"), touched(proxy));
            int struck = 0;
            for (int i = 0; i < much.length; i++) {
                struck += once[i] == much[i] ? 0 : 1;
            }
            assertEquals(3_000, struck, 300);
        }
    }

    private static byte[] received(FaultProxy proxy) throws IOException {
        try (Socket client = connect(proxy.address())) {
            return all(client);
        }
    }

    @Test
    void theFirstFailAndThenItRecovers() throws Exception {
        Window first = new Window(List.of(), 1, 3, Duration.ZERO, Window.FOR_EVER);
        try (Target target = new Target(says(much));
                FaultProxy proxy =
                        target.behind(new Toxic(new Effect.ResetPeer(Duration.ZERO), DOWNSTREAM, 1, first))) {
            for (int trial = 1; trial <= 2; trial++) {
                proxy.begin(1, trial);
                for (int k = 1; k <= 3; k++) {
                    assertResetFromTheStart(proxy);
                }
                assertArrayEquals(much, received(proxy));
                assertEquals(
                        List.of(1, 2, 3),
                        proxy.end().touches().stream().map(Touch::connection).toList());
            }
        }
    }

    @Test
    void aSwitchedPlanWorksOnWhatStands() throws Exception {
        Effect slow = new Effect.Latency(Duration.ofMinutes(30), Duration.ZERO, Effect.Spread.UNIFORM);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind();
                Socket client = connect(proxy.address())) {
            ping(client, 1);
            proxy.use(plan(always(slow, UPSTREAM)));
            client.getOutputStream().write(2);
            await().until(() -> touched(proxy).equals(List.of("latency")));
            proxy.use(FaultPlan.NONE);
            assertEquals(2, client.getInputStream().read(), "a delay that is gone delays nothing more");
            ping(client, 3);
            proxy.use(plan(always(new Effect.Timeout(Duration.ofMillis(1)), DOWNSTREAM)));
            assertEquals(-1, client.getInputStream().read(), "though nothing was said");
        }
    }

    private static void ping(Socket client, int what) throws IOException {
        client.getOutputStream().write(what);
        assertEquals(what, client.getInputStream().read());
    }

    @Test
    void toxicsOfBothDirectionsAddUp() throws Exception {
        Effect latency = new Effect.Latency(Duration.ofMillis(100), Duration.ZERO, Effect.Spread.UNIFORM);
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind(
                        always(latency, UPSTREAM), always(latency, DOWNSTREAM), always(latency, DOWNSTREAM));
                Socket client = connect(proxy.address())) {
            long began = System.nanoTime();
            ping(client, 9);
            notBefore(Duration.ofMillis(300), began);
        }
    }
}
