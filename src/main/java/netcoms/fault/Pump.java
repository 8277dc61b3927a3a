package netcoms.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads one direction of a connection and passes it on: straight, or through a {@link Line} from the moment on when toxics
 * work on it. Threads: a virtual one of its own; {@link #refresh} and {@link #wake} by any.
 */
final class Pump implements Runnable {
    private final Connection connection;
    private final Toxic.Stream stream;
    private final SocketChannel from;
    private final SocketChannel to;
    // Volatile: set once, perhaps while bytes flow.
    private volatile @Nullable Line line;

    Pump(Connection connection, Toxic.Stream stream, SocketChannel from, SocketChannel to) {
        this.connection = connection;
        this.stream = stream;
        this.from = from;
        this.to = to;
    }

    /** Another plan may be in force. */
    synchronized void refresh() {
        Line there = line;
        if (there != null) {
            there.wake();
        } else if (connection.hasForce(stream)) {
            Line begun = new Line(connection, stream, connection.plan());
            line = begun;
            Thread.ofVirtual().name("fault-line").start(begun);
        }
    }

    void wake() {
        Line there = line;
        if (there != null) {
            there.wake();
        }
    }

    @Override
    public void run() {
        ByteBuffer buffer;
        try {
            buffer = Buffers.small();
        } catch (OutOfMemoryError e) {
            connection.abort();
            return;
        }
        try {
            long passed = 0;
            while (true) {
                int found = from.read(buffer);
                if (found < 0) {
                    ended();
                    return;
                }
                if (!pass(buffer.flip(), passed)) {
                    return;
                }
                passed += found;
                buffer = Buffers.fitting(buffer, found);
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            // Reset by the peer, or closed by us, or a defect: in each case nothing more can come of it.
            connection.abort();
        } finally {
            Buffers.give(buffer);
        }
    }

    private boolean pass(ByteBuffer read, long offset) throws InterruptedException {
        Line through = line;
        if (through != null) {
            return through.put(read, offset);
        }
        try {
            while (read.hasRemaining()) {
                to.write(read);
            }
            return true;
        } catch (IOException e) {
            connection.broken();
            return false;
        }
    }

    private void ended() throws IOException {
        connection.saidEnd(stream);
        Line through = line;
        if (through != null) {
            through.end();
        } else {
            connection.passEnd(stream);
        }
    }
}
