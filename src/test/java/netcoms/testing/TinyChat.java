package netcoms.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of a chat server as tasks need: acknowledges one-shots, names people and relays their lines to the others. */
public final class TinyChat implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Socket> people = new ConcurrentHashMap<>();
    private final ScriptedServer server;

    public TinyChat() throws IOException {
        server = ScriptedServer.start(this::follow);
    }

    public int port() {
        return server.port();
    }

    public int mostOpen() {
        return server.mostOpen();
    }

    private void follow(Socket socket) throws IOException {
        String name = "";
        try {
            while (true) {
                JsonNode message = JSON.readTree(ScriptedServer.object(socket));
                String content = message.path("content").asText();
                switch (message.path("type").asText()) {
                    case "message" -> {
                        relay("guest", content);
                        reply(socket, "message_ack", "server", "MESSAGE_ACK");
                    }
                    case "hello" -> reply(socket, "hello_ack", "server", "HELLO_ACK");
                    case "username" -> {
                        if (people.putIfAbsent(content, socket) != null) {
                            reply(socket, "error", "System", "the name is taken");
                            return;
                        }
                        name = content;
                        reply(socket, "username_accepted", "server", "USERNAME_ACCEPTED");
                    }
                    case "chat" -> relay(name, content);
                    default -> reply(socket, "error", "System", "unknown type");
                }
            }
        } finally {
            people.remove(name, socket);
        }
    }

    private void relay(String name, String content) {
        people.forEach((other, socket) -> {
            if (!other.equals(name)) {
                try {
                    reply(socket, "chat", name, content);
                } catch (IOException e) {
                    // That one left meanwhile.
                }
            }
        });
    }

    private static void reply(Socket socket, String type, String username, String content) throws IOException {
        String text = JSON.createObjectNode()
                .put("type", type)
                .put("username", username)
                .put("content", content)
                .put("timestamp", "12:00:00")
                .toString();
        // Several senders may write to one listener.
        synchronized (socket) {
            ScriptedServer.write(socket, text);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
