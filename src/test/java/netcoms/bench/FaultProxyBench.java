package netcoms.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultProxy;

/**
 * What the fault proxy without toxics costs: the same bytes and the same ping-pong directly, through it, and through socat
 * where that is installed ({@code apt-get install socat}), in turn. The byte count must be right, or there are no figures.
 * Arguments: MiB to stream, pings of 64 bytes, connections one after the other, rounds.
 */
public final class FaultProxyBench {
    private static final int PING = 64;
    private static final int CHUNK = 256 * 1024;

    private FaultProxyBench() {}

    /** A way to the target. */
    private record Path(String name, InetSocketAddress address, List<double[]> results) {}

    public static void main(String[] args) throws Exception {
        long bytes = (args.length > 0 ? Long.parseLong(args[0]) : 2_000) << 20;
        int pings = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int connections = args.length > 2 ? Integer.parseInt(args[2]) : 2_000;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        List<Process> relays = new ArrayList<>();
        try (ServerSocketChannel target = ServerSocketChannel.open()) {
            target.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
            Thread.ofPlatform().daemon().start(() -> serve(target));
            InetSocketAddress there = (InetSocketAddress) target.getLocalAddress();
            try (FaultProxy ours =
                    FaultProxy.open(there.getAddress().getHostAddress(), there.getPort(), FaultPlan.NONE)) {
                List<Path> paths = new ArrayList<>();
                paths.add(new Path("direct", there, new ArrayList<>()));
                paths.add(new Path("fault proxy", ours.address(), new ArrayList<>()));
                socat(paths, relays, "socat", there, List.of());
                socat(paths, relays, "socat -b131072", there, List.of("-b131072"));
                for (Path path : paths) {
                    measure(path, bytes / 10, pings, connections / 10);
                }
                for (int round = 1; round <= rounds; round++) {
                    for (Path path : paths) {
                        double[] result = measure(path, bytes, pings, connections);
                        path.results.add(result);
                        print("round " + round + " " + path.name, result, result);
                    }
                }
                double[] direct = medians(paths.get(0));
                paths.forEach(path -> print("median " + path.name, medians(path), direct));
            }
        } finally {
            relays.forEach(Process::destroy);
        }
    }

    private static void socat(
            List<Path> paths, List<Process> relays, String name, InetSocketAddress there, List<String> options)
            throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> words = new ArrayList<>(List.of("socat"));
        words.addAll(options);
        words.add("TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,fork,nodelay,backlog=1024");
        words.add("TCP:127.0.0.1:" + there.getPort() + ",nodelay");
        try {
            relays.add(new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            System.out.println(name + " is not installed: left out");
            return;
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int tries = 0; tries < 100; tries++) {
            try {
                new Socket(address.getAddress(), port).close();
                paths.add(new Path(name, address, new ArrayList<>()));
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IOException(name + " does not listen");
    }

    /** GB/s; median and p99 round trip in us; connections per second, each with one ping. */
    private static double[] measure(Path path, long bytes, int pings, int connections) throws IOException {
        double[] trips = pings(path, pings);
        return new double[] {
            stream(path, bytes), trips[pings / 2], trips[(int) (pings * 0.99)], connects(path, connections)
        };
    }

    private static double stream(Path path, long bytes) throws IOException {
        try (SocketChannel client = connected(path)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
            long began = System.nanoTime();
            for (long left = bytes; left > 0; ) {
                buffer.clear().limit((int) Math.min(CHUNK, left));
                buffer.put(0, (byte) 0);
                while (buffer.hasRemaining()) {
                    left -= client.write(buffer);
                }
            }
            client.shutdownOutput();
            buffer.clear().limit(Long.BYTES);
            while (buffer.hasRemaining() && client.read(buffer) >= 0) {
                Thread.onSpinWait();
            }
            if (buffer.flip().getLong() != bytes) {
                throw new IOException(path.name + " lost bytes");
            }
            return bytes / (double) (System.nanoTime() - began);
        }
    }

    private static double[] pings(Path path, int pings) throws IOException {
        double[] trips = new double[pings];
        try (SocketChannel client = connected(path)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(PING);
            for (int i = -pings / 10; i < pings; i++) {
                long began = System.nanoTime();
                ping(client, buffer);
                if (i >= 0) {
                    trips[i] = (System.nanoTime() - began) / 1e3;
                }
            }
        }
        Arrays.sort(trips);
        return trips;
    }

    private static double connects(Path path, int connections) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PING);
        long began = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            try (SocketChannel client = connected(path)) {
                ping(client, buffer);
            }
        }
        return connections / ((System.nanoTime() - began) / 1e9);
    }

    private static void ping(SocketChannel client, ByteBuffer buffer) throws IOException {
        buffer.clear().put(0, (byte) 1);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                throw new IOException("the end came too early");
            }
        }
    }

    private static SocketChannel connected(Path path) throws IOException {
        SocketChannel client = SocketChannel.open(path.address);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return client;
    }

    private static void serve(ServerSocketChannel target) {
        while (target.isOpen()) {
            try {
                SocketChannel client = target.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What begins with a 1 is said back; anything else is counted until its end. */
    private static void serve(SocketChannel client) {
        try (client) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
            long counted = 0;
            while (client.read(buffer.clear()) >= 0) {
                if (buffer.get(0) == 1) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        client.write(buffer);
                    }
                } else {
                    counted += buffer.position();
                }
            }
            if (counted > 0) {
                buffer.clear().putLong(counted).flip();
                while (buffer.hasRemaining()) {
                    client.write(buffer);
                }
            }
        } catch (IOException e) {
            System.out.println("target: " + e);
        }
    }

    private static double[] medians(Path path) {
        double[] medians = new double[4];
        for (int i = 0; i < medians.length; i++) {
            int which = i;
            double[] sorted = path.results.stream()
                    .mapToDouble(result -> result[which])
                    .sorted()
                    .toArray();
            medians[i] = sorted[sorted.length / 2];
        }
        return medians;
    }

    private static void print(String name, double[] result, double[] direct) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %6.2f GB/s   round trip %7.1f us (p99 %8.1f, median %+7.1f)   %8.0f connections/s%n",
                name,
                result[0],
                result[1],
                result[2],
                result[1] - direct[1],
                result[3]);
    }
}
