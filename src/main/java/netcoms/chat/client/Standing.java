package netcoms.chat.client;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import netcoms.chat.Message;
import netcoms.secure.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the client stands with the server: how far the handshake is, which extras were granted, which name it has or
 * asks for; and so what may be said now.
 *
 * <p>Threads: {@code chat-client-in} moves it on; any thread asks, says and renames. One lock guards it all, and is held
 * while a line is put into the outbox: what was said before a cut is said again before anything new.
 */
final class Standing {
    private static final int MAX_NUMBER = 99;
    /** What no other attempt would change. */
    private static final List<String> FINAL_CODES = List.of("auth", "bad_password", "tls_required");

    private static final List<String> RENAME_CODES = List.of("name_taken", "bad_name");

    private enum Stage {
        OFFLINE,
        HELLO,
        AUTH,
        NAMING,
        REFUSED,
        REPLAY,
        UP
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Transcript transcript;
    private final boolean numbered;
    private final String address;
    private final @Nullable Secret password;

    // Guarded by the lock.
    private Stage stage = Stage.OFFLINE;
    private @Nullable Link link;
    private List<String> caps = List.of();
    private String wanted;
    private String name;
    private int number = 1;
    private boolean nameMissing;

    Standing(ClientSettings settings, Transcript transcript) {
        this.transcript = transcript;
        numbered = settings.numbered();
        password = settings.door().password();
        address = settings.host() + ":" + settings.port();
        wanted = settings.name();
        name = settings.name();
    }

    // ---- any thread

    ChatStatus status(List<String> names, long lagNanos) {
        return locked(() -> new ChatStatus(stage == Stage.UP, address, name, names, lagNanos));
    }

    boolean isUp() {
        return locked(() -> stage == Stage.UP);
    }

    boolean has(String cap) {
        return locked(() -> caps.contains(cap));
    }

    String name() {
        return locked(() -> name);
    }

    @Nullable Link link() {
        return locked(() -> link);
    }

    /** Puts a line into the outbox, and remembers it where the server confirms lines; false when it was not taken. */
    boolean say(Message.Chat line) {
        lock.lock();
        try {
            Link to = link;
            if (stage != Stage.UP || to == null) {
                return false;
            }
            if (caps.contains("echo") && !transcript.await(line)) {
                return false;
            }
            boolean taken = to.offer(outgoing(line));
            if (!taken) {
                transcript.forget(line);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean tell(Message.Private line) {
        return locked(() -> stage == Stage.UP && caps.contains("private") && link != null && link.offer(line));
    }

    /** Wants this name from now on, and asks for it when the server takes such a wish. */
    boolean rename(String to) {
        lock.lock();
        try {
            wanted = to;
            number = 1;
            nameMissing = false;
            if (stage == Stage.REFUSED) {
                stage = Stage.NAMING;
            }
            boolean ask = stage == Stage.NAMING || stage == Stage.UP;
            return !ask || (link != null && link.offer(new Message.Username(to)));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next attempt has to wait for somebody to choose another name. */
    boolean nameMissing() {
        return locked(() -> nameMissing);
    }

    // ---- chat-client-in

    /** Sends what the protocol wants; a server that does not read is hung up on, to start over. */
    void offer(Message message) {
        Link to = link();
        if (to != null && !to.offer(message)) {
            to.close();
        }
    }

    /** A new connection stands, nothing is said yet. */
    void begin(Link next) {
        lock.lock();
        try {
            link = next;
            stage = Stage.HELLO;
            number = 1;
            caps = List.of();
        } finally {
            lock.unlock();
        }
    }

    /** The connection is gone; whether a name is missing for the next. */
    boolean end() {
        lock.lock();
        try {
            link = null;
            nameMissing = stage == Stage.REFUSED;
            stage = Stage.OFFLINE;
            return nameMissing;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The server has answered the hello and grants these extras: now it wants a name, or first a password; false when it
     * wants one that we don't have, or that somebody could hear on the way.
     */
    boolean greeted(@Nullable List<String> granted) {
        Secret shown = null;
        lock.lock();
        try {
            caps = granted == null ? List.of() : List.copyOf(granted);
            if (caps.contains("auth")) {
                shown = link != null && link.isPrivate() ? password : null;
                stage = shown == null ? Stage.REFUSED : Stage.AUTH;
                if (shown == null) {
                    return false;
                }
            } else {
                stage = Stage.NAMING;
            }
        } finally {
            lock.unlock();
        }
        offer(shown == null ? new Message.Username(candidate()) : new Message.Auth(shown));
        return true;
    }

    /** The server has taken the password: now it wants a name. */
    void authenticated() {
        lock.lock();
        try {
            if (stage != Stage.AUTH) {
                return;
            }
            stage = Stage.NAMING;
        } finally {
            lock.unlock();
        }
        offer(new Message.Username(candidate()));
    }

    /** The server has given a name, perhaps without saying which; whether it was another one before. */
    boolean named(String given) {
        lock.lock();
        try {
            name = given.isEmpty() ? candidate() : given;
            if (stage == Stage.UP) {
                return true;
            }
            stage = caps.contains("history") ? Stage.REPLAY : Stage.UP;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether lines that come now were said before this connection. */
    boolean isReplaying() {
        return locked(() -> stage == Stage.REPLAY);
    }

    /** The replay is complete: says what no echo has confirmed once more, then is up. False when there was none. */
    boolean replayed() {
        lock.lock();
        try {
            if (stage != Stage.REPLAY) {
                return false;
            }
            // Before anybody can say something new: what was said before stays before it.
            for (Message.Chat line : transcript.unconfirmed()) {
                if (link != null && !link.offer(outgoing(line))) {
                    transcript.forget(line);
                }
            }
            stage = Stage.UP;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a refusal for this reason holds for every name. */
    static boolean isFinal(String code) {
        return FINAL_CODES.contains(code);
    }

    /** The server refused something; false when that is dealt with, or was told before. */
    boolean refused(String code) {
        lock.lock();
        try {
            if ((stage == Stage.HELLO || stage == Stage.AUTH) && FINAL_CODES.contains(code)) {
                stage = Stage.REFUSED;
            } else if (stage == Stage.NAMING) {
                boolean taken = code.isEmpty() || code.equals("name_taken");
                if (numbered && taken && number < MAX_NUMBER) {
                    number++;
                    offer(new Message.Username(candidate()));
                    return false;
                }
                stage = Stage.REFUSED;
            } else if (stage == Stage.REFUSED && code.equals("handshake_timeout")) {
                return false; // the reason was told; the next attempt waits for another name
            } else if (stage == Stage.UP && RENAME_CODES.contains(code)) {
                wanted = name; // a rename failed: what we have is what we want after a reconnect
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A server without extras does not know {@code emote}: say it in words. */
    private Message.Chat outgoing(Message.Chat line) {
        return line.emote() && caps.isEmpty()
                ? new Message.Chat(0, name, "* " + name + " " + line.content(), line.time(), null, false)
                : new Message.Chat(0, name, line.content(), line.time(), line.ref(), line.emote());
    }

    private String candidate() {
        return locked(() -> number == 1 ? wanted : wanted + number);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
