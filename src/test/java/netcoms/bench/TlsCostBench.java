package netcoms.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import netcoms.secure.Fingerprint;
import netcoms.secure.Tls;

/**
 * What TLS costs the chat server: the same load plainly and through TLS, in turn, each on a server process of its own. Every
 * receiver must get every line, or there are no figures. Arguments: receivers, publishers, seconds, rounds.
 */
public final class TlsCostBench {
    private static final int WINDOW = 128;
    private static final String TEXT = "x".repeat(100);

    private final int receivers;
    private final int publishers;
    private final int port;
    private final Tls tls;
    private final AtomicLongArray received;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean over;

    private TlsCostBench(int receivers, int publishers, int port, Tls tls) {
        this.receivers = receivers;
        this.publishers = publishers;
        this.port = port;
        this.tls = tls;
        received = new AtomicLongArray(receivers);
    }

    public static void main(String[] args) throws Exception {
        int receivers = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int publishers = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        Path home = Files.createTempDirectory("netcoms-tls");
        for (int round = 1; round <= rounds; round++) {
            for (boolean secure : new boolean[] {false, true}) {
                measure(home, secure, receivers, publishers, seconds);
            }
        }
    }

    private static void measure(Path home, boolean secure, int receivers, int publishers, int seconds)
            throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dnetcoms.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "netcoms.app.Main",
                "--set",
                "chat.security-folder=" + home.resolve("private"),
                "server",
                "--port",
                "0"));
        if (secure) {
            words.add("--tls");
        }
        Process server = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String listening = out.readLine();
            Tls tls = secure ? Tls.pinned(fingerprint(out.readLine())) : null;
            int port = Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1));
            new TlsCostBench(receivers, publishers, port, tls)
                    .run(server.toHandle(), secure ? "TLS" : "plain", seconds);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static Fingerprint fingerprint(String line) {
        return Fingerprint.parse(line.substring(line.indexOf("SHA256:"))).orElseThrow();
    }

    private void run(ProcessHandle server, String name, int seconds) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < receivers; i++) {
                Socket socket = enter("r" + i);
                sockets.add(socket);
                int number = i;
                Thread.ofPlatform().daemon().start(() -> drain(socket, number));
            }
            List<Thread> talking = new ArrayList<>();
            for (int i = 0; i < publishers; i++) {
                Socket socket = enter("p" + i);
                sockets.add(socket);
                Thread.ofPlatform().daemon().start(() -> drain(socket, -1));
                talking.add(Thread.ofVirtual().start(() -> publish(socket)));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // until the server's code is compiled
            long before = delivered();
            Duration cpuBefore = server.info().totalCpuDuration().orElse(Duration.ZERO);
            long start = System.nanoTime();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            double took = (System.nanoTime() - start) / 1e9;
            long lines = delivered() - before;
            double cpu = server.info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .minus(cpuBefore)
                            .toNanos()
                    / 1e3;
            over = true;
            for (Thread thread : talking) {
                thread.join();
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (least() < sent.get() && System.nanoTime() < until) {
                LockSupport.parkNanos(1_000_000);
            }
            boolean ok = delivered() == sent.get() * receivers;
            System.out.printf(
                    Locale.ROOT,
                    "%dx%d %-5s %8.0f deliveries/s  %.3f µs of server CPU each  %s%n",
                    receivers,
                    publishers,
                    name,
                    lines / took,
                    cpu / lines,
                    ok ? "ok" : "LINES ARE MISSING OR DOUBLED");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private Socket enter(String name) throws IOException {
        Socket raw = new Socket();
        raw.setTcpNoDelay(true);
        raw.connect(new InetSocketAddress("127.0.0.1", port));
        Socket socket = tls == null ? raw : tls.over(raw, "127.0.0.1", port);
        socket.getOutputStream().write("{\"type\":\"hello\",\"content\":\"HELLO\"}".getBytes(StandardCharsets.UTF_8));
        line(socket.getInputStream());
        socket.getOutputStream()
                .write(("{\"type\":\"username\",\"content\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
        line(socket.getInputStream());
        return socket;
    }

    private static void line(InputStream in) throws IOException {
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server hung up");
            }
        }
    }

    private void drain(Socket socket, int number) {
        byte[] chunk = new byte[64 * 1024];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                long lines = 0;
                for (int i = 0; i < count; i++) {
                    lines += chunk[i] == '\n' ? 1 : 0;
                }
                if (number >= 0) {
                    received.addAndGet(number, lines);
                }
            }
        } catch (IOException e) {
            if (!over) {
                throw new java.io.UncheckedIOException(e); // the server hung up
            }
        }
    }

    private void publish(Socket socket) {
        byte[] line = ("{\"type\":\"chat\",\"content\":\"" + TEXT + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] many = new byte[line.length * 32];
        for (int i = 0; i < 32; i++) {
            System.arraycopy(line, 0, many, i * line.length, line.length);
        }
        try {
            while (!over) {
                if (sent.get() - least() + 32 > (long) WINDOW * publishers) {
                    LockSupport.parkNanos(20_000);
                } else {
                    sent.addAndGet(32);
                    socket.getOutputStream().write(many);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long least() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < receivers; i++) {
            least = Math.min(least, received.get(i));
        }
        return least;
    }

    private long delivered() {
        long all = 0;
        for (int i = 0; i < receivers; i++) {
            all += received.get(i);
        }
        return all;
    }
}
