package netcoms.task;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import netcoms.chat.ChatNames;
import netcoms.chat.Message;
import netcoms.secure.Fingerprint;
import netcoms.secure.Tls;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that talk to the chat server, on the calling thread alone: with many clients it does each step for all of
 * them in turn, and the kernel's buffers let them proceed side by side.
 */
final class ChatTasks {
    private final TaskSettings settings;
    private final @Nullable Tls tls;

    ChatTasks(TaskSettings settings) {
        this.settings = settings;
        Fingerprint certificate = settings.door().certificate();
        tls = certificate == null ? null : Tls.pinned(certificate);
    }

    void send(String content, Attempt attempt, Footprint footprint) throws TaskFailure, InterruptedException {
        try (ChatExchange client = ChatExchange.open(settings, tls, footprint)) {
            client.send(new Message.OneShot(content));
            client.expect(Message.OneShotAck.class);
        }
    }

    void receive(Duration time, Footprint footprint) throws TaskFailure {
        try (Connection connection = Connection.toTarget(settings, tls, footprint)) {
            Deadline end = Deadline.in(time);
            byte[] ignored = new byte[1024];
            try {
                while (!end.passed()) {
                    if (connection.read(ignored, 0, ignored.length, end) < 0) {
                        throw connection.eof();
                    }
                }
            } catch (SocketTimeoutException e) {
                // The time is over, which is what was asked for.
            } catch (IOException e) {
                throw connection.failure(e, end);
            }
        }
    }

    void broadcast(String content, int clients, Attempt attempt, Footprint footprint)
            throws TaskFailure, InterruptedException {
        try (Clients all = new Clients()) {
            all.connect(clients, footprint);
            for (ChatExchange client : all.list) {
                client.send(new Message.OneShot(content));
            }
            for (ChatExchange client : all.list) {
                client.expect(Message.OneShotAck.class);
            }
        }
    }

    void fanout(String content, int listeners, Attempt attempt, Footprint footprint)
            throws TaskFailure, InterruptedException {
        // Tasks of other threads and processes do the same at this moment: the name must be new.
        String name = "fan-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        try (Clients all = new Clients()) {
            all.connect(listeners, footprint);
            for (ChatExchange client : all.list) {
                client.greet();
            }
            for (ChatExchange client : all.list) {
                client.expectGreeting();
            }
            int number = 0;
            for (ChatExchange client : all.list) {
                client.send(new Message.Username(name + "-" + number++));
            }
            for (ChatExchange client : all.list) {
                client.expect(Message.UsernameAccepted.class);
            }
            // Other tasks say the same at this moment: the mark tells whose line it is.
            String line = content + " #" + name;
            try (ChatExchange sender = ChatExchange.open(settings, tls, footprint)) {
                sender.send(new Message.OneShot(line));
                sender.expect(Message.OneShotAck.class);
                for (ChatExchange listener : all.list) {
                    listener.awaitLine(ChatNames.GUEST, line);
                }
            }
        }
    }

    /** Connections that end together. */
    private final class Clients implements AutoCloseable {
        final List<ChatExchange> list = new ArrayList<>();

        void connect(int count, Footprint footprint) throws TaskFailure, InterruptedException {
            for (int i = 0; i < count; i++) {
                list.add(ChatExchange.open(settings, tls, footprint));
            }
        }

        @Override
        public void close() {
            list.forEach(ChatExchange::close);
        }
    }
}
