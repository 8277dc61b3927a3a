package netcoms.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.ServerSettings;

/**
 * What connections that never read cost the others: latency of lines at a steady rate with and without them, in turn, in
 * one JVM, from when the kernel takes no more for them until after they have all been closed. Latency counts from the moment when a line was due, so a stall is charged to every line that it delays.
 * Arguments: how many never read (1000), lines per second (1000), seconds of each measurement (20), rounds (3). Asserts
 * nothing; ends with the ratio of the medians.
 */
final class NeverReadersBench {
    private static final int READERS = 20;
    private static final long PAUSE_NANOS = 500_000;
    private static final String TAIL = "x".repeat(80);
    private static final String LONG_LINE = line(0, "y".repeat(8_000));

    /** The kernel's buffers are full, and this much is left before the first of them is closed. */
    private static final long AHEAD_BYTES = 700 * 1024;

    private static final ServerSettings SETTINGS = new ServerSettings(
            "127.0.0.1", 0, 1, 20_000, 65_536, Duration.ofMinutes(1), 200, 1 << 20, true, 20, 10, 64);

    private NeverReadersBench() {}

    public static void main(String[] words) throws Exception {
        int crowd = number(words, 0, 1_000);
        int perSecond = number(words, 1, 1_000);
        int seconds = number(words, 2, 20);
        int rounds = number(words, 3, 3);
        long full = bytesUntilClosed(); // and a warm-up
        measure(0, perSecond, Math.min(5, seconds), 0);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            without.add(measure(0, perSecond, seconds, full - AHEAD_BYTES));
            with.add(measure(crowd, perSecond, seconds, full - AHEAD_BYTES));
        }
        System.out.printf("p99 with / without: %.2f%n", median(with) / median(without));
    }

    /** Returns p99 in milliseconds. */
    private static double measure(int crowd, int perSecond, int seconds, long ahead) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (ChatServer server = ChatServer.start(SETTINGS)) {
            long[][] latencies = new long[READERS][];
            List<Thread> readers = new ArrayList<>();
            int lines = perSecond * seconds;
            for (int i = 0; i < READERS; i++) {
                Socket socket = in(server.address(), "reader" + i, 0);
                sockets.add(socket);
                int which = i;
                readers.add(Thread.ofVirtual().start(() -> latencies[which] = read(socket, lines)));
            }
            for (int i = 0; i < crowd; i++) {
                sockets.add(in(server.address(), "deaf" + i, 4_096));
            }
            Socket talker = in(server.address(), "talker", 0);
            sockets.add(talker);
            Thread.ofVirtual().start(() -> read(talker, 1)); // joins and leaves
            byte[] long0 = LONG_LINE.getBytes(StandardCharsets.UTF_8);
            for (long said = 0; said < ahead; said += long0.length) {
                talker.getOutputStream().write(long0);
                LockSupport.parkNanos(500_000); // the readers are to keep up
            }
            while (server.figures().linesIn() < ahead / long0.length) { // what comes before is not to be measured
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            talk(talker.getOutputStream(), perSecond, lines);
            for (Thread reader : readers) {
                reader.join();
            }
            long[] all = Arrays.stream(latencies)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            double p99 = all[(int) (all.length * 0.99)] / 1e6;
            System.out.printf(
                    "%,5d never read: p50 %.2f ms, p99 %.2f ms, max %.1f ms of %,d deliveries; closed %s%n",
                    crowd,
                    all[all.length / 2] / 1e6,
                    p99,
                    all[all.length - 1] / 1e6,
                    all.length,
                    server.figures().closed());
            return p99;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** How much must be said before somebody who never reads is closed: what the kernel takes, and the outbox. */
    private static long bytesUntilClosed() throws Exception {
        byte[] line = LONG_LINE.getBytes(StandardCharsets.UTF_8);
        long said = 0;
        try (ChatServer server = ChatServer.start(SETTINGS);
                Socket deaf = in(server.address(), "deaf", 4_096);
                Socket talker = in(server.address(), "talker", 0)) {
            while (closed(server) == 0) {
                talker.getOutputStream().write(line);
                said += line.length;
                LockSupport.parkNanos(500_000);
            }
        }
        System.out.printf("closed after %,d bytes%n", said);
        return said;
    }

    private static long closed(ChatServer server) {
        return server.figures().closed().getOrDefault("slow_consumer", 0L);
    }

    private static Socket in(InetSocketAddress address, String name, int receiveBytes) throws IOException {
        Socket socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.setTcpNoDelay(true);
        socket.connect(address);
        socket.getOutputStream()
                .write(("{\"type\":\"hello\"}{\"type\":\"username\",\"content\":\"" + name + "\"}{\"type\":\"join\"}")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String line(long dueNanos, String tail) {
        return "{\"type\":\"chat\",\"content\":\"@" + dueNanos + " " + tail + "\"}";
    }

    private static void talk(OutputStream out, int perSecond, int lines) throws IOException {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        for (int i = 0; i < lines; i++) {
            long due = start + (long) (i * (1e9 / perSecond));
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            out.write(line(due, TAIL).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The latencies of so many lines, in nanoseconds. */
    private static long[] read(Socket socket, int lines) {
        long[] latencies = new long[Math.min(lines, 10_000_000)];
        int count = 0;
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null && count < lines; line = in.readLine()) {
                int at = line.indexOf('@');
                if (at >= 0 && line.charAt(at + 1) != '0') {
                    latencies[count++] =
                            System.nanoTime() - Long.parseLong(line.substring(at + 1, line.indexOf(' ', at)));
                    if (count == lines) {
                        break;
                    }
                }
            }
        } catch (IOException e) {
            // closed: the measurement is over
        }
        return Arrays.copyOf(latencies, count);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static int number(String[] words, int at, int otherwise) {
        return words.length > at ? Integer.parseInt(words[at]) : otherwise;
    }
}
