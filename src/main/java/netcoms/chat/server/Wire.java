package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one session, plain or with TLS around it, and what the selector waits for there. On the thread of the
 * session's event loop.
 */
final class Wire {
    private final SocketChannel channel;
    private @Nullable TlsWire tls;
    private @Nullable SelectionKey key;
    private boolean blocked;

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    void registered(SelectionKey key) {
        this.key = key;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Everything goes through TLS. */
    void secure(TlsWire wire) {
        tls = wire;
    }

    /** Null when it speaks plainly. */
    @Nullable TlsWire tls() {
        return tls;
    }

    /** Whether the socket takes no more for now; the selector tells when it does again. */
    boolean blocked() {
        return blocked;
    }

    /**
     * Sends what waits in the outbox, in one write unless that is more than the buffer holds.
     *
     * @return false when the session was overtaken by the ring
     */
    boolean pump(Chunk chunk, Outbox outbox) throws IOException {
        if (!canTell()) {
            return true;
        }
        ByteBuffer out = chunk.bytes();
        do {
            if (!chunk.fill(outbox)) {
                return false;
            }
            int sent = out.hasRemaining() || !flushed() ? write(out) : 0;
            outbox.sent(sent);
            if (out.hasRemaining() || !flushed()) {
                block(true);
                return true;
            }
        } while (!outbox.idle());
        block(false);
        return true;
    }

    private int write(ByteBuffer out) throws IOException {
        return tls == null ? channel.write(out) : tls.write(out);
    }

    /** False before TLS stands, and after it has ended. */
    boolean canTell() {
        return tls == null || tls.canTell();
    }

    /** Whether all that was taken from the outbox is with the kernel. */
    boolean flushed() {
        return tls == null || tls.flushed();
    }

    private void block(boolean now) {
        if (blocked != now && key != null) {
            blocked = now;
            awaitReady();
        }
    }

    /** Tells the selector what to wait for. */
    void awaitReady() {
        if (key != null && key.isValid()) {
            key.interestOps(
                    tls == null ? SelectionKey.OP_READ | (blocked ? SelectionKey.OP_WRITE : 0) : tls.interest(blocked));
        }
    }

    /** Ends the outgoing direction. */
    void endOutput() throws IOException {
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.endOutput();
            awaitReady();
        }
    }

    /** Closes both directions. */
    void close() throws IOException {
        if (tls == null) {
            channel.close();
        } else {
            tls.close();
        }
    }
}
