package netcoms.chat.client;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import netcoms.chat.FrameDecoder;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.chat.MessageCodec.Encoded;
import netcoms.secure.Fingerprint;
import netcoms.secure.Tls;

/**
 * One connection: a socket, a bounded outbox and the thread that empties it. Threads: {@code chat-client-in} connects
 * and reads, {@code chat-client-out} (one for each link, virtual) writes; any thread offers.
 */
final class Link implements AutoCloseable {
    private static final int OUTBOX_MESSAGES = 2_048;
    private static final int READ_BYTES = 64 * 1024;

    /** Larger than what the server takes: a list of names may be long. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int DEAD_AFTER_MILLIS = 5_000;

    /** Makes the writer look at its flags; is not sent. */
    private static final Message WAKE = new Message.Unknown("");

    private final Socket raw = new Socket();
    private final BlockingQueue<Message> outbox = new ArrayBlockingQueue<>(OUTBOX_MESSAGES);
    private final Consumer<Message> whenWritten;
    private final Thread out;

    /** Set before the writer starts; with TLS around the raw one. */
    private Socket socket = raw;

    // Volatile: set by the reader or by close(), read by the writer.
    private volatile boolean pinging;
    private volatile boolean leaving;

    // Volatile: the writer notes when it asked, the reader looks.
    private volatile long pingedNanos;
    private volatile long pingNumber;

    private long pings;

    /** {@code whenWritten} is told of every message that has been written, on the out thread. */
    Link(Consumer<Message> whenWritten) {
        this.whenWritten = whenWritten;
        out = Thread.ofVirtual().name("chat-client-out").unstarted(this::write);
    }

    /** Connects and starts the writer. */
    void open(ClientSettings settings) throws IOException {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new IOException("unknown host " + settings.host());
        }
        int timeoutMillis =
                (int) Math.min(Integer.MAX_VALUE, settings.connectTimeout().toMillis());
        raw.connect(address, timeoutMillis);
        raw.setTcpNoDelay(true);
        raw.setKeepAlive(true);
        Fingerprint certificate = settings.door().certificate();
        if (certificate != null) {
            SSLSocket secured = Tls.pinned(certificate).over(raw, settings.host(), settings.port());
            secured.setSoTimeout(timeoutMillis);
            secured.startHandshake();
            socket = secured;
        }
        out.start();
    }

    /** Whether nobody on the way can listen. */
    boolean isPrivate() {
        return socket instanceof SSLSocket || raw.getInetAddress().isLoopbackAddress();
    }

    /** Puts a message into the outbox; false when that is full. Never blocks. */
    boolean offer(Message message) {
        return outbox.offer(message);
    }

    /**
     * Hands every message to the receiver, and tells it when those that came together are done. Returns when the server
     * hangs up.
     */
    void read(Consumer<Message> receiver, Runnable whenBatchDone) throws IOException, MalformedException {
        FrameDecoder decoder = new FrameDecoder(MAX_BYTES);
        MessageCodec codec = new MessageCodec(MAX_BYTES);
        byte[] chunk = new byte[READ_BYTES];
        InputStream in = socket.getInputStream();
        MalformedException[] bad = new MalformedException[1];
        while (true) {
            int count;
            try {
                count = in.read(chunk);
            } catch (SocketTimeoutException e) {
                throw new IOException("the server does not answer", e);
            }
            if (count < 0) {
                return;
            }
            decoder.decode(chunk, 0, count, (bytes, from, to) -> {
                try {
                    receiver.accept(codec.decode(bytes, from, to));
                } catch (MalformedException e) {
                    bad[0] = e.isFatal() ? e : bad[0];
                }
                return bad[0] == null;
            });
            if (bad[0] != null) {
                throw bad[0];
            }
            whenBatchDone.run();
        }
    }

    /** How long the server may be silent; 0 means for ever. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** The server answers pings: one each second from now on, and a silence means that it is gone. */
    void startPinging() throws IOException {
        pingedNanos = System.nanoTime() - PING_NANOS;
        pinging = true;
        patience(DEAD_AFTER_MILLIS);
        offer(WAKE); // a full outbox would mean that the writer is awake
    }

    /** The round trip that this answer ends; -1 when it is not the answer to the last question. */
    long lagNanos(Message.Pong pong) {
        Message.Ref ref = pong.ref();
        boolean last = ref != null && ref.text().equals(Long.toString(pingNumber));
        return last ? System.nanoTime() - pingedNanos : -1;
    }

    /** Sends what was taken and a goodbye; waits for that at most so long. */
    void leave(long millis) throws InterruptedException {
        leaving = true;
        offer(WAKE);
        out.join(millis);
    }

    @Override
    public void close() {
        try {
            raw.close(); // TLS's own close may wait for whoever writes
        } catch (IOException e) {
            // It is gone either way.
        }
        out.interrupt();
    }

    private void write() {
        MessageCodec codec = new MessageCodec(MAX_BYTES);
        try (OutputStream stream = new BufferedOutputStream(socket.getOutputStream())) {
            while (true) {
                Message message = next();
                Encoded encoded = codec.encode(message, true);
                stream.write(encoded.array(), 0, encoded.length());
                if (outbox.isEmpty()) {
                    stream.flush();
                }
                whenWritten.accept(message);
                if (message instanceof Message.Leave) {
                    return;
                }
            }
        } catch (IOException e) {
            close(); // the reader finds out and says so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** What to write next; waits for it. */
    private Message next() throws InterruptedException {
        while (true) {
            if (leaving && outbox.isEmpty()) {
                return new Message.Leave();
            }
            long wait = pinging ? pingedNanos + PING_NANOS - System.nanoTime() : Long.MAX_VALUE;
            if (wait <= 0) {
                return nextPing();
            }
            Message message = outbox.poll(wait, TimeUnit.NANOSECONDS);
            if (message != null && !message.equals(WAKE)) {
                return message;
            }
        }
    }

    private Message nextPing() {
        pings++;
        pingNumber = pings;
        pingedNanos = System.nanoTime();
        return new Message.Ping("", new Message.Ref(Long.toString(pings), true));
    }
}
