package netcoms.bench.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server under load: a process of its own on a free port of loopback, ours or one that is installed here. */
final class Server implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String MANY = "100000";

    /** Which server. */
    enum Kind {
        NETCOMS("NetComs", "java", new NetComsWire()),
        NATS("nats-server", "nats-server", new NatsWire()),
        REDIS("redis-server", "redis-server", new RedisWire()),
        MOSQUITTO("mosquitto", "mosquitto", new MqttWire());

        final String label;
        final Wire wire;
        private final String program;

        Kind(String label, String program, Wire wire) {
            this.label = label;
            this.program = program;
            this.wire = wire;
        }

        /** Where its program is; empty when it is not installed. */
        Optional<Path> installed() {
            if (this == NETCOMS) {
                return Optional.of(Path.of(System.getProperty("java.home"), "bin", program));
            }
            String folders = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";
            return Arrays.stream(folders.split(":"))
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    final Kind kind;
    final int port;
    private final Process process;

    Server(Kind kind, Path folder) throws IOException {
        this.kind = kind;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(command(folder));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(kind.label + ".log").toFile());
        process = builder.start();
        long deadline = System.nanoTime() + START_NANOS;
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException(kind.label + " did not start: see its log in " + folder);
            }
            Thread.onSpinWait();
        }
    }

    private List<String> command(Path folder) throws IOException {
        String program = kind.installed().orElseThrow().toString();
        String at = Integer.toString(port);
        return switch (kind) {
            case NETCOMS ->
                List.of(
                        program,
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xms32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "netcoms.app.Main",
                        "server",
                        "--port",
                        at,
                        "--set",
                        "chat.max-connections=" + MANY,
                        "--set",
                        "logs.folder=" + folder);
            case NATS -> List.of(program, "-a", "127.0.0.1", "-p", at);
            case REDIS ->
                List.of(
                        program,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        at,
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        folder.toString(),
                        "--maxclients",
                        MANY,
                        "--client-output-buffer-limit",
                        "pubsub 0 0 0");
            case MOSQUITTO -> {
                Path file = folder.resolve("mosquitto.conf");
                Files.writeString(
                        file,
                        "listener " + at + " 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n"
                                + "set_tcp_nodelay true\n");
                yield List.of(program, "-c", file.toString());
            }
        };
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Processor time that it has used. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Resident memory in MiB; 0 where the system does not tell. */
    long memoryMib() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
