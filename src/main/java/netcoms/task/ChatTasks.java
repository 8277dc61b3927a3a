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
        requireMark(attempt);
        try (ChatExchange client = ChatExchange.open(settings, tls, footprint)) {
            TaskFailure unclear = attempt.unclear();
            if (unclear != null) {
                client.askOnce();
                client.expectOnce(unclear);
            }
            try {
                client.send(new Message.OneShot(content, mark(attempt)));
                client.expect(Message.OneShotAck.class);
            } catch (TaskFailure e) {
                throw e.unclear();
            }
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
        requireMark(attempt);
        try (Clients all = new Clients()) {
            all.connect(clients, footprint);
            TaskFailure unclear = attempt.unclear();
            if (unclear != null) {
                all.requireOnce(unclear);
            }
            try {
                int number = 0;
                for (ChatExchange client : all.list) {
                    client.send(new Message.OneShot(content, mark(attempt, number++)));
                }
                for (ChatExchange client : all.list) {
                    client.expect(Message.OneShotAck.class);
                }
            } catch (TaskFailure e) {
                throw e.unclear();
            }
        }
    }

    /** The same for each try of a task, also in another worker, and for no other task; null without references. */
    private Message.@Nullable Ref mark(Attempt attempt) {
        String nonce = settings.way().nonce();
        return nonce.isEmpty() ? null : new Message.Ref(nonce + "-" + attempt.task(), false);
    }

    private Message.@Nullable Ref mark(Attempt attempt, int client) {
        Message.Ref task = mark(attempt);
        return task == null ? null : new Message.Ref(task.text() + "-" + client, false);
    }

    /** What may have been said without a mark cannot be confirmed. */
    private void requireMark(Attempt attempt) throws TaskFailure {
        TaskFailure unclear = attempt.unclear();
        if (unclear != null && settings.way().nonce().isEmpty()) {
            throw unclear.lasting();
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
                try {
                    sender.send(new Message.OneShot(line, null));
                    sender.expect(Message.OneShotAck.class);
                    for (ChatExchange listener : all.list) {
                        listener.awaitLine(ChatNames.GUEST, line);
                    }
                } catch (TaskFailure e) {
                    throw e.unclear();
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

        void requireOnce(TaskFailure unclear) throws TaskFailure, InterruptedException {
            for (ChatExchange client : list) {
                client.askOnce();
            }
            for (ChatExchange client : list) {
                client.expectOnce(unclear);
            }
        }

        @Override
        public void close() {
            list.forEach(ChatExchange::close);
        }
    }
}
