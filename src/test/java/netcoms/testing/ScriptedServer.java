package netcoms.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A blocking loopback server for tests: one thread a connection, which follows a script. */
public final class ScriptedServer implements AutoCloseable {
    /** What a connection does; it is closed when the script returns. */
    @FunctionalInterface
    public interface Script {
        void follow(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private ScriptedServer(Script script) throws IOException {
        this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread.ofPlatform().daemon().name("scripted-server").start(this::accept);
    }

    public static ScriptedServer start(Script script) throws IOException {
        return new ScriptedServer(script);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections were open at once, at most. */
    public int mostOpen() {
        return mostOpen.get();
    }

    /** How many connections are open now. */
    public int open() {
        return open.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.follow(socket);
        } catch (Exception e) {
            // The client left, or the test is over.
        } finally {
            open.decrementAndGet();
        }
    }

    /** Reads one JSON object without nested ones. */
    public static String object(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        int c;
        do {
            c = in.read();
            if (c < 0) {
                throw new IOException("end of stream");
            }
            text.append((char) c);
        } while (c != '}');
        return text.toString().strip();
    }

    public static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Waits until the client closes. */
    public static void drain(Socket socket) throws IOException {
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    /** Ends with a reset instead of an orderly close. */
    public static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
