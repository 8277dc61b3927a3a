package netcoms.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One client of the chat's wire protocol, blocking, used by one thread: what the chat tasks need of it. Objects come
 * back to back without a delimiter; Jackson's parser finds their ends as it reads.
 */
final class ChatExchange implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Connection connection;
    private final Deadline deadline;
    private final JsonParser replies;

    /** One object of the server; absent text is empty. */
    record Reply(String type, String username, String content) {}

    /** Connects; the response timeout runs from then. */
    static ChatExchange open(TaskSettings settings) throws TaskFailure {
        Connection connection = Connection.open(settings.host(), settings.port(), settings.connectTimeout());
        return new ChatExchange(connection, Deadline.in(settings.responseTimeout()));
    }

    private ChatExchange(Connection connection, Deadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
        try {
            this.replies = JSON.createParser(connection.input(deadline));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String type, String content) throws TaskFailure, InterruptedException {
        connection.write(object(type, content), deadline);
    }

    /** Waits for the next object; its type must be the given one. */
    void expect(String type) throws TaskFailure {
        Reply reply = next();
        if (!reply.type().equals(type)) {
            throw new TaskFailure(
                    FailureKind.PROTOCOL,
                    connection.where() + ": expected '" + type + "', the peer sent '" + reply.type() + "'");
        }
    }

    /** Waits for this line of this person; everything else is passed over. */
    void awaitLine(String username, String content) throws TaskFailure {
        Reply reply;
        do {
            reply = next();
        } while (!(reply.type().equals("chat")
                && reply.username().equals(username)
                && reply.content().equals(content)));
    }

    /** The next object; an {@code error} of the server is a rejection in its own words. */
    private Reply next() throws TaskFailure {
        try {
            Reply reply = read();
            if (reply == null) {
                throw connection.eof();
            }
            if (reply.type().equals("error")) {
                throw new TaskFailure(FailureKind.REJECTED, connection.where() + ": " + reply.content());
            }
            return reply;
        } catch (JsonEOFException e) {
            throw connection.eof();
        } catch (JsonProcessingException e) {
            throw new TaskFailure(
                    FailureKind.PROTOCOL, connection.where() + ": not a JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw connection.failure(e, deadline);
        }
    }

    private @Nullable Reply read() throws IOException, TaskFailure {
        JsonToken token = replies.nextToken();
        if (token == null) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new TaskFailure(
                    FailureKind.PROTOCOL,
                    connection.where() + ": expected a JSON object, the peer sent something else");
        }
        String type = "";
        String username = "";
        String content = "";
        while (replies.nextToken() != JsonToken.END_OBJECT) {
            String field = replies.currentName();
            replies.nextToken();
            switch (field) {
                case "type" -> type = replies.getValueAsString("");
                case "username" -> username = replies.getValueAsString("");
                case "content" -> content = replies.getValueAsString("");
                default -> replies.skipChildren();
            }
        }
        return new Reply(type, username, content);
    }

    private static byte[] object(String type, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + content.length());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("content", content);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        connection.close();
    }
}
