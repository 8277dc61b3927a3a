package netcoms.chat.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chat server in a process of its own, which a test may kill, starve or look into. It ends with its standard input.
 * Used by one thread of the test.
 */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final InetSocketAddress address;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(answer("listening on ")));
    }

    /** Starts one on this port; 0 takes a free one. */
    static ServerProcess start(Path logs, int port, int history) throws IOException {
        return start(logs, port, history, Duration.ofMinutes(2), "ulimit -c 0");
    }

    /** The same with another time for the handshake, in a shell that says something first. */
    static ServerProcess start(Path logs, int port, int history, Duration handshake, String before) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                before + "; exec \"$0\" \"$@\"",
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                logs.toString(),
                Integer.toString(port),
                Integer.toString(history),
                handshake.toString());
        builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.endsWith("TOOL_OPTIONS"));
        return new ServerProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    InetSocketAddress address() {
        return address;
    }

    int port() {
        return address.getPort();
    }

    /** What {@code kill -9} does; returns when it is over. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Takes away the limit for the size of files. */
    void allowFiles() throws Exception {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:")
                .inheritIO()
                .start();
        if (prlimit.waitFor() != 0) {
            throw new IOException("prlimit failed");
        }
    }

    /** Open file descriptors. */
    long descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.count();
        }
    }

    /** Resident memory in bytes. */
    long residentBytes() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
        String line = status.stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D+", "")) * 1024;
    }

    /** What is in use of the heap after a collection, in bytes. */
    long heapBytes() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    int connections() throws IOException {
        return Integer.parseInt(ask("connections"));
    }

    /** How many were accepted since the start. */
    long accepted() throws IOException {
        return Long.parseLong(ask("accepted"));
    }

    /** How many connections ended for this reason. */
    long closed(CloseReason reason) throws IOException {
        return Long.parseLong(ask("closed " + reason.label()));
    }

    private String ask(String question) throws IOException {
        process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return answer("= ");
    }

    private String answer(String start) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("the server process ended");
    }

    @Override
    public void close() throws Exception {
        kill();
    }

    // ---- in that process

    public static void main(String[] words) throws Exception {
        ServerSettings settings = new ServerSettings(
                "127.0.0.1",
                Integer.parseInt(words[1]),
                1,
                20_000,
                65_536,
                Duration.parse(words[3]),
                Integer.parseInt(words[2]),
                1 << 20,
                true,
                20,
                10,
                64);
        try (ChatServer server = ChatServer.start(settings, Path.of(words[0]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("listening on " + server.address().getPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("= " + reply(server.figures(), line));
            }
        }
    }

    private static long reply(ServerFigures figures, String question) {
        return switch (question) {
            case "heap" -> {
                System.gc();
                yield Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            }
            case "connections" -> figures.connections();
            case "accepted" -> figures.accepted();
            default -> figures.closed().getOrDefault(question.substring("closed ".length()), 0L);
        };
    }
}
