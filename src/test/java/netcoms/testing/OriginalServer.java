package netcoms.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that knows the original handshake and nothing else: no extras, no delimiters; one client after the other. */
public final class OriginalServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final StringBuffer heard = new StringBuffer();
    private volatile Socket client;

    public OriginalServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Everything that came, as text. */
    public String heard() {
        return heard.toString();
    }

    public void say(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                client = socket;
                answer(socket);
            } catch (IOException e) {
                // the client left, or the test is over
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        byte[] chunk = new byte[1024];
        for (int n = socket.getInputStream().read(chunk);
                n > 0;
                n = socket.getInputStream().read(chunk)) {
            String text = new String(chunk, 0, n, StandardCharsets.UTF_8);
            heard.append(text);
            if (text.contains("\"hello\"")) {
                say("{\"type\": \"hello_ack\", \"content\": \"HELLO_ACK\"}");
            } else if (text.contains("\"type\":\"username\"")) {
                say("{\"type\": \"username_accepted\", \"content\": \"USERNAME_ACCEPTED\"}");
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
    }
}
