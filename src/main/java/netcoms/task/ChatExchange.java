package netcoms.task;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import netcoms.chat.FrameDecoder;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.secure.Secret;
import netcoms.secure.Tls;
import org.jspecify.annotations.Nullable;

/** One client of the chat's wire protocol, blocking, used by one thread: what the chat tasks need of it. */
final class ChatExchange implements Closeable {
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;
    private static final int CHUNK_BYTES = 4096;
    /** The extra of a server that says a line with a mark once only, and confirms it when it comes again. */
    private static final String ONCE = "once";

    private final Connection connection;
    private Deadline deadline;
    private final FrameDecoder frames = new FrameDecoder(MAX_MESSAGE_BYTES);
    private final MessageCodec codec = new MessageCodec(MAX_MESSAGE_BYTES);
    private final Deque<Message> received = new ArrayDeque<>();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private boolean greeted;
    private boolean once;
    private boolean used;

    private ChatExchange(Connection connection, Deadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    /** Connects, and shows the password where there is one; the response timeout runs from connected. */
    static ChatExchange open(TaskSettings settings, @Nullable Tls tls, Footprint footprint)
            throws TaskFailure, InterruptedException {
        Connection connection = Connection.toTarget(settings, tls, footprint);
        ChatExchange exchange = new ChatExchange(connection, Deadline.in(settings.responseTimeout()));
        Secret password = settings.door().password();
        if (password != null) {
            try {
                exchange.show(password);
            } catch (TaskFailure | InterruptedException e) {
                exchange.close();
                throw e;
            }
        }
        return exchange;
    }

    /**
     * A task begins to use it.
     *
     * @param footprint gets where it comes from, unless the same task has opened it
     */
    void begin(Duration responseTimeout, Footprint footprint) {
        deadline = Deadline.in(responseTimeout);
        if (used) {
            footprint.connectedFrom(connection.port());
        }
        used = true;
    }

    /** Whether no task has begun to use it. */
    boolean isNew() {
        return !used;
    }

    /** Whether nothing is under way on it, and the peer has neither said anything nor closed; does not wait. */
    boolean quiet() {
        return received.isEmpty() && !frames.midway() && connection.quiet();
    }

    private void show(Secret password) throws TaskFailure, InterruptedException {
        send(new Message.Hello(List.of("auth", "echo", ONCE), 0, ""));
        greeted(expect(Message.HelloAck.class));
        send(new Message.Auth(password));
        expect(Message.AuthAccepted.class);
    }

    /** Says hello, unless that is done. */
    void greet() throws TaskFailure, InterruptedException {
        if (!greeted) {
            send(new Message.Hello(null, 0, ""));
        }
    }

    void expectGreeting() throws TaskFailure {
        if (!greeted) {
            greeted(expect(Message.HelloAck.class));
        }
    }

    /** Says hello and asks whether lines with a mark are said once only, unless that is done. */
    void askOnce() throws TaskFailure, InterruptedException {
        if (!greeted) {
            send(new Message.Hello(List.of("echo", ONCE), 0, ""));
        }
    }

    /**
     * Waits until that is answered.
     *
     * @param unclear what is thrown, with the reason, if they are not
     */
    void expectOnce(TaskFailure unclear) throws TaskFailure {
        expectGreeting();
        if (!once) {
            throw new TaskFailure(
                            unclear.kind(),
                            unclear.getMessage() + "; not sent again, because the server cannot tell whether it came",
                            unclear.getCause())
                    .unclear()
                    .lasting()
                    .blameless();
        }
    }

    private void greeted(Message.HelloAck ack) {
        List<String> granted = ack.caps();
        greeted = true;
        once = granted != null && granted.contains(ONCE);
    }

    void send(Message message) throws TaskFailure, InterruptedException {
        connection.write(codec.bytes(message, false), deadline);
    }

    /** Waits for the next message; it must be of this type. */
    <T extends Message> T expect(Class<T> type) throws TaskFailure {
        Message reply = next();
        if (!type.isInstance(reply)) {
            throw new TaskFailure(
                    FailureKind.PROTOCOL,
                    connection.where() + ": expected " + type.getSimpleName() + ", the peer sent " + reply);
        }
        return type.cast(reply);
    }

    /** Waits for this line of this person; everything else is passed over. */
    void awaitLine(String username, String content) throws TaskFailure {
        while (true) {
            if (next() instanceof Message.Chat line
                    && line.username().equals(username)
                    && line.content().equals(content)) {
                return;
            }
        }
    }

    /** The next message; a refusal of the server is a rejection in its own words. */
    private Message next() throws TaskFailure {
        while (received.isEmpty()) {
            read();
        }
        Message message = received.remove();
        if (message instanceof Message.Refusal refusal) {
            throw new TaskFailure(FailureKind.REJECTED, connection.where() + ": " + refusal.content());
        }
        return message;
    }

    private void read() throws TaskFailure {
        try {
            int count = connection.read(chunk, 0, chunk.length, deadline);
            if (count < 0) {
                throw connection.eof();
            }
            frames.decode(chunk, 0, count, this::decoded);
        } catch (MalformedException e) {
            throw new TaskFailure(FailureKind.PROTOCOL, connection.where() + ": " + e.sentence());
        } catch (IOException e) {
            throw connection.failure(e, deadline);
        }
    }

    private boolean decoded(byte[] bytes, int from, int to) throws MalformedException {
        received.add(codec.decode(bytes, from, to));
        return true;
    }

    @Override
    public void close() {
        connection.close();
    }
}
