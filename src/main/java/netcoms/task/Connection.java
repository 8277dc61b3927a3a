package netcoms.task;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import netcoms.secure.Tls;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection with deadlines, used by one thread, platform or virtual. It stands on a {@link SocketChannel},
 * whose blocking operations an interrupt ends at once; those of a plain socket ignore it on platform threads.
 */
final class Connection implements Closeable {
    private final SocketChannel channel;
    private final InputStream stream;
    private final String where;
    private @Nullable TlsPipe tls;

    private Connection(SocketChannel channel, String where) throws IOException {
        this.channel = channel;
        this.stream = channel.socket().getInputStream();
        this.where = where;
    }

    /**
     * Looks the host up and connects.
     *
     * @param footprint gets what this took, also when it failed
     * @throws TaskFailure when it cannot be opened within the timeout, or the thread is interrupted
     */
    static Connection open(Endpoint target, TaskSettings settings, Footprint footprint) throws TaskFailure {
        long begin = System.nanoTime();
        try {
            Connection connection = open(target.toString(), settings.way().to(target), settings.connectTimeout());
            footprint.connectedFrom(connection.port());
            return connection;
        } finally {
            footprint.connectedFor(System.nanoTime() - begin);
        }
    }

    private static Connection open(String where, Endpoint to, Duration timeout) throws TaskFailure {
        InetSocketAddress address = new InetSocketAddress(to.host(), to.port());
        if (address.isUnresolved()) {
            throw new TaskFailure(FailureKind.ERROR, where + ": unknown host");
        }
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, millis(timeout.toNanos()));
            return new Connection(channel, where);
        } catch (IOException e) {
            closeQuietly(channel);
            throw connectFailure(e, where, timeout);
        }
    }

    /**
     * The same to the target of chat tasks, with its TLS where it has that.
     *
     * @param tls null to speak plainly
     */
    static Connection toTarget(TaskSettings settings, @Nullable Tls tls, Footprint footprint) throws TaskFailure {
        long begin = System.nanoTime();
        Connection connection = open(settings.target(), settings, footprint);
        if (tls == null) {
            return connection;
        }
        long tcpEnd = System.nanoTime();
        Deadline deadline = new Deadline(
                settings.connectTimeout(), begin + settings.connectTimeout().toNanos());
        try {
            TlsPipe pipe = new TlsPipe(connection, tls.engine(settings.host(), settings.port()));
            pipe.shakeHands(deadline);
            connection.tls = pipe;
            return connection;
        } catch (IOException e) {
            connection.close();
            throw connection.handshakeFailure(e, settings.connectTimeout());
        } finally {
            footprint.connectedFor(System.nanoTime() - tcpEnd);
        }
    }

    /** Where it leads, {@code host:port}, as details begin. */
    String where() {
        return where;
    }

    /** Our own. */
    int port() {
        return channel.socket().getLocalPort();
    }

    /** Whether there is neither anything to read nor the end; does not wait. What there is is lost. */
    boolean quiet() {
        try {
            channel.configureBlocking(false);
            return channel.read(ByteBuffer.allocate(1)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes everything, without blocking beyond the deadline when the peer does not read. */
    void write(byte[] bytes, Deadline deadline) throws TaskFailure, InterruptedException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            if (tls == null) {
                writeRaw(rest, deadline);
            } else {
                tls.write(rest, deadline);
            }
        } catch (IOException e) {
            throw failure(e, deadline);
        }
    }

    void writeRaw(ByteBuffer rest, Deadline deadline) throws IOException {
        try {
            // A blocking write knows no timeout.
            channel.configureBlocking(false);
            while (rest.hasRemaining()) {
                if (channel.write(rest) == 0) {
                    if (deadline.passed()) {
                        throw new SocketTimeoutException();
                    }
                    Thread.sleep(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    /**
     * Waits for bytes.
     *
     * @return how many were read, -1 at the end of the stream
     * @throws SocketTimeoutException when the deadline has passed
     */
    int read(byte[] into, int offset, int length, Deadline deadline) throws IOException {
        return tls == null ? readRaw(into, offset, length, deadline) : tls.read(into, offset, length, deadline);
    }

    int readRaw(byte[] into, int offset, int length, Deadline deadline) throws IOException {
        channel.configureBlocking(true);
        channel.socket().setSoTimeout(millis(Math.max(1, deadline.remainingNanos())));
        return stream.read(into, offset, length);
    }

    /** Classifies what ended an exchange on this connection. */
    TaskFailure failure(IOException e, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new TaskFailure(FailureKind.CANCELLED, where + ": cancelled");
        }
        String problem = Tls.problem(e);
        if (problem != null) {
            return new TaskFailure(FailureKind.PROTOCOL, where + ": " + problem, e);
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return new TaskFailure(
                    FailureKind.RESPONSE_TIMEOUT,
                    where + ": no complete response within " + seconds(deadline.timeout()),
                    e);
        }
        if (message.contains("reset") || message.contains("Broken pipe") || message.contains("aborted")) {
            return new TaskFailure(FailureKind.RESET, where + ": the peer reset the connection", e);
        }
        return new TaskFailure(FailureKind.ERROR, where + ": " + message, e);
    }

    /** The peer closed too early. */
    TaskFailure eof() {
        // Its stack trace tells the log where.
        EOFException cause = new EOFException("end of stream");
        return new TaskFailure(
                FailureKind.EOF, where + ": the peer closed the connection before the response was complete", cause);
    }

    private TaskFailure handshakeFailure(IOException e, Duration timeout) {
        if (e instanceof ClosedChannelException && !Thread.currentThread().isInterrupted()) {
            return new TaskFailure(FailureKind.EOF, where + ": the peer hung up during the TLS handshake", e);
        }
        String problem = Tls.problem(e);
        return problem == null
                ? connectFailure(e, where, timeout)
                : new TaskFailure(FailureKind.PROTOCOL, where + ": " + problem, e);
    }

    private static TaskFailure connectFailure(IOException e, String where, Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            return new TaskFailure(FailureKind.CANCELLED, where + ": cancelled");
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return new TaskFailure(
                    FailureKind.CONNECT_TIMEOUT, where + ": no connection within " + seconds(timeout), e);
        }
        if (e instanceof ConnectException && message.contains("refused")) {
            return new TaskFailure(FailureKind.REFUSED, where + ": connection refused", e);
        }
        if (message.contains("reset")) {
            return new TaskFailure(FailureKind.RESET, where + ": the peer reset the connection", e);
        }
        return new TaskFailure(FailureKind.ERROR, where + ": " + message, e);
    }

    /** As a person reads it: {@code 2 s}, {@code 0.25 s}. */
    static String seconds(Duration duration) {
        String number = String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
        return number.replaceAll("\\.?0+$", "") + " s";
    }

    /** Rounded up, so that a wait never ends before its time; 1 to Integer.MAX_VALUE. */
    private static int millis(long nanos) {
        return Math.clamp((nanos + 999_999) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was exchanged yet: the first failure says it all.
            }
        }
    }

    /** Never fails: by now the outcome is known. */
    @Override
    public void close() {
        closeQuietly(channel);
    }
}
