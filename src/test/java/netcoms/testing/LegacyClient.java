package netcoms.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * An existing client as the wire protocol describes it, deliberately naive: it blocks in one {@code recv(1024)} for each
 * message and takes the whole chunk for ONE object. Anything else in the chunk is an error.
 */
public final class LegacyClient implements AutoCloseable {
    private static final int CHUNK = 1024;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Socket socket = new Socket();

    public LegacyClient(InetSocketAddress address) throws IOException {
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.connect(address);
    }

    /** Sends one object without any delimiter. */
    public void send(String type, String content) throws IOException {
        send(Map.of("type", type, "username", "whatever", "content", content, "timestamp", "12:34:56"));
    }

    public void send(Map<String, ?> message) throws IOException {
        raw(JSON.writeValueAsString(message));
    }

    public void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One {@code recv(1024)}, the chunk as one object; empty at the end of the stream. */
    public Map<String, Object> receive() throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = socket.getInputStream().read(chunk);
        if (count < 0) {
            return Map.of();
        }
        String text = new String(chunk, 0, count, StandardCharsets.UTF_8);
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IOException("not ONE object in a chunk: " + text, e);
        }
    }

    /** The whole handshake, as it goes: hello, username, join. */
    public LegacyClient shakeHands(String name) throws IOException {
        send("hello", "HELLO");
        expect("hello_ack", "HELLO_ACK");
        send("username", name);
        expect("username_accepted", "USERNAME_ACCEPTED");
        send("join", name);
        return this;
    }

    public Map<String, Object> expect(String type, String content) throws IOException {
        Map<String, Object> message = receive();
        if (!type.equals(message.get("type")) || !content.equals(message.get("content"))) {
            throw new AssertionError("expected " + type + " " + content + ", got " + message);
        }
        return message;
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
