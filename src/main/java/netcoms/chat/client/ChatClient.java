package netcoms.chat.client;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import netcoms.chat.ChatText;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.secure.Tls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a chat server, which reconnects with back-off and resumes without a gap. Works with the original
 * server too, which grants no extras: then own lines are shown when they are written, and what is missed is missed.
 *
 * <p>Threads: {@code chat-client-in} (platform, for it reads all day, and a virtual one pays twice for each wait)
 * connects, reads and tells the listener; {@code chat-client-out} (virtual, one for each connection) writes. Methods may
 * be called on any thread, the listener's included.
 */
public final class ChatClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatClient.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long FLUSH_MILLIS = 1_000;
    private static final long HELD_MILLIS = 5_000;

    private final ClientSettings settings;
    private final Teller teller;
    private final Standing standing;
    private final Conversation conversation;
    private final Thread in;
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong refs = new AtomicLong();
    private final String refPrefix;
    private boolean closing;
    private @Nullable Link link;

    /** Starts connecting in the background and returns at once; everything that happens comes as an event. */
    public static ChatClient start(ClientSettings settings, Consumer<ChatEvent> listener) {
        ChatClient client = new ChatClient(settings, listener);
        client.in.start();
        return client;
    }

    private ChatClient(ClientSettings settings, Consumer<ChatEvent> listener) {
        this.settings = settings;
        SplittableRandom random = new SplittableRandom();
        backoff = new Backoff(settings.maxBackoff().toMillis(), random);
        refPrefix = Integer.toHexString(random.nextInt()) + "-";
        Transcript transcript = new Transcript();
        teller = new Teller(listener);
        standing = new Standing(settings, transcript);
        String secret = UUID.randomUUID().toString();
        conversation = new Conversation(standing, transcript, teller, secret, settings.history());
        in = Thread.ofPlatform().daemon().name("chat-client-in").unstarted(this::run);
    }

    /**
     * Says a line; false when it was not taken (not connected, outbox full, not a line that may be said). Never blocks.
     * A line that was taken is said once, also over a reconnect, as long as the server holds its history.
     */
    public boolean send(String text) {
        return say(text, false);
    }

    /** Says a line as {@code /me}. */
    public boolean emote(String text) {
        return say(text, true);
    }

    /** Says a line to one person only; it is not said again when the connection is lost on the way. */
    public boolean tell(String to, String text) {
        return ChatText.problem(text).isEmpty() && standing.tell(new Message.Private("", to, text, time(), null));
    }

    /** Asks for another name; the answer comes as {@link ChatEvent.Connected} or {@link ChatEvent.Refused}. */
    public boolean rename(String name) {
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            boolean taken = standing.rename(name);
            changed.signalAll(); // perhaps a name is all that was missing
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** A glance; any thread. */
    public ChatStatus status() {
        return conversation.status();
    }

    /** Says goodbye, flushes what was taken for at most a second and closes. Idempotent. */
    @Override
    public void close() {
        Link open;
        lock.lock();
        try {
            if (closing) {
                return;
            }
            closing = true;
            open = link;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (open != null) {
                if (status().connected()) {
                    open.leave(FLUSH_MILLIS);
                }
                open.close();
            }
            if (!Thread.currentThread().equals(in)) {
                in.join(FLUSH_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }

    private boolean say(String text, boolean emote) {
        if (ChatText.problem(text).isPresent()) {
            return false;
        }
        Message.Ref ref = new Message.Ref(refPrefix + refs.incrementAndGet(), false);
        return standing.say(new Message.Chat(0, "", text, time(), ref, emote));
    }

    private void run() {
        while (true) {
            long startNanos = System.nanoTime();
            String reason;
            try (Link next = new Link(conversation::written)) {
                if (!use(next)) {
                    return;
                }
                next.open(settings);
                conversation.begin(next);
                next.read(conversation::take, conversation::batchDone);
                reason = "the server closed the connection";
            } catch (IOException e) {
                String tls = Tls.problem(e);
                String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                reason = tls == null ? said : tls;
            } catch (MalformedException e) {
                reason = e.sentence();
            } catch (RuntimeException e) {
                LOG.error("The chat client met an error and connects again", e);
                reason = "an error, which is in the log";
            }
            if (System.nanoTime() - startNanos > TimeUnit.MILLISECONDS.toNanos(HELD_MILLIS)) {
                backoff.reset();
            }
            try {
                if (!pause(reason)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Makes this link the one that is closed on close; false when that has come already. */
    private boolean use(Link next) {
        lock.lock();
        try {
            link = next;
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Waits before the next attempt; false when there is to be none. */
    private boolean pause(String reason) throws InterruptedException {
        boolean nameMissing = conversation.end();
        long millis = backoff.nextMillis();
        lock.lock();
        try {
            if (closing) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        if (!nameMissing) {
            teller.tell(new ChatEvent.Disconnected(reason, millis));
        }
        lock.lock();
        try {
            while (!closing && standing.nameMissing()) {
                changed.await();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(nameMissing ? 0 : millis);
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    private static String time() {
        return LocalTime.now(ZoneId.systemDefault()).format(TIME);
    }
}
