package netcoms.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says exactly what a test tells it to, and reads objects line by line, as this server writes them. */
public final class RawPeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final BufferedReader messages;

    public RawPeer(InetSocketAddress address) throws IOException {
        this(connected(address));
    }

    /** Over a connected socket, which may have TLS around it. */
    public RawPeer(Socket connected) throws IOException {
        socket = connected;
        messages = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    public static Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.setTcpNoDelay(true);
        socket.connect(address);
        return socket;
    }

    /** Through the handshake with these extras, a JSON array or empty; what came with the answer is still to be read. */
    public static RawPeer in(InetSocketAddress address, String name, String caps) throws IOException {
        return new RawPeer(address).enter(name, caps);
    }

    /** The handshake alone. */
    public RawPeer enter(String name, String caps) throws IOException {
        RawPeer peer = this;
        peer.say("{\"type\":\"hello\",\"content\":\"HELLO\"" + (caps.isEmpty() ? "" : ",\"caps\":" + caps) + "}");
        peer.next("hello_ack");
        peer.say("{\"type\":\"username\",\"content\":\"" + name + "\"}");
        peer.next("username_accepted");
        return peer;
    }

    public RawPeer say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawPeer say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public RawPeer chat(String content) throws IOException {
        return say("{\"type\":\"chat\",\"content\":" + JSON.writeValueAsString(content) + "}");
    }

    /** The next message. */
    public JsonNode next() throws IOException {
        String line = messages.readLine();
        if (line == null) {
            throw new EOFException("the server hung up");
        }
        return JSON.readTree(line);
    }

    /** The next message, which must be of this type. */
    public JsonNode next(String type) throws IOException {
        JsonNode message = next();
        if (!message.path("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + ", got " + message);
        }
        return message;
    }

    /** Everything up to the first message that is wanted, that one included. */
    public List<JsonNode> until(Predicate<JsonNode> wanted) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!wanted.test(all.get(all.size() - 1)));
        return all;
    }

    /** Everything that comes before the server hangs up. */
    public List<JsonNode> rest() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line = messages.readLine(); line != null; line = messages.readLine()) {
            all.add(JSON.readTree(line));
        }
        return all;
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
