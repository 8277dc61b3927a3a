package netcoms.fault;

import static netcoms.fault.FaultProxyIT.always;
import static netcoms.fault.Target.connect;
import static netcoms.fault.Toxic.Stream.DOWNSTREAM;
import static netcoms.fault.Toxic.Stream.UPSTREAM;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many connections, peers without manners: nothing is left behind and nothing grows. */
class FaultProxyStrainIT {
    private static final int CONNECTIONS = 10_000;
    private static final int AT_ONCE = 50;

    @TempDir
    Path folder;

    @Test
    void tenThousandConnectionsLeaveNoFileAndNoThread() throws Exception {
        Toxic reset = new Toxic(new Effect.ResetPeer(Duration.ZERO), DOWNSTREAM, 0.2, Window.ALWAYS);
        Toxic later = new Toxic(
                new Effect.Latency(Duration.ofNanos(1), Duration.ZERO, Effect.Spread.UNIFORM),
                UPSTREAM,
                0.3,
                Window.ALWAYS);
        try (Target target = new Target(Target.ECHO)) {
            long before = openFiles();
            try (FaultProxy proxy = target.behind(reset, later)) {
                proxy.begin(11, 1);
                AtomicInteger left = new AtomicInteger(CONNECTIONS);
                AtomicInteger resets = new AtomicInteger();
                List<Thread> clients = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                            while (left.getAndDecrement() > 0) {
                                resets.addAndGet(isReset(proxy) ? 1 : 0);
                            }
                        }))
                        .limit(AT_ONCE)
                        .toList();
                for (Thread client : clients) {
                    client.join();
                }
                long struck = IntStream.rangeClosed(1, CONNECTIONS)
                        .filter(k -> Fates.of(Target.plan(reset), 11, 1, k).size() == 1)
                        .count();
                assertEquals(CONNECTIONS, proxy.end().connections());
                assertEquals(struck, resets.get(), "as many as the fates say");
                assertEquals(
                        struck,
                        proxy.end().touches().stream()
                                .filter(touch -> touch.toxics().contains("reset_peer"))
                                .count());
                await().until(() -> proxy.standing() == 0);
                await().until(() -> openFiles() <= before + 10);
            }
            await().until(() -> openFiles() <= before);
            await().until(() -> threads("fault-") == 0);
        }
    }

    private static boolean isReset(FaultProxy proxy) {
        try (Socket client = connect(proxy.address())) {
            client.getOutputStream().write(1);
            assertEquals(1, client.getInputStream().read());
            return false;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void standingConnectionsEndWithTheProxy() throws Exception {
        try (Target target = new Target(Target.ECHO)) {
            FaultProxy proxy = target.behind(always(new Effect.Timeout(Duration.ZERO), UPSTREAM));
            List<Socket> clients = Stream.generate(() -> {
                        try {
                            Socket client = connect(proxy.address());
                            client.getOutputStream().write(1);
                            return client;
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .limit(100)
                    .toList();
            await().until(() -> proxy.end().connections() == 100);
            proxy.close();
            for (Socket client : clients) {
                FaultProxyIT.assertReset(client);
                client.close();
            }
            await().until(() -> threads("fault-") == 0);
            assertThrows(ConnectException.class, () -> connect(proxy.address()).close());
        }
    }

    @Test
    void aClientThatNeverReadsHoldsItsServerBack() throws Exception {
        AtomicLong written = new AtomicLong();
        Target.Manners floods = client -> {
            byte[] chunk = new byte[64 * 1024];
            while (written.addAndGet(chunk.length) < 4L << 30) {
                client.getOutputStream().write(chunk);
            }
        };
        Effect latency = new Effect.Latency(Duration.ofMillis(1), Duration.ZERO, Effect.Spread.UNIFORM);
        for (Toxic[] toxics : new Toxic[][] {{}, {always(latency, DOWNSTREAM)}}) {
            written.set(0);
            try (Target target = new Target(floods);
                    FaultProxy proxy = target.behind(toxics);
                    Socket neverReads = connect(proxy.address())) {
                AtomicLong last = new AtomicLong();
                await().pollInterval(Duration.ofMillis(500))
                        .until(() -> written.get() > 0 && last.getAndSet(written.get()) == written.get());
                assertTrue(written.get() < 64 << 20, "buffers of the kernel and 4 MiB, not " + written.get());
                assertTrue(neverReads.isConnected());
            }
        }
    }

    @Test
    void whoIsStillInLineCountsForTheTrialThatEnds() throws Exception {
        try (Target target = new Target(Target.ECHO);
                FaultProxy proxy = target.behind()) {
            for (int trial = 1; trial <= 50; trial++) {
                proxy.begin(1, trial);
                for (int k = 0; k < 20; k++) {
                    connect(proxy.address()).close();
                }
                assertEquals(20, proxy.end().connections());
            }
        }
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    /** Virtual ones included, which no other list has. */
    private long threads(String prefix) throws IOException {
        Path dump = folder.resolve("threads-" + System.nanoTime() + ".txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"" + prefix)).count();
        }
    }
}
