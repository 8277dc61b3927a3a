package netcoms.task;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
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
    private final @Nullable ConnectionPool pool;

    /** @param pool of connections for lines; null for connections of each task's own */
    ChatTasks(TaskSettings settings, @Nullable ConnectionPool pool) {
        this.settings = settings;
        this.pool = pool;
        tls = tls(settings);
    }

    /** How the target is spoken to; null for plainly. */
    static @Nullable Tls tls(TaskSettings settings) {
        Fingerprint certificate = settings.door().certificate();
        return certificate == null ? null : Tls.pinned(certificate);
    }

    /** Says the line once from each of so many clients, and waits for all the answers. */
    void say(String content, int clients, Attempt attempt, Footprint footprint)
            throws TaskFailure, InterruptedException {
        try (Clients speakers = new Clients(pool != null && pool.has(clients) ? pool : null)) {
            connect(speakers, clients, footprint);
            TaskFailure unclear = attempt.unclear();
            if (unclear != null) {
                requireOnce(speakers, unclear);
            }
            try {
                int number = 0;
                for (ChatExchange client : speakers.all()) {
                    client.send(new Message.OneShot(content, mark(attempt, number++)));
                }
                for (ChatExchange client : speakers.all()) {
                    client.expect(Message.OneShotAck.class);
                }
            } catch (TaskFailure e) {
                // Without marks it cannot be confirmed, however often it is tried.
                throw marks() ? e.unclear() : e.unclear().lasting();
            }
            speakers.done();
        }
    }

    private void connect(Clients clients, int count, Footprint footprint) throws TaskFailure, InterruptedException {
        ConnectionPool from = clients.pool();
        if (from != null) {
            from.take(count, clients.all(), footprint);
            return;
        }
        for (int i = 0; i < count; i++) {
            clients.all().add(ChatExchange.open(settings, tls, footprint));
        }
    }

    private static void requireOnce(Clients clients, TaskFailure unclear) throws TaskFailure, InterruptedException {
        for (ChatExchange client : clients.all()) {
            client.askOnce();
        }
        for (ChatExchange client : clients.all()) {
            client.expectOnce(unclear);
        }
    }

    /** The same for each try of a task, also in another worker, and for no other line; null without references. */
    private Message.@Nullable Ref mark(Attempt attempt, int client) {
        return marks() ? new Message.Ref(settings.way().nonce() + "-" + attempt.task() + "-" + client, false) : null;
    }

    private boolean marks() {
        return !settings.way().nonce().isEmpty();
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

    void fanout(String content, int listeners, Attempt attempt, Footprint footprint)
            throws TaskFailure, InterruptedException {
        // Tasks of other threads and processes do the same at this moment: the name must be new.
        String name = "fan-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        try (Clients room = new Clients(null)) {
            connect(room, listeners, footprint);
            for (ChatExchange client : room.all()) {
                client.greet();
            }
            for (ChatExchange client : room.all()) {
                client.expectGreeting();
            }
            int number = 0;
            for (ChatExchange client : room.all()) {
                client.send(new Message.Username(name + "-" + number++));
            }
            for (ChatExchange client : room.all()) {
                client.expect(Message.UsernameAccepted.class);
            }
            // Other tasks say the same at this moment: the mark tells whose line it is.
            String line = content + " #" + name;
            try (ChatExchange sender = ChatExchange.open(settings, tls, footprint)) {
                try {
                    sender.send(new Message.OneShot(line, null));
                    sender.expect(Message.OneShotAck.class);
                    for (ChatExchange listener : room.all()) {
                        listener.awaitLine(ChatNames.GUEST, line);
                    }
                } catch (TaskFailure e) {
                    throw e.unclear();
                }
            }
        }
    }
}
