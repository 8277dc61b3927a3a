package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import netcoms.secure.ServerIdentity;
import org.jspecify.annotations.Nullable;
import tlschannel.BufferAllocator;
import tlschannel.NeedsReadException;
import tlschannel.NeedsTaskException;
import tlschannel.NeedsWriteException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannelFlowControlException;

/**
 * One connection's bytes through TLS 1.3, for a selector: nothing here blocks, and {@link #interest} tells what to wait
 * for. What the peer costs is bounded: so many bytes are taken from it in a turn, and those that bring no text (records
 * without content, new keys again and again) have a limit. On the session's event loop only; the task that
 * {@link #takeTask} hands out may run anywhere, and until {@link #taskDone} nothing but closing is done here.
 */
final class TlsWire {
    /** As much as one TLS record with everything around it. */
    private static final int TURN_BYTES = 17 * 1024;

    /** What a byte of text pays for: a record around each single byte costs 22. */
    private static final int BYTES_PAID_BY_ONE = 32;

    private static final int MAX_UNPAID_BYTES = 64 * 1024;
    private static final int ALERT_BYTES = 1024;
    private static final byte HANDSHAKE_RECORD = 0x16;

    /** The peer began with something else than TLS. */
    static final class NotTlsException extends IOException {
        private static final long serialVersionUID = 1L;

        NotTlsException() {
            super("not TLS");
        }
    }

    private final SocketChannel socket;
    private final ServerTlsChannel tls;
    private boolean begun;
    private boolean established;
    private boolean ended;
    private boolean readWaitsForWrite;
    private boolean writePending;
    private boolean taskOut;
    private @Nullable Runnable task;
    private int turnBytes;
    private long unpaidBytes;

    TlsWire(SocketChannel socket, ServerIdentity identity, BufferAllocator buffers) {
        this.socket = socket;
        tls = ServerTlsChannel.newBuilder(new Taken(), identity.context())
                .withEngineFactory(context -> identity.engine())
                .withRunTasks(false)
                .withPlainBufferAllocator(buffers)
                .withEncryptedBufferAllocator(buffers)
                .build();
    }

    /** A new turn of the loop: the peer may send its share again. */
    void newTurn() {
        turnBytes = 0;
    }

    /** Whether the peer can be told something. */
    boolean canTell() {
        return established && !ended;
    }

    /** Whether reading stopped because something has to be written first. */
    boolean readWaitsForWrite() {
        return readWaitsForWrite;
    }

    /**
     * Reads text, or moves the handshake on.
     *
     * @return how many bytes; 0 when there are no more for now, -1 at the end
     * @throws NotTlsException when the peer speaks something else
     * @throws IOException when the connection is gone, or TLS was broken; the peer has been told then
     */
    int read(ByteBuffer into) throws IOException {
        if (ended) {
            return socket.read(into); // what comes after the end is thrown away
        }
        if (taskOut) {
            return 0;
        }
        if (established && readWaitsForWrite && writePending) {
            return 0; // an answer of TLS's own has to leave first
        }
        readWaitsForWrite = false;
        try {
            if (!established) {
                tls.handshake();
                established = true;
                writePending = false;
            }
            int count = tls.read(into);
            unpaidBytes = Math.max(0, unpaidBytes - (long) count * BYTES_PAID_BY_ONE);
            return count;
        } catch (TlsChannelFlowControlException e) {
            note(e);
            if (unpaidBytes > MAX_UNPAID_BYTES) {
                ended = true;
                throw new SSLException("too many records without content");
            }
            return 0;
        } catch (SSLException e) {
            tellAlert();
            throw e;
        }
    }

    private void note(TlsChannelFlowControlException what) {
        switch (what) {
            case NeedsTaskException needed -> {
                task = needed.getTask();
                taskOut = true;
            }
            case NeedsWriteException write -> {
                readWaitsForWrite = true;
                writePending = true;
            }
            case NeedsReadException read -> {}
            default -> throw new IllegalStateException(what);
        }
    }

    /** Takes the part of the handshake that costs time, to be run elsewhere; null when there is none. */
    @Nullable Runnable takeTask() {
        Runnable taken = task;
        task = null;
        return taken;
    }

    void taskDone() {
        taskOut = false;
    }

    /**
     * Takes text, encrypts it and sends what the socket takes; the rest waits here, at most one record.
     *
     * @return how many bytes of the text were taken; all of it only when {@link #flushed} afterwards
     */
    int write(ByteBuffer text) throws IOException {
        if (!canTell() || taskOut) {
            return 0;
        }
        int before = text.position();
        try {
            tls.write(text);
            writePending = false;
        } catch (TlsChannelFlowControlException e) {
            writePending = true;
        }
        return text.position() - before;
    }

    /** Whether nothing waits here for the socket. */
    boolean flushed() {
        return !writePending;
    }

    /** What the selector should tell of; {@code blocked} is whether more waits to be sent. */
    int interest(boolean blocked) {
        if (taskOut) {
            return 0;
        }
        if (readWaitsForWrite) {
            return SelectionKey.OP_WRITE; // reading on would only come back to this
        }
        return SelectionKey.OP_READ | (blocked || writePending ? SelectionKey.OP_WRITE : 0);
    }

    /** Says goodbye in TLS's way and ends this direction; what comes in afterwards is not decrypted any more. */
    void endOutput() throws IOException {
        if (canTell() && !taskOut) {
            try {
                tls.shutdown();
            } catch (TlsChannelFlowControlException e) {
                // The peer does without: its end of the stream comes all the same.
            }
        }
        ended = true;
        socket.shutdownOutput();
    }

    /** Closes at once, with a goodbye if that costs no waiting. */
    void close() throws IOException {
        if (canTell() && !taskOut) {
            tls.close();
        }
        ended = true;
        socket.close();
    }

    /** The engine has said why in an alert, which the library does not send. */
    private void tellAlert() {
        SSLEngine engine = tls.getSslEngine();
        ByteBuffer alert =
                ByteBuffer.allocate(Math.max(ALERT_BYTES, engine.getSession().getPacketBufferSize()));
        try {
            engine.wrap(ByteBuffer.allocate(0), alert);
            socket.write(alert.flip());
        } catch (IOException e) {
            // The peer is gone, or does not read: then there is nobody to tell.
        }
        ended = true;
    }

    /** The socket, of which the peer may use its share in each turn. */
    private final class Taken implements ByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            if (turnBytes >= TURN_BYTES) {
                return 0;
            }
            int from = into.position();
            int count = socket.read(into);
            if (count > 0) {
                turnBytes += count;
                unpaidBytes += count;
                if (!begun) {
                    begun = true;
                    if (into.get(from) != HANDSHAKE_RECORD) {
                        ended = true;
                        throw new NotTlsException();
                    }
                }
            }
            return count;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return socket.write(from);
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
